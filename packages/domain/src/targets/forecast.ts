import type { Day } from '../day.ts'
import { applicationStages, type ApplicationStage } from '../enterprises/event.ts'

/** One firm's application of a year and when, if ever, it was recognised that year. */
export interface ApplicationCourse {
  readonly year: number
  readonly unit: string
  readonly steps: ReadonlyMap<ApplicationStage, Day>
  readonly recognisedOn?: Day
}

export interface Conversion {
  readonly numerator: number
  readonly denominator: number
}

/** Below so many decided applications a share is chance, and no forecast is made of it. */
export const leastDecided = 10

/**
 * The share of applications at each stage that ended in recognition: of past years where their lists are there,
 * else of this year's as far as they are decided by `day`: a step counts once others have taken the next one.
 */
export function conversionsOf(
  courses: readonly ApplicationCourse[],
  year: number,
  day: Day,
): ReadonlyMap<ApplicationStage, Conversion> {
  const past = courses.filter((course) => course.year < year && course.year >= year - 3)
  if (past.length >= leastDecided) {
    return new Map(
      applicationStages.map((stage) => {
        const reached = past.filter(({ steps }) => steps.has(stage))
        return [
          stage,
          { numerator: reached.filter(({ recognisedOn }) => recognisedOn).length, denominator: reached.length },
        ]
      }),
    )
  }
  return chained(
    courses.filter((course) => course.year === year),
    day,
  )
}

// Step by step, each on the firms whose turn has come, and then multiplied: the counts kept are those of the first step.
function chained(courses: readonly ApplicationCourse[], day: Day): ReadonlyMap<ApplicationStage, Conversion> {
  const rates = applicationStages.map((stage, index) => {
    const following = applicationStages[index + 1]
    const next = ({ steps, recognisedOn }: ApplicationCourse) => (following ? steps.get(following) : recognisedOn)
    const lastTurn = latest(courses.flatMap((course) => next(course) ?? []).filter((on) => on <= day))
    const decided = courses.filter(({ steps }) => {
      const on = steps.get(stage)
      return on !== undefined && lastTurn !== undefined && on < lastTurn
    })
    const advanced = decided.filter((course) => {
      const on = next(course)
      return on !== undefined && on <= day
    })
    return { decided: decided.length, rate: decided.length > 0 ? advanced.length / decided.length : 0 }
  })
  return new Map(
    applicationStages.map((stage, index) => {
      const rest = rates.slice(index)
      const rate = rest.reduce((product, step) => product * step.rate, 1)
      const decided = Math.min(...rest.map((step) => step.decided))
      return [stage, { numerator: rate * decided, denominator: decided }]
    }),
  )
}

function latest(days: readonly Day[]): Day | undefined {
  return days.reduce<Day | undefined>((last, on) => (last === undefined || on > last ? on : last), undefined)
}

export interface StageForecast {
  readonly stage: ApplicationStage
  readonly firms: number
  readonly conversion: Conversion
}

/**
 * actual + Σ firms at a stage × the share of such firms that were recognised. Undefined where nobody applied, or
 * where too few applications are decided to say.
 */
export function forecastOf(
  actual: number,
  open: readonly ApplicationCourse[],
  conversions: ReadonlyMap<ApplicationStage, Conversion>,
): { value: number; stages: readonly StageForecast[] } | undefined {
  const stages = applicationStages.flatMap((stage): StageForecast[] => {
    const firms = open.filter((course) => lastStage(course) === stage).length
    const conversion = conversions.get(stage) ?? { numerator: 0, denominator: 0 }
    return firms > 0 ? [{ stage, firms, conversion }] : []
  })
  if (stages.some(({ conversion }) => conversion.denominator < leastDecided)) return undefined
  const expected = stages.reduce(
    (sum, { firms, conversion }) => sum + (firms * conversion.numerator) / conversion.denominator,
    0,
  )
  return { value: actual + expected, stages }
}

export function lastStage({ steps }: ApplicationCourse): ApplicationStage | undefined {
  return applicationStages.findLast((stage) => steps.has(stage))
}
