import {
  demandCategoryWords,
  listedStatusWords,
  Review,
  ReviewQuery,
  statementNames,
  type ReviewItem,
} from '@titian/contract'
import { reviewItems, type ReviewItem as Waiting } from '@titian/read-models'
import { naming } from '../accounts/holder.ts'
import { names } from '../enterprises/shown-event.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { askAs } from '../question.ts'
import { summaryOf } from '../route-rules.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { contestedSentence, contestedVersions } from './contested-words.ts'
import { keptSentence, keptVersions, missingSentence } from './kept-words.ts'

const schema = {
  tags: ['核对'],
  summary:
    '等人核对的：属地不一致、同一年名单县（市、区）不同、对不上的行、目标不一致的名单、只有姓名的人员、说法不一的需求、内容不同的重复提交、手机上传后暂存的记录、暂未计入的企业；只问现在（没有 asOf、knownAt）',
  querystring: ReviewQuery,
  response: { 200: Review, ...problems },
}

export function listReview(app: App, shell: Shell): void {
  app.get('/api/review', { schema }, async (request, reply) => {
    const { cursor, limit = 50 } = request.query
    const principal = principalOf(request)
    const { account } = principal
    const answer = await askAs(shell, principal, {}, async (db, moment) => {
      const { count, items, next } = await reviewItems(db, { ...moment, account }, { after: cursor, limit })
      const actors = items.flatMap((item) => (item.kind === 'command-differs' ? [item.actor] : []))
      const nameOf = await naming(db, shell.journal, actors)
      const said = { nameOf, summary: (route: string) => summaryOf(app, route) }
      return { count, items: items.map((item) => inWords(item, account, said)), next, positions: moment.positions }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

interface Words {
  readonly nameOf: (actor: string) => string
  readonly summary: (route: string) => string
}

function inWords(item: Waiting, account: string, said: Words): ReviewItem {
  const { id, kind, since } = item
  const nothing = {
    uscc: null,
    unitsOf: null,
    importId: null,
    row: null,
    target: null,
    person: null,
    kept: null,
    contested: null,
    versions: [],
  }
  return {
    id,
    kind,
    since,
    ...nothing,
    ...('uscc' in item ? { uscc: item.uscc } : {}),
    ...placeOf(item, account),
    sentence: sentence(item, account, said),
  }
}

function placeOf(
  item: Waiting,
  account: string,
): Partial<Pick<ReviewItem, 'unitsOf' | 'importId' | 'row' | 'target' | 'person' | 'kept' | 'contested' | 'versions'>> {
  if (item.kind === 'firms-for-city') return { importId: item.importId, row: null }
  if (item.kind === 'units-differ') {
    const { year, name, lists } = item
    return { unitsOf: { year, name }, versions: unitsIn(lists) }
  }
  if (item.kind === 'row-unclear') return { importId: item.importId, row: item.row }
  if (item.kind === 'person-named') {
    const { person, name, candidates } = item
    return { person: { person, name, candidates: [...candidates] } }
  }
  if (item.kind === 'record-kept') {
    const { record, content } = item
    const kept = { account: item.account, record, content, device: null, isOwn: item.account === account }
    return { kept, versions: [...keptVersions(item)] }
  }
  if (item.kind === 'records-missing') {
    const { device } = item
    return { kept: { account: item.account, record: null, content: null, device, isOwn: item.account === account } }
  }
  if (item.kind === 'command-differs') {
    const { actor, command, content } = item
    return { contested: { account: actor, command, content }, versions: contestedVersions(item) }
  }
  if (item.kind === 'demand-differs') return { versions: versionsOf(item) }
  if (item.kind !== 'target-differs') return {}
  const { indicator, unit, year } = item
  return { target: { indicator, unit, year } }
}

const listNames = new Map<string, string>(Object.entries(statementNames))

function sentence(item: Waiting, account: string, said: Words): string {
  switch (item.kind) {
    case 'unit-differs':
      return `${item.name}的属地为${names.unit(item.unit)}，${listNames.get(item.type) ?? '名单'}写的是${names.unit(item.otherUnit)}；统计以前者为准。`
    case 'units-differ':
      return `${item.name} ${item.year} 年的名单写了不同的县（市、区），现按${names.unit(item.unit)}统计。写错的请更正，搬迁的请做属地调整；都没有错的，请写明原因，确认无误。`
    case 'row-unclear':
      return `《${item.list}》第 ${item.row} 行“${item.name}”没有唯一对应的企业；企业登记后，可在那次导入中指定。`
    case 'firms-for-city':
      return `${item.units.map(names.unit).join('、')}提交的《${item.list}》有 ${item.rows} 行的企业不在该县（市、区）名下，待市级核对：请在退回的行中采用，或不予采用。`
    case 'target-differs': {
      const [first] = item.lists
      const stated = item.lists.map(({ list, on, value, document }) => {
        return `《${list}》（${[on, ...(document === null ? [] : [document])].join('，')}）为 ${value} 家`
      })
      return `${names.unit(item.unit)} ${item.year} 年${names.figure(item.indicator)}目标，${stated.join('，')}；现按 ${first?.value ?? 0} 家统计。`
    }
    case 'person-named':
      return namedSentence(item)
    case 'demand-differs':
      return `需求 ${item.number ?? item.demand}（${item.name}）在几份台账中说法不一，现按办理最远的一份显示。`
    case 'record-kept':
      return keptSentence(item, account)
    case 'records-missing':
      return missingSentence(item, account)
    case 'command-differs':
      return contestedSentence(item, said.nameOf(item.actor), said.summary)
    case 'quarantined':
      return `${item.name ?? '一家企业'}的记录无法计入，相关指标暂缺这一家。请系统管理员排除原因后运行 node scripts/quarantine.ts --retry ${item.model} ${item.key}。`
  }
}

type Named = Extract<Waiting, { readonly kind: 'person-named' }>

function namedSentence({ name, visits, demands, assignments, firms, rows, candidates }: Named): string {
  const where = [
    ...(visits > 0 ? [`走访 ${visits} 条`] : []),
    ...(demands > 0 ? [`需求 ${demands} 条`] : []),
    ...(assignments > 0 ? [`对接 ${assignments} 条`] : []),
  ].join('、')
  const more = rows > firms.length ? '等' : ''
  const next =
    candidates.length === 0
      ? '没有同名的服务员：导入服务员名单后会自动对上；不是服务员的，保留姓名即可。'
      : '请认定是否同一人。'
  return `${where}只写了姓名“${name}”，当日这些企业（${firms.join('、')}${more}）的服务员不是他。${next}`
}

type SeveralUnits = Extract<Waiting, { readonly kind: 'units-differ' }>

function unitsIn(lists: SeveralUnits['lists']): ReviewItem['versions'] {
  return lists.map(({ list, on, unit }) => ({
    list,
    fields: [
      { name: '日期', value: on },
      { name: '县（市、区）', value: names.unit(unit) },
    ],
  }))
}

type Differing = Extract<Waiting, { readonly kind: 'demand-differs' }>

/** Only what differs is put side by side. */
function versionsOf({ versions }: Differing): ReviewItem['versions'] {
  const read = versions.map(({ list, raisedOn, said }) => ({
    list,
    fields: [
      { name: '企业', value: said.name },
      { name: '信用代码', value: said.uscc ?? '' },
      { name: '类别', value: said.kind ?? demandCategoryWords[said.category] },
      { name: '内容', value: said.text },
      { name: '提出日期', value: raisedOn },
      { name: '责任人编号', value: said.officer ?? '' },
      { name: '办理状态', value: listedStatusWords[said.status] },
      { name: '办结日期', value: said.closedOn ?? '' },
    ],
  }))
  const differs = (place: number) => new Set(read.map(({ fields }) => fields[place]?.value)).size > 1
  return read.map(({ list, fields }) => ({ list, fields: fields.filter((_, place) => differs(place)) }))
}
