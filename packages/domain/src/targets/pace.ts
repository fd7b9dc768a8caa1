import { daysBetween, firstDayOf, lastDayOf, plusYears, yearOf, type Day } from '../day.ts'
import type { Target } from './target.ts'

export type TargetStatus = 'done' | 'on-pace' | 'slightly-behind' | 'behind' | 'before-season' | 'no-data'

/** The share of a year's whole that past years had reached by the same date; undefined with fewer than two of them. */
export function seasonalShare(past: readonly Day[], day: Day): number | undefined {
  const year = yearOf(day)
  // Older years say little of this year's windows: the notice moves them every year.
  const years = [...new Set(past.map(yearOf))].filter((other) => other < year && other >= year - 3)
  if (years.length < 2) return undefined
  const whole = past.filter((other) => years.includes(yearOf(other)))
  const reached = whole.filter((other) => other <= plusYears(day, yearOf(other) - year))
  return reached.length / whole.length
}

/** The share of the year that is over, the day itself included: 序时进度 as a straight line. */
export function linearShare(day: Day): number {
  const year = yearOf(day)
  return (daysBetween(firstDayOf(year), day) + 1) / (daysBetween(firstDayOf(year), lastDayOf(year)) + 1)
}

/** 认定 and 入库 come in batches: before this share of past years' whole had come, the season has not begun. */
const seasonBegins = 0.05

/**
 * Where a day stands in the course of a year: before the year, before its season, after the day on which a batch of past
 * years had come but before this year's first, or in its season.
 */
export type Season = 'year-ahead' | 'ahead' | 'batch-awaited' | 'begun'

interface Course {
  readonly year: number
  readonly day: Day
  /** What past years had reached by the day; undefined where they are too few to have a season. */
  readonly seasonal: number | undefined
  /** Nothing of the year is published yet, and what is published comes in batches whose days differ by weeks. */
  readonly awaitsFirstBatch: boolean
}

export function seasonOf({ year, day, seasonal, awaitsFirstBatch }: Course): Season {
  if (day < firstDayOf(year)) return 'year-ahead'
  if (seasonal !== undefined && seasonal < seasonBegins) return 'ahead'
  // A batch that has not come by the year's last day will not be the year's.
  return awaitsFirstBatch && day < lastDayOf(year) ? 'batch-awaited' : 'begun'
}

export interface Judgement {
  readonly target: Pick<Target, 'value' | 'comparison'> | undefined
  readonly actual: number
  /** The share of the target that should be reached by now. */
  readonly share: number
  readonly season: Season
  /** 推荐数 against what must be recommended, where that is known. */
  readonly leading?: { readonly recommended: number; readonly needed: number } | undefined
}

export function statusOf({ target, actual, share, season, leading }: Judgement): TargetStatus {
  if (!target) return 'no-data'
  if (isReached(target, actual)) return 'done'
  if (season !== 'begun') {
    return leading && leading.needed > 0 ? byRatio(leading.recommended / leading.needed) : 'before-season'
  }
  const expected = target.value * share
  return expected === 0 ? 'on-pace' : byRatio(actual / expected)
}

export function isReached({ value, comparison }: Pick<Target, 'value' | 'comparison'>, actual: number): boolean {
  return comparison === 'more-than' ? actual > value : actual >= value
}

/** What is still missing; 0 once it is reached. */
export function gapOf(target: Pick<Target, 'value' | 'comparison'>, actual: number): number {
  const needed = target.comparison === 'more-than' ? target.value + 1 : target.value
  return Math.max(0, needed - actual)
}

/** 位次 by share of the target, greatest first; equal shares share a rank, and the next one skips. */
export function ranksOf<Key>(shares: ReadonlyMap<Key, number>): ReadonlyMap<Key, number> {
  const values = [...shares.values()]
  return new Map([...shares].map(([key, share]) => [key, 1 + values.filter((other) => other > share).length]))
}

function byRatio(ratio: number): TargetStatus {
  return ratio >= 1 ? 'on-pace' : ratio >= 0.9 ? 'slightly-behind' : 'behind'
}
