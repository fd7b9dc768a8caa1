import { yearOf } from '../day.ts'
import { livesOn } from '../ladder/certificate.ts'
import type { HighTechMoveKind } from '../ladder/high-tech-move.ts'
import type { FigureDefinition } from './definition.ts'
import { happened, held, type Fact } from './fact.ts'
import type { Portrait } from './portrait.ts'

/** 净增 is start to end by these flows, each with its sign; the bridge shows them one by one. */
export const bridgeFlows: readonly { readonly kind: HighTechMoveKind; readonly sign: 1 | -1 }[] = [
  { kind: 'new', sign: 1 },
  { kind: 'renewed-late', sign: 1 },
  { kind: 'moved-in', sign: 1 },
  { kind: 'lapsed', sign: -1 },
  { kind: 'revoked', sign: -1 },
  { kind: 'moved-out', sign: -1 },
  { kind: 'closed', sign: -1 },
  { kind: 'transferred-in', sign: 1 },
  { kind: 'transferred-out', sign: -1 },
]

function moved(code: string, kind: HighTechMoveKind): (portrait: Portrait) => readonly Fact[] {
  return ({ history, highTechMoves }) =>
    highTechMoves
      .filter((move) => move.kind === kind)
      .map((move) => ({ ...happened(history, code, move.on, move.why), unit: move.unit }))
}

function flow(code: string, name: string, kind: HighTechMoveKind, formula: string, note: string): FigureDefinition {
  return { code, name, kind: 'flow', formula, note, version: 1, facts: moved(code, kind) }
}

export const highTechFigures: readonly FigureDefinition[] = [
  {
    code: 'high-tech.valid',
    name: '高新技术企业总数（有效期内）',
    kind: 'stock',
    formula: '当日证书在有效期内且未被取消资格的企业户数',
    note: '有效期自发证之日起，至满三年的前一日止；企业须在本市存续。到期待重新认定的另列。',
    version: 1,
    facts: ({ history, holdings }) =>
      holdings
        .filter(({ title, state }) => title === 'high-tech' && state === 'valid')
        .flatMap((holding) => held(history, 'high-tech.valid', holding, holding.why)),
  },
  {
    code: 'high-tech.pending',
    name: '到期待重新认定高新技术企业',
    kind: 'stock',
    formula: '证书在本年内到期、尚未重新认定的企业户数',
    note: '到期当年 12 月 31 日前列为到期待重新认定，12 月 31 日起为到期未重新认定。',
    version: 1,
    facts: ({ history, holdings }) =>
      holdings
        .filter(({ title, state }) => title === 'high-tech' && state === 'pending')
        .flatMap((holding) => held(history, 'high-tech.pending', holding, holding.why)),
  },
  {
    code: 'high-tech.new',
    name: '新认定高新技术企业',
    kind: 'flow',
    formula: '期内发证的首次认定企业户数',
    note: '按证书发证日期计；通报中称新增。名单未写明首次或重新认定的，此前没有证书的为首次认定。',
    version: 1,
    facts: moved('high-tech.new', 'new'),
  },
  {
    code: 'high-tech.renewed',
    name: '重新认定高新技术企业',
    kind: 'flow',
    formula: '期内发证的重新认定企业户数',
    note: '按证书发证日期计；含到期后隔年重新认定的。',
    version: 1,
    facts: ({ history, certificates }) =>
      certificates
        .filter(({ how, from }) => how === 'renewed' && livesOn(history, from))
        .map(({ from, why }) => happened(history, 'high-tech.renewed', from, why)),
  },
  flow(
    'high-tech.renewed-late',
    '其中：隔年重新认定',
    'renewed-late',
    '期内重新认定、上一证书已在年前到期的企业户数',
    '上年末不在有效期内的企业重新认定，计入净增。',
  ),
  {
    code: 'high-tech.expiring',
    name: '到期高新技术企业',
    kind: 'flow',
    formula: '期内证书有效期届满的企业户数',
    note: '按有效期届满次日计；有效期内已取得新证书、已被取消资格或已不在本市的不计。',
    version: 1,
    facts: ({ history, certificates }) =>
      certificates
        .filter(
          ({ termTo, revokedOn }, index) =>
            revokedOn === undefined &&
            livesOn(history, termTo) &&
            !certificates.slice(index + 1).some((other) => other.from < termTo),
        )
        .map(({ termTo, why }) => happened(history, 'high-tech.expiring', termTo, why)),
  },
  flow(
    'high-tech.lapsed',
    '到期未重新认定高新技术企业',
    'lapsed',
    '证书在本年到期、至 12 月 31 日未重新认定的企业户数',
    '计在到期当年的 12 月 31 日。',
  ),
  flow('high-tech.moved-in', '迁入高新技术企业', 'moved-in', '期内持有效证书迁入的企业户数', '按迁入日期计。'),
  flow('high-tech.revoked', '取消资格高新技术企业', 'revoked', '期内被取消资格的企业户数', '按取消日期计。'),
  flow(
    'high-tech.moved-out',
    '迁出高新技术企业',
    'moved-out',
    '期内迁出本市的高新技术企业户数',
    '按迁出日期计，属迁出前的县（市、区）。',
  ),
  flow('high-tech.closed', '注销高新技术企业', 'closed', '期内注销的高新技术企业户数', '按注销日期计。'),
  flow(
    'high-tech.transferred-in',
    '属地调入高新技术企业',
    'transferred-in',
    '期内由本市其他县（市、区）调入的户数',
    '全市合计与调出相抵。',
  ),
  flow(
    'high-tech.transferred-out',
    '属地调出高新技术企业',
    'transferred-out',
    '期内调往本市其他县（市、区）的户数',
    '全市合计与调入相抵。',
  ),
]

/** 首次认定 by a firm with a 科技型中小企业 number of the same year dated before, or of the two years before. */
export function roseFromTechSme({ registrations }: Portrait, on: string): readonly number[] | undefined {
  const year = yearOf(on)
  const before = registrations.filter(
    (registration) =>
      registration.year === year - 1 ||
      registration.year === year - 2 ||
      (registration.year === year && registration.on < on),
  )
  return before.length > 0 ? before.flatMap(({ why }) => why) : undefined
}
