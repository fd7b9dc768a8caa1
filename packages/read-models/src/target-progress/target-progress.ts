import {
  cityCode,
  experienceOf,
  forecastOf,
  gapOf,
  indicators,
  linearShare,
  planningUnits,
  ranksOf,
  readPeriod,
  seasonalShare,
  seasonOf,
  statusOf,
  type ApplicationCourse,
  type Experience,
  type Forecast,
  type IndicatorCode,
  type NoForecast,
  type Season,
  type Target,
  type TargetStatus,
  earlier,
  lastDayOf,
} from '@titian/domain'
import type { QueryExecutorProvider } from 'kysely'
import { countsOf, sum, type Counts, type Ratio } from '../figures/ask-figure.ts'
import type { Asked } from '../figures/figure-counts.ts'
import { applicationCourses } from './application-courses.ts'
import { pastDays, targetOf, targetsOf } from './targets-of-year.ts'

export interface TargetsAsked extends Asked {
  readonly year: number
  readonly without?: readonly string[] | undefined
}

export interface PaceAnswer {
  readonly season: Season
  readonly basis: 'seasonal' | 'linear'
  readonly expected: number
  readonly ratio: number | null
  readonly linear: { readonly expected: number; readonly ratio: number | null }
  readonly leading: {
    readonly recommended: number
    readonly needed: number
    readonly passRate: Ratio
    /** Whose pass rate: past years', or this year's through the steps that are decided. */
    readonly basis: Experience['basis']
    readonly ratio: number | null
  } | null
}

export type ForecastAnswer = (Forecast & { readonly basis: Experience['basis'] }) | NoForecast

export interface TargetAnswer {
  readonly indicator: IndicatorCode
  readonly name: string
  readonly unit: string
  readonly target: number | null
  readonly comparison: Target['comparison']
  readonly document: string | null
  readonly actual: number
  readonly gap: number | null
  readonly share: Ratio | null
  readonly rank: number | null
  readonly pace: PaceAnswer | null
  readonly status: TargetStatus
  readonly forecast: ForecastAnswer
  readonly highTech: {
    readonly new: number
    readonly net: number
    readonly valid: number
    readonly pending: number
  } | null
}

/**
 * Every indicator of the year for the city and each unit in sight: how far, how fast, and where it will end. Ranks are
 * among all units, whoever asks.
 */
export async function targetProgress(db: QueryExecutorProvider, asked: TargetsAsked): Promise<readonly TargetAnswer[]> {
  const day = earlier(asked.asOf, lastDayOf(asked.year))
  const period = readPeriod(String(asked.year))
  if (!period) throw new Error(`${asked.year} is no year`)
  const scope = { ...asked, unit: cityCode, period }
  const targets = await targetsOf(db, asked)
  const highTech = {
    new: await countsOf(db, 'high-tech.new', scope),
    net: await countsOf(db, 'high-tech.net', scope),
    valid: await countsOf(db, 'high-tech.valid', scope),
    pending: await countsOf(db, 'high-tech.pending', scope),
  }
  const answers: TargetAnswer[] = []
  for (const { code, name } of indicators) {
    const actuals = code === 'high-tech.new' ? highTech.new : await countsOf(db, code, scope)
    const seasonal = seasonalShare(await pastDays(db, code, asked), day)
    const awaitsFirstBatch = code === 'high-tech.new' && (await noneYet(db, code, asked))
    const season = seasonOf({ year: asked.year, day, seasonal, awaitsFirstBatch })
    const courses = code === 'high-tech.new' ? await applicationCourses(db, asked) : []
    const experience = experienceOf(courses, asked.year, day)
    const hasRecommended = courses.some(({ year, steps }) => year === asked.year && steps.has('city-recommended'))
    const isOf = (unit: string, course: ApplicationCourse) =>
      unit === cityCode ? asked.without?.includes(course.unit) !== true : course.unit === unit
    const judge = (unit: string) =>
      judged({
        code,
        name,
        unit,
        target: targetOf(targets, code, unit, asked.without),
        actual: within(actuals, unit),
        seasonal,
        season,
        day,
        courses: courses.filter((course) => course.year === asked.year && isOf(unit, course)),
        experience,
        hasRecommended,
        highTech:
          code === 'high-tech.new'
            ? {
                new: within(highTech.new, unit),
                net: within(highTech.net, unit),
                valid: within(highTech.valid, unit),
                pending: within(highTech.pending, unit),
              }
            : null,
      })
    const units = includedUnits(asked)
    const parts = units.map(judge)
    // Before the year nobody has done more than another.
    const ranked = season === 'year-ahead' ? [] : parts
    const ranks = ranksOf(
      new Map(ranked.flatMap(({ unit, share }) => (share?.value == null ? [] : [[unit, share.value] as const]))),
    )
    const inSight = parts.filter(({ unit }) => asked.units === undefined || asked.units.includes(unit))
    answers.push(judge(cityCode), ...inSight.map((part) => ({ ...part, rank: ranks.get(part.unit) ?? null })))
  }
  return answers
}

