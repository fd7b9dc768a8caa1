import { daysBetween, isDay, plusDays, yearOf, type Day } from '../day.ts'
import published from './working-years.json' with { type: 'json' }

/** What a year's notice makes of single days: 放假, and 调休上班. All other days go by the week. */
export interface WorkingYear {
  readonly year: number
  readonly off: readonly Day[]
  readonly working: readonly Day[]
  /** The notice that says so. */
  readonly source: string
}

/** The working days of China, as the State Council moves them year by year. */
export interface WorkingCalendar {
  readonly years: ReadonlyMap<number, WorkingYear>
  /** True for days that work against the week, false for those that are off. */
  readonly moved: ReadonlyMap<Day, boolean>
}

/** Later ones replace earlier ones of the same year. */
export function workingCalendar(years: readonly WorkingYear[]): WorkingCalendar {
  const byYear = new Map(years.map((year) => [year.year, year]))
  const moved = [...byYear.values()].flatMap(({ off, working }) => [
    ...off.map((day) => [day, false] as const),
    ...working.map((day) => [day, true] as const),
  ])
  return { years: byYear, moved: new Map(moved) }
}

/** The years whose notices have been published, 2019 to 2026. */
export const publishedYears: readonly WorkingYear[] = published.years.map(({ off, ...year }) => ({
  ...year,
  off: off.flatMap(([from = '', through = '']) =>
    Array.from({ length: daysBetween(from, through) + 1 }, (_, index) => plusDays(from, index)),
  ),
}))

/** In a year without a notice, Mondays to Fridays work: ask `years` whether to say so. */
export function isWorkingDay({ moved }: WorkingCalendar, day: Day): boolean {
  return moved.get(day) ?? !isWeekend(day)
}

/** The day on which that many working days have gone by since `from`, which itself does not count. */
export function plusWorkingDays(calendar: WorkingCalendar, from: Day, days: number): Day {
  let day = from
  for (let left = days; left > 0;) {
    day = plusDays(day, 1)
    if (isWorkingDay(calendar, day)) left -= 1
  }
  return day
}

/** Working days after `from`, up to `to` included; less than none where `to` is earlier. */
export function workingDaysBetween(calendar: WorkingCalendar, from: Day, to: Day): number {
  if (to < from) return -workingDaysBetween(calendar, to, from)
  let count = 0
  for (let day = from; day < to;) {
    day = plusDays(day, 1)
    if (isWorkingDay(calendar, day)) count += 1
  }
  return count
}

/** Years between the two days for which no notice is known, so that the week alone decides. */
export function yearsWithoutNotice({ years }: WorkingCalendar, from: Day, to: Day): readonly number[] {
  const all = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index)
  return all.filter((year) => !years.has(year))
}

function isWeekend(day: Day): boolean {
  const weekday = new Date(day).getUTCDay()
  return weekday === 0 || weekday === 6
}

/** A city that learns of a notice, or of a mistake, sets the year anew. In stream `working-calendar`. */
export type WorkingCalendarEvent = { readonly type: 'WorkingYearSet'; readonly data: WorkingYear }

export const workingCalendarStream = 'working-calendar'

export interface SetWorkingYear {
  readonly type: 'SetWorkingYear'
  readonly year: WorkingYear
}

export type WorkingCalendarRefusal =
  | { readonly refused: 'NotADay'; readonly day: string }
  | { readonly refused: 'DayOfAnotherYear'; readonly day: Day; readonly year: number }
  /** Said to be off and working at once. */
  | { readonly refused: 'DayOffAndWorking'; readonly day: Day }
  /** A Monday to Friday works anyway, a Saturday or Sunday is off anyway: most likely a slip. */
  | { readonly refused: 'DayWorksAnyway'; readonly day: Day }

/** What the year is to be from now on: every clock is computed again from it. */
export function setWorkingYear(
  calendar: WorkingCalendar,
  { year }: SetWorkingYear,
): readonly WorkingCalendarEvent[] | WorkingCalendarRefusal {
  for (const day of [...year.off, ...year.working]) {
    if (!isDay(day)) return { refused: 'NotADay', day }
    if (yearOf(day) !== year.year) return { refused: 'DayOfAnotherYear', day, year: year.year }
  }
  for (const day of year.working) {
    if (year.off.includes(day)) return { refused: 'DayOffAndWorking', day }
    if (!isWeekend(day)) return { refused: 'DayWorksAnyway', day }
  }
  const data = { ...year, off: distinct(year.off), working: distinct(year.working) }
  const stands = calendar.years.get(year.year)
  return stands && JSON.stringify(written(stands)) === JSON.stringify(written(data))
    ? []
    : [{ type: 'WorkingYearSet', data }]
}

/** The published years, with those that the city has set over them. */
export function calendarOf(events: readonly WorkingCalendarEvent[]): WorkingCalendar {
  return workingCalendar([...publishedYears, ...events.map(({ data }) => data)])
}

function distinct(days: readonly Day[]): readonly Day[] {
  return [...new Set(days)].toSorted()
}

function written({ year, off, working, source }: WorkingYear): unknown {
  return [year, off, working, source]
}
