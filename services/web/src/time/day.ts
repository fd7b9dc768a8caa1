/** A day as the contract writes it: `YYYY-MM-DD`. */
export type Day = string

/** The day of a year, month and date, or undefined where the calendar has no such day. */
function dayOf(year: number, month: number, date: number): Day | undefined {
  if (year < 1900 || year > 2200 || month < 1 || month > 12) return undefined
  if (date < 1 || date > daysIn(year, month)) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

/**
 * Reads a day in any way in which people of the bureau type one: 2021-11-30, 2021/11/30, 2021.11.30, 20211130,
 * 2021年11月30日, and 11月30日 or 11.30 of the year at hand; full-width digits too.
 */
export function readDay(typed: string, yearAtHand: number): Day | undefined {
  const text = typed.normalize('NFKC').replace(/\s/g, '')
  const whole =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? undefined
  if (whole) return dayOf(Number(whole[1]), Number(whole[2]), Number(whole[3]))
  const short = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  return short ? dayOf(yearAtHand, Number(short[1]), Number(short[2])) : undefined
}

export function isDay(text: unknown): text is Day {
  return typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) && readDay(text, 0) === text
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

/** `2021-11` of 2021-11-30. */
export function monthOf(day: Day): string {
  return day.slice(0, 7)
}

export function isMonth(text: unknown): text is string {
  return typeof text === 'string' && isDay(`${text}-01`)
}

export function plusMonths(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number)
  const index = (year ?? 0) * 12 + (number ?? 1) - 1 + months
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

export function lastDayOfMonth(month: string): Day {
  const [year, number] = month.split('-').map(Number)
  return `${month}-${String(daysIn(year ?? 0, number ?? 1)).padStart(2, '0')}`
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
