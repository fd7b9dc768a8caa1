import {
  closingCodeWords,
  demandCategoryWords,
  demandChannelWords,
  demandMoveWords,
  demandSecrecyWords,
  demandStatusWords,
  visitModeWords,
  visitPurposeWords,
  visitResultWords,
  type ReviewItem,
} from '@titian/contract'
import type { KeptRecordItem, RecordsMissingItem } from '@titian/read-models'

type Said = Readonly<Record<string, unknown>>

const kinds: Readonly<Record<string, string>> = {
  'log-visit': '走访',
  'amend-visit': '走访更正',
  'withdraw-visit': '走访撤回',
  'raise-demand': '需求',
  'move-demand': '需求办理',
}

/** What happened to a record that a phone brought, for whoever made it or for the city. */
export function keptSentence(
  { account, type, code, reason, payload, demand, capturedAt }: KeptRecordItem,
  reader: string,
): string {
  const about = demand?.number ?? firmsOf(payload ?? {}).join('、')
  const which = `${whose(account, reader)}${dayOf(capturedAt)}在手机上记的${kinds[type] ?? '记录'}${about === '' ? '' : `（${about}）`}`
  return code === 'content-differs'
    ? `${which}与先前收到的同一条内容不同，两份都已留存，现按先收到的计。请对照后决定用哪一份。`
    : `${which}没有生效：${reason}请对照现在的情况决定是否采用。`
}

export function missingSentence({ account, missing, lastSyncAt }: RecordsMissingItem, reader: string): string {
  return `${whose(account, reader)}一台手机（${dayOf(lastSyncAt)}最后同步）有 ${missing} 条记录没有收到，可能丢失。请打开那台手机上传；确实没有了的，补录后在此说明。`
}

/** What stands beside what was kept, both with the same fields; what is the same in both is left out. */
export function keptVersions(
  { type, payload, first, demand }: Pick<KeptRecordItem, 'type' | 'payload' | 'first' | 'demand'>,
  second = '暂存的这一份',
): ReviewItem['versions'] {
  if (payload === null) return []
  const kept = fieldsOf(type, payload)
  const standing = demand ? standingDemand(demand) : standingRecord(first)
  const fields = [...new Set([...standing.keys(), ...kept.keys()])]
    .filter((name) => standing.size === 0 || standing.get(name) !== kept.get(name))
    .map((name) => ({ name, standing: standing.get(name) ?? '', kept: kept.get(name) ?? '' }))
  const version = (list: string, which: 'standing' | 'kept') => ({
    list,
    fields: fields.map((field) => ({ name: field.name, value: field[which] })),
  })
  return [
    ...(standing.size > 0 ? [version(demand ? '现在的情况' : '已经生效的', 'standing')] : []),
    version(second, 'kept'),
  ]
}

function standingDemand({ state, next }: NonNullable<KeptRecordItem['demand']>): ReadonlyMap<string, string> {
  return filled([
    ['办理状态', word(demandStatusWords, state)],
    ['下一步', next ?? ''],
  ])
}

function standingRecord(first: KeptRecordItem['first']): ReadonlyMap<string, string> {
  const logged = first.filter(({ type }) => type === 'VisitLogged')
  const raised = first.find(({ type }) => type === 'DemandRaised')
  const [visit] = logged
  if (visit) {
    const firms = logged.map(({ data }) => ({ name: data['name'] }))
    return fieldsOf('log-visit', { ...visit.data, on: visit.on, firms })
  }
  return raised ? fieldsOf('raise-demand', { ...raised.data, raisedOn: raised.on }) : new Map()
}

/** A record as people read it. Whom one met is counted, not named: the names lie beside the log. */
function fieldsOf(type: string, said: Said): ReadonlyMap<string, string> {
  if (type === 'move-demand') return movedFields(said)
  const read = type === 'amend-visit' ? { ...Object(said['changes']), on: said['on'], reason: said['reason'] } : said
  const next: Said = Object(read['nextStep'])
  return filled([
    ['企业', firmsOf(read).join('、')],
    ['日期', text(read['on'] ?? read['raisedOn'])],
    ['方式', word(visitModeWords, read['mode']) || word(demandChannelWords, read['channel'])],
    [
      '事由',
      listed(read['purposes'])
        .map((each) => word(visitPurposeWords, each))
        .join('、'),
    ],
    [
      '结果',
      listed(read['results'])
        .map((each) => word(visitResultWords, each))
        .join('、'),
    ],
    ['企业参加人', listed(read['met']).length === 0 ? '' : `${listed(read['met']).length} 人`],
    ['活动', text(read['campaign'])],
    ['记录', text(read['note'])],
    ['类别', word(demandCategoryWords, read['category'])],
    ['内容', text(read['text'])],
    ['保密级别', word(demandSecrecyWords, read['secrecy'])],
    ['提出的需求', countOf(read['demands'], '条')],
    ['当场解决', read['solvedOnTheSpot'] === undefined ? '' : text(Object(read['solvedOnTheSpot'])['text']) || '是'],
    ['下次走访', text(read['nextVisitOn'])],
    ['下一步', nextStep(next)],
    ['附件', countOf(read['attachments'], '个')],
    ['原因', text(read['reason'])],
  ])
}

function movedFields(said: Said): ReadonlyMap<string, string> {
  return filled([
    ['手机上办的', word(demandMoveWords, said['move'])],
    ['日期', text(said['on'])],
    ['办结方式', word(closingCodeWords, said['code'])],
    ['说明', [said['note'], said['answer'], said['reason'], said['text']].map(text).filter(Boolean).join('；')],
    ['承办单位', text(Object(said['to'])['body'])],
    ['下一步', nextStep(Object(said['nextStep']))],
  ])
}

function filled(fields: readonly (readonly [name: string, value: string])[]): ReadonlyMap<string, string> {
  return new Map(fields.filter(([, value]) => value !== ''))
}

function firmsOf({ firms, name }: Said): readonly string[] {
  const all = Array.isArray(firms) ? listed(firms).map((firm) => text(Object(firm)['name'])) : [text(name)]
  return all.filter((each) => each !== '')
}

function nextStep(next: Said): string {
  return [text(next['action']), text(next['due'])].filter((part) => part !== '').join('，')
}

function countOf(value: unknown, unit: string): string {
  return listed(value).length === 0 ? '' : `${listed(value).length} ${unit}`
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function word(words: Readonly<Record<string, string>>, code: unknown): string {
  return typeof code === 'string' && Object.hasOwn(words, code) ? (words[code] ?? '') : ''
}

const shanghai = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric' })

function dayOf(instant: string): string {
  return ` ${shanghai.format(new Date(instant))}`
}

function whose(account: string, reader: string): string {
  return account === reader ? '您' : account
}
