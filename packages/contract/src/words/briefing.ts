import type { Claim, Day, DemandCategory, DemandStatus, VisitResult } from '@titian/domain'
import { demandCategoryWords, demandStatusWords } from './demand-words.ts'
import { visitResultWords } from './visit-words.ts'

interface Held {
  readonly name: string
  /** The last day on which it holds. */
  readonly through: Day | null
  /** Days until then. */
  readonly left: number | null
  /** A number of the year, which is got anew and not prolonged. */
  readonly isYearly: boolean
  readonly state: 'valid' | 'pending' | 'ended' | 'future'
}

const soonDays = 365

/** 什么快到期: all that runs out within twelve months, else what comes next. */
export function runsOutSentence(titles: readonly Held[]): string {
  const pending = titles
    .filter(({ state }) => state === 'pending')
    .map(({ name, through, isYearly }) =>
      isYearly ? `${name}本年还没有入库` : `${name}已于 ${through ?? ''} 到期，年底前待重新认定`,
    )
  const valid = titles
    .flatMap(({ name, through, left, state }) =>
      state === 'valid' && through !== null && left !== null ? [{ name, through, left }] : [],
    )
    .toSorted((a, b) => (a.through < b.through ? -1 : a.through > b.through ? 1 : 0))
  const soon = valid
    .filter(({ left }) => left <= soonDays)
    .map(({ name, through, left }) => `${name} ${through} 到期，还有 ${left} 天`)
  const said = [...pending, ...soon]
  if (said.length > 0) return said.join('；')
  const [next] = valid
  return next ? `12 个月内没有；最早的是${next.name}，${next.through} 到期` : '没有会到期的称号'
}

interface Asked {
  readonly demand: {
    readonly on: Day
    readonly category: DemandCategory
    /** Null where whoever asks may not read it. */
    readonly text: string | null
    readonly state: DemandStatus
  } | null
  readonly visit: { readonly on: Day; readonly results: readonly VisitResult[]; readonly note: string | null } | null
}

/** 上次提了什么: the last demand, and what a later visit found. */
export function askedLastSentence({ demand, visit }: Asked): string {
  const said = [
    ...(demand
      ? [
          `${demand.on} 提出${demandCategoryWords[demand.category]}：${demand.text ?? '内容保密'}（${demandStatusWords[demand.state]}）`,
        ]
      : []),
    ...(visit && (demand === null || visit.on >= demand.on) ? [visitSentence(visit)] : []),
  ]
  return said.length === 0 ? '还没有需求和走访记录' : said.join('；')
}

function visitSentence({ on, results, note }: NonNullable<Asked['visit']>): string {
  const found = [results.map((result) => visitResultWords[result]).join('、'), note ?? ''].filter((part) => part !== '')
  return found.length === 0 ? `${on} 走访过，没有记下情况` : `${on} 走访：${found.join('，')}`
}

/** 可以享受什么: with the document that says so. */
export function mayClaimSentence(claims: readonly Pick<Claim, 'words' | 'source'>[]): string {
  return claims.length === 0
    ? '按现有资料没有查到可直接享受的政策；省、市奖补以当年文件为准'
    : claims.map(({ words, source }) => `${words}（${source}）`).join('；')
}
