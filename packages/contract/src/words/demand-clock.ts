import type { DemandClock } from '@titian/domain'

const names = { respond: '响应', solve: '办理' } as const

/** How a clock stands, with all that made it so: 已用 6/10 工作日，暂停 2 天：等企业材料. */
export function demandClockSentence({
  kind,
  used,
  limit,
  left,
  pauses,
  extension,
  due,
  ended,
  withoutNotice,
}: DemandClock): string {
  const standing = pauses.at(-1)
  const parts = [
    `${names[kind]}已用 ${used}/${limit} 工作日`,
    ...pauses
      .filter(({ days }) => days > 0)
      .map(({ days, why, reason }) => `暂停 ${days} 天：${why === 'answered' ? '等企业确认' : (reason ?? '等企业')}`),
    ...(extension ? [`延至 ${extension.until}：${extension.reason}`] : []),
    ended === undefined
      ? standing && standing.through === undefined
        ? '现在暂停计时'
        : dueWords(due, left)
      : left < 0
        ? `${ended} 完成，逾期 ${-left} 个工作日`
        : `${ended} 完成`,
    ...(withoutNotice.length > 0 ? [`${withoutNotice.join('、')} 年放假安排未录入，按周一至周五计`] : []),
  ]
  return parts.join('，')
}

function dueWords(due: string | undefined, left: number): string {
  if (left < 0) return `期限 ${due ?? ''}，已逾期 ${-left} 个工作日`
  return `期限 ${due ?? ''}，还剩 ${left} 个工作日`
}
