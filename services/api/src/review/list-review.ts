import { Review, ReviewQuery, statementNames, type ReviewItem } from '@titian/contract'
import { reviewItems, type ReviewItem as Waiting } from '@titian/read-models'
import { names } from '../enterprises/shown-event.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { askAs } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['核对'],
  summary:
    '等人核对的：属地不一致、对不上的行、目标不一致的名单、内容不同的重复提交、暂未计入的企业；只问现在（没有 asOf、knownAt）',
  querystring: ReviewQuery,
  response: { 200: Review, ...problems },
}

export function listReview(app: App, shell: Shell): void {
  app.get('/api/review', { schema }, async (request, reply) => {
    const { cursor, limit = 50 } = request.query
    const answer = await askAs(shell, principalOf(request), {}, async (db, moment) => {
      const { count, items, next } = await reviewItems(db, moment, { after: cursor, limit })
      return { count, items: items.map(inWords), next, positions: moment.positions }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

function inWords(item: Waiting): ReviewItem {
  const { id, kind, since } = item
  const nothing = { uscc: null, importId: null, row: null, target: null }
  return {
    id,
    kind,
    since,
    ...nothing,
    ...('uscc' in item ? { uscc: item.uscc } : {}),
    ...placeOf(item),
    sentence: sentence(item),
  }
}

function placeOf(item: Waiting): Partial<Pick<ReviewItem, 'importId' | 'row' | 'target'>> {
  if (item.kind === 'firms-for-city') return { importId: item.importId, row: null }
  if (item.kind === 'row-unclear') return { importId: item.importId, row: item.row }
  if (item.kind !== 'target-differs') return {}
  const { indicator, unit, year } = item
  return { target: { indicator, unit, year } }
}

const listNames = new Map<string, string>(Object.entries(statementNames))

function sentence(item: Waiting): string {
  switch (item.kind) {
    case 'unit-differs':
      return `${item.name}的属地为${names.unit(item.unit)}，${listNames.get(item.type) ?? '名单'}写的是${names.unit(item.otherUnit)}；统计以前者为准。`
    case 'row-unclear':
      return `《${item.list}》第 ${item.row} 行“${item.name}”没有唯一对应的企业；企业登记后，可在那次导入中指定。`
    case 'firms-for-city':
      return `${names.unit(item.unit)}提交的《${item.list}》有 ${item.rows} 行的企业不在该县（市、区）名下，待市级核对：请在退回的行中采用，或不予采用。`
    case 'target-differs': {
      const [first] = item.lists
      const said = item.lists.map(({ list, on, value, document }) => {
        return `《${list}》（${[on, ...(document === null ? [] : [document])].join('，')}）为 ${value} 家`
      })
      return `${names.unit(item.unit)} ${item.year} 年${names.figure(item.indicator)}目标，${said.join('，')}；现按 ${first?.value ?? 0} 家统计。`
    }
    case 'command-differs':
      return `${item.actor} 的一次提交与先前同一编号的提交内容不同，已留存，没有生效。`
    case 'quarantined':
      return `${item.name ?? '一家企业'}的记录无法计入，相关指标暂缺这一家。请系统管理员排除原因后运行 node scripts/quarantine.ts --retry ${item.model} ${item.key}。`
  }
}
