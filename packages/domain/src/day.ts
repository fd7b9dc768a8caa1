/** A day of the civil calendar in Asia/Shanghai, written `YYYY-MM-DD`; days compare as text. */
export type Day = string

const shape = /^(\d{4})-(\d{2})-(\d{2})$/
const dayInMs = 86_400_000

export function isDay(text: string): text is Day {
  const found = shape.exec(text)
  if (!found) return false
  const [, year, month, date] = found
  return dayOf(Number(year), Number(month), Number(date)) === text
}

/** Enterprises, lists and questions lie between these; arithmetic of a few years around them stays four digits long. */
const firstYear = 1900
const lastYear = 2999

/** The day of a year, month and date, or undefined where the calendar has no such day. */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  if (year < firstYear || year > lastYear || month < 1 || month > 12 || date < 1) return undefined
  if (date > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

export function plusDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * dayInMs).toISOString().slice(0, 10)
}

/** The same date some years on; 29 February becomes 1 March where the year has none, so that a term is never short. */
export function plusYears(day: Day, years: number): Day {
  const year = yearOf(day) + years
  const [, month, date] = day.split('-')
  return dayOf(year, Number(month), Number(date)) ?? `${year}-03-01`
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayInMs)
}

export function firstDayOf(year: number): Day {
  return `${year}-01-01`
}

export function lastDayOf(year: number): Day {
  return `${year}-12-31`
}

export function earlier(a: Day, b: Day): Day {
  return a < b ? a : b
}

export function later(a: Day, b: Day): Day {
  return a > b ? a : b
}