interface Facts {
  readonly code: IndicatorCode
  readonly name: string
  readonly unit: string
  readonly target: Target | undefined
  readonly actual: number
  readonly seasonal: number | undefined
  readonly season: Season
  readonly day: string
  readonly courses: readonly ApplicationCourse[]
  readonly experience: Experience
  /** Whether the city has recommended anybody yet that year. */
  readonly hasRecommended: boolean
  readonly highTech: TargetAnswer['highTech']
}

function judged(facts: Facts): TargetAnswer {
  const { code, name, unit, target, actual, seasonal, season, day, highTech } = facts
  const linear = season === 'year-ahead' ? 0 : linearShare(day)
  const share = season === 'year-ahead' ? 0 : (seasonal ?? linear)
  const leading = target && (season === 'ahead' || season === 'batch-awaited') ? leadingOf(target, facts) : null
  return {
    indicator: code,
    name,
    unit,
    target: target?.value ?? null,
    comparison: target?.comparison ?? 'at-least',
    document: target?.document ?? null,
    actual,
    gap: target ? gapOf(target, actual) : null,
    share: target
      ? { numerator: actual, denominator: target.value, value: target.value === 0 ? null : actual / target.value }
      : null,
    rank: null,
    pace: target
      ? {
          season,
          basis: seasonal === undefined ? 'linear' : 'seasonal',
          ...expectedOf(target.value, share, actual),
          linear: expectedOf(target.value, linear, actual),
          leading,
        }
      : null,
    status: statusOf({
      target,
      actual,
      share,
      season,
      ...(leading ? { leading } : {}),
    }),
    forecast: forecast(facts),
    highTech,
  }
}

// Batches are the city's: whoever is left out or out of sight, this year's first has come or has not.
async function noneYet(db: QueryExecutorProvider, code: IndicatorCode, asked: TargetsAsked): Promise<boolean> {
  const period = readPeriod(String(asked.year))
  if (!period) throw new Error(`${asked.year} is no year`)
  return sum(await countsOf(db, code, { ...asked, without: undefined, unit: cityCode, period })) === 0
}

function expectedOf(target: number, share: number, actual: number): { expected: number; ratio: number | null } {
  const expected = target * share
  return { expected, ratio: expected === 0 ? null : actual / expected }
}

// Before the season nobody can have been recognised: what a unit has recommended must be enough for its target. Before
// anyone in the city is recommended nobody can have been late with that either.
function leadingOf(
  target: Target,
  { courses, experience: { passRate, basis }, hasRecommended }: Facts,
): PaceAnswer['leading'] {
  if (!passRate || !hasRecommended) return null
  const recommended = courses.filter(({ steps }) => steps.has('city-recommended')).length
  const rate = passRate.numerator / passRate.denominator
  const needed = target.value / rate
  return {
    recommended,
    needed,
    passRate: { ...passRate, value: rate },
    basis,
    ratio: needed === 0 ? null : recommended / needed,
  }
}

function forecast({ actual, courses, experience }: Facts): ForecastAnswer {
  const expected = forecastOf(actual, courses, experience)
  return 'missing' in expected ? expected : { ...expected, basis: experience.basis }
}

function within(counts: Counts, unit: string): number {
  return unit === cityCode ? [...counts.values()].reduce((sum, count) => sum + count, 0) : (counts.get(unit) ?? 0)
}

function includedUnits({ without = [] }: TargetsAsked): readonly string[] {
  return planningUnits.map(({ code }) => code).filter((code) => !without.includes(code))
}
