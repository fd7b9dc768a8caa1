import {
  findIndicator,
  firstDayOf,
  lastDayOf,
  linearShare,
  plusDays,
  plusYears,
  seasonalShare,
  yearOf,
  type Day,
} from '@titian/domain'
import type { QueryExecutorProvider } from 'kysely'
import { countsOf, sum, type FigureAsked } from '../figures/ask-figure.ts'
import { pastDays, targetOf, targetsOf } from './targets-of-year.ts'

export interface CourseAnswer {
  readonly target: number | null
  readonly points: readonly {
    readonly day: Day
    /** Null on days that are still to come. */
    readonly actual: number | null
    readonly seasonal: number | null
    readonly linear: number | null
  }[]
}

/**
 * A figure over the days of a year, one point a month's end and one on the day asked for, beside what should be reached
 * by then: the straight line, and the season learnt from past years.
 */
export async function figureCourse(
  db: QueryExecutorProvider,
  code: string,
  asked: Omit<FigureAsked, 'period'> & { readonly year: number },
): Promise<CourseAnswer> {
  const { year, asOf, unit, without } = asked
  const isIndicator = findIndicator(code)?.code === code
  const target = isIndicator ? targetOf(await targetsOf(db, asked), code, unit, without)?.value : undefined
  const past = target === undefined ? [] : await pastDays(db, code, asked)
  const period = { from: firstDayOf(year), through: lastDayOf(year) }
  const points: CourseAnswer['points'][number][] = []
  for (const day of daysOf(year, asOf)) {
    const seasonal = seasonalShare(past, day)
    points.push({
      day,
      actual: day <= asOf ? sum(await countsOf(db, code, { ...asked, period, asOf: day })) : null,
      seasonal: target === undefined || seasonal === undefined ? null : target * seasonal,
      linear: target === undefined ? null : target * linearShare(day),
    })
  }
  return { target: target ?? null, points }
}

function daysOf(year: number, asOf: Day): readonly Day[] {
  const ends = Array.from({ length: 12 }, (_, month) => endOfMonth(year, month + 1))
  return yearOf(asOf) === year && !ends.includes(asOf) ? [...ends, asOf].toSorted() : ends
}

function endOfMonth(year: number, month: number): Day {
  const next = month === 12 ? plusYears(firstDayOf(year), 1) : `${year}-${String(month + 1).padStart(2, '0')}-01`
  return plusDays(next, -1)
}
