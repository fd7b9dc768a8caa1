import { dayOf, earlier, lastDayOf, plusDays, plusYears, yearOf, type Day } from '../day.ts'

/** A year, a month or a span of months: the first and the last day. */
export interface Period {
  readonly from: Day
  readonly through: Day
}

/** Reads `2021`, `2021-09` or `2021-01..2021-09`; undefined where it is none of them or runs backwards. */
export function readPeriod(text: string): Period | undefined {
  const found = /^(\d{4})(?:-(\d{2}))?(?:\.\.(\d{4})-(\d{2}))?$/.exec(text)
  if (!found) return undefined
  const [, year = '', month, untilYear, untilMonth] = found
  if (month === undefined) return untilYear ? undefined : wholeYear(Number(year))
  const from = dayOf(Number(year), Number(month), 1)
  const last = lastOfMonth(Number(untilYear ?? year), Number(untilMonth ?? month))
  return from && last && from <= last ? { from, through: last } : undefined
}

function wholeYear(year: number): Period | undefined {
  const from = dayOf(year, 1, 1)
  return from === undefined ? undefined : { from, through: lastDayOf(year) }
}

function lastOfMonth(year: number, month: number): Day | undefined {
  const next = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)
  return next && plusDays(next, -1)
}

/** The day of which a stock is taken: the period's end, or the day asked for where that is earlier. */
export function stockDay({ through }: Period, asOf: Day): Day {
  return earlier(through, asOf)
}

/** The same period, one year before: what 同比 compares with. A last of February stays one. */
export function yearBefore({ from, through }: Period): Period {
  const year = yearOf(through) - 1
  const month = Number(through.slice(5, 7))
  const wholeMonth = through === lastOfMonth(yearOf(through), month)
  return {
    from: plusYears(from, -1),
    through: (wholeMonth ? lastOfMonth(year, month) : undefined) ?? sameDate(through, year),
  }
}

/** The same date of the year before; 29 February is compared with 28 February. */
export function dayYearBefore(day: Day): Day {
  return sameDate(day, yearOf(day) - 1)
}

function sameDate(day: Day, year: number): Day {
  const [, month, date] = day.split('-').map(Number)
  return dayOf(year, month ?? 1, date ?? 1) ?? `${year}-02-28`
}
