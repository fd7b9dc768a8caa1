import { percent } from './monthly-report.ts'

/** One number of what was done, in words, for a unit or for the city beside it. */
export interface EffortCounts {
  /** The firms that the other blocks name. */
  readonly firms: number
  readonly visited: number
  readonly visits: number
  readonly withoutOfficer: number
  readonly assigned: number
  readonly officers: number
  readonly overdue: number
  readonly longest: number | null
}

export const effortLabels = {
  visited: (days: number) => `近${days}天走访过的`,
  visits: (days: number) => `近${days}天平均走访`,
  withoutOfficer: '没有责任服务员的',
  load: '每名服务员对接企业',
  overdue: '超期需求（工作日）',
} as const

/** Never more than that: a county may lag with every firm visited. */
export const notCause = '相关，不一定是原因。'

export function effortSentence(days: number, own: EffortCounts, whole: EffortCounts | null): string {
  if (own.firms === 0) return `上面没有列出企业，只看全部对接企业的负荷和超期需求。${notCause}`
  const city = whole === null ? '' : `，全市${percent(shareOf(whole))}`
  return `上面列出的${own.firms}家企业，近${days}天走访过${own.visited}家（${percent(shareOf(own))}${city}）。${notCause}`
}

export const effortTexts = {
  visited: (of: EffortCounts) => `${of.visited}/${of.firms}家（${percent(shareOf(of))}）`,
  visits: ({ firms, visits }: EffortCounts) => (firms === 0 ? '—' : `${(visits / firms).toFixed(1)}次/家`),
  withoutOfficer: ({ withoutOfficer, firms }: EffortCounts) => `${withoutOfficer}/${firms}家`,
  load: ({ assigned, officers }: EffortCounts) =>
    officers === 0 ? '—' : `${(assigned / officers).toFixed(1)}家（${assigned}家、${officers}名）`,
  overdue: ({ overdue, longest }: EffortCounts) =>
    longest === null ? `${overdue}条` : `${overdue}条，最长${longest}个工作日`,
} as const

export function firmEffortWords(days: number, visits: number, lastOn: string | null, officer: string | null): string {
  const visited =
    visits > 0
      ? `近${days}天走访${visits}次，最近${lastOn}`
      : lastOn === null
        ? '没有走访记录'
        : `近${days}天没有走访，最近${lastOn}`
  return officer === null ? `${visited}，没有责任服务员` : `${visited}，服务员${officer}`
}

export function silentSentence(officers: number): string {
  return `${officers}名服务员、联络员的手机超过3天没有同步，未上传的走访和需求不在上面的数里。`
}

function shareOf({ visited, firms }: EffortCounts): number | null {
  return firms === 0 ? null : visited / firms
}
