import { readDay } from './day.ts'

/**
 * Reads 2021-10-08 09:00 as an instant of Asia/Shanghai. A day alone means its end: whoever says 按 9 月 30 日 means
 * with what was entered on that day.
 */
export function readMoment(typed: string): string | undefined {
  const text = typed.normalize('NFKC').trim()
  const [, dayTyped = '', hour, minute] = /^(\S+?)(?:[ T]+(\d{1,2}):(\d{2}))?$/.exec(text) ?? []
  const day = readDay(dayTyped, 0)
  if (day === undefined) return undefined
  if (hour === undefined) return `${day}T23:59:59+08:00`
  if (Number(hour) > 23 || Number(minute) > 59) return undefined
  return `${day}T${hour.padStart(2, '0')}:${minute}:00+08:00`
}

/** Whether it is of a day that has not begun; what of today is still to come counts as now. */
export function isAhead(moment: string, now: number): boolean {
  return Date.parse(`${moment.slice(0, 10)}T00:00:00+08:00`) > now
}
