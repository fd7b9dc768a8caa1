import { yearOf } from '../day.ts'
import { sizeOf, type Size } from '../enterprises/size.ts'
import type { FigureDefinition } from './definition.ts'
import { happened, type Fact } from './fact.ts'
import { roseFromTechSme } from './high-tech-figures.ts'
import type { Portrait } from './portrait.ts'
import { droppedOf } from './tech-sme-figures.ts'

const leavings = new Set(['lapsed', 'revoked', 'moved-out'])

export const moveFigures: readonly FigureDefinition[] = [
  {
    code: 'moves.micro-up',
    name: '微成长',
    kind: 'flow',
    formula: '首次入库科技型中小企业 − 其中已知为中型或大型的',
    note: '按首次入库之日计；规模以当日企业名录所载为准，名录晚于入库的以其后最早的为准；规模不详的计入，并另列。',
    version: 2,
    facts: (portrait) => microUp(portrait, 'moves.micro-up', (size) => size !== 'medium' && size !== 'large'),
  },
  {
    code: 'moves.micro-up.size-unknown',
    name: '其中：规模不详',
    kind: 'flow',
    formula: '微成长企业中从业人员或营业收入不详、不能划型的户数',
    note: '按工信部联企业〔2011〕300号划型；规模以首次入库之日企业名录所载为准，名录晚于入库的以其后最早的为准。',
    version: 2,
    facts: (portrait) => microUp(portrait, 'moves.micro-up.size-unknown', (size) => size === undefined),
  },
  {
    code: 'moves.small-to-high',
    name: '小升高',
    kind: 'flow',
    formula: '首次认定高新技术企业中，当年（发证之前）或前两年有科技型中小企业入库登记编号的户数',
    note: '按证书发证日期计。',
    version: 1,
    facts: (portrait) =>
      firstRecognitions(portrait).flatMap(({ on, why }) => {
        const from = roseFromTechSme(portrait, on)
        return from ? [happened(portrait.history, 'moves.small-to-high', on, [...from, ...why])] : []
      }),
  },
  {
    code: 'moves.straight',
    name: '未经科小直接认定',
    kind: 'flow',
    formula: '首次认定高新技术企业 − 小升高',
    note: '按证书发证日期计；单列，不计入小升高。',
    version: 1,
    facts: (portrait) =>
      firstRecognitions(portrait)
        .filter(({ on }) => roseFromTechSme(portrait, on) === undefined)
        .map(({ on, why }) => happened(portrait.history, 'moves.straight', on, why)),
  },
  {
    code: 'moves.high-to-strong',
    name: '高变强',
    kind: 'flow',
    formula: '高新技术企业在有效期内首次成为瞪羚企业或创新龙头企业的户数',
    note: '只计科技线；工信线另列，不相加。',
    version: 1,
    facts: (portrait) => becameStrong(portrait, 'moves.high-to-strong', new Set(['gazelle', 'innovation-leader'])),
  },
  {
    code: 'moves.high-to-strong.industry',
    name: '高变强（工信线）',
    kind: 'flow',
    formula: '高新技术企业在有效期内首次成为专精特新、小巨人或单项冠军企业的户数',
    note: '第二口径，不与科技线相加。',
    version: 1,
    facts: (portrait) =>
      becameStrong(portrait, 'moves.high-to-strong.industry', new Set(['specialized', 'little-giant', 'champion'])),
  },
  {
    code: 'moves.left',
    name: '退出',
    kind: 'flow',
    formula: '到期未重新认定、取消资格或迁出的高新技术企业 + 上年入库本年未入库且无有效证书的科技型中小企业',
    note: '一户一年计一次。',
    version: 1,
    facts: (portrait) => {
      const { history, highTechMoves } = portrait
      const left = [
        ...highTechMoves
          .filter(({ kind }) => leavings.has(kind))
          .map((move) => ({ ...happened(history, 'moves.left', move.on, move.why), unit: move.unit })),
        ...droppedOf(portrait, 'moves.left'),
      ]
      const years = new Map<number, Fact>()
      for (const fact of left) {
        const year = yearOf(fact.from)
        const known = years.get(year)
        if (!known || fact.from < known.from) years.set(year, fact)
      }
      return [...years.values()]
    },
  },
]

function firstRecognitions({ highTechMoves }: Portrait) {
  return highTechMoves.filter(({ kind }) => kind === 'new')
}

function microUp(
  { history, registrations }: Portrait,
  code: string,
  counts: (size: Size | undefined) => boolean,
): readonly Fact[] {
  const first = registrations[0]
  if (!first) return []
  const entries = history.standing.filter(({ statement }) => statement.type === 'RegisterEntryListed')
  // What it grew to since is no reason to take back the year in which it was small.
  const entry = entries.findLast(({ occurredOn }) => occurredOn <= first.on) ?? entries[0]
  const size = entry?.statement.type === 'RegisterEntryListed' ? sizeOf(entry.statement.data) : undefined
  return counts(size) ? [happened(history, code, first.on, [...first.why, ...(entry ? entry.versions : [])])] : []
}

function becameStrong({ history, holdings }: Portrait, code: string, strong: ReadonlySet<string>): readonly Fact[] {
  const first = holdings.filter(({ title }) => strong.has(title)).toSorted((a, b) => (a.from < b.from ? -1 : 1))[0]
  if (!first) return []
  const certified = holdings.find(
    ({ title, state, from, to }) =>
      title === 'high-tech' && state === 'valid' && from <= first.from && (to === undefined || first.from < to),
  )
  return certified ? [happened(history, code, first.from, [...certified.why, ...first.why])] : []
}
