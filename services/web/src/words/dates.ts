/** 2021-11-30 as 2021年11月30日. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** 2021-11 as 2021年11月. */
export function monthText(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return `${year}年${number}月`
}

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** An instant as 2021-11-30 09:05, wherever the browser stands. */
export function instantText(instant: string): string {
  const parts = new Map(clock.formatToParts(new Date(instant)).map((part) => [part.type, part.value]))
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')} ${parts.get('hour')}:${parts.get('minute')}`
}

/** 2021, 2021-09 or 2021-01..2021-09 as a person says it. */
export function periodText(period: string): string {
  const [from = period, to] = period.split('..')
  const say = (part: string) => (part.length === 4 ? `${part}年` : monthText(part))
  return to === undefined ? say(from) : `${say(from)}至${say(to)}`
}
