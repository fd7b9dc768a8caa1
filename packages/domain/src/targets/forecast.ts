import { plusDays, type Day } from '../day.ts'
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
const leastDecided = 10

/** A turn of reviews or publications takes a week or so: within it, who has not had theirs has not failed. */
const turnTakesDays = 14

export interface Experience {
  /** Whether any firm of the city applied that year: without a list of them nothing is forecast. */
  readonly isListed: boolean
  /** Whose applications: past years', or only this year's as far as they are decided. */
  readonly basis: 'past-years' | 'this-year'
  /** The share of applications at each stage that ended in recognition. */
  readonly conversions: ReadonlyMap<ApplicationStage, Conversion>
  /**
   * The share of those recommended that pass: past years' up to the certificate, this year's through the steps whose turn
   * is over. Undefined where too few are decided to say.
   */
  readonly passRate: Conversion | undefined
  /** Whether an application still waits for its turn; one that others have overtaken was not passed. */
  readonly waits: (course: ApplicationCourse) => boolean
}

/**
 * What applications have come to: in past years where their lists are there, else in this year as far as it is
 * decided by `day`. A step is decided once others have taken the next one.
 */
export function experienceOf(courses: readonly ApplicationCourse[], year: number, day: Day): Experience {
  const ofYear = courses.filter((course) => course.year === year)
  const past = courses.filter((course) => course.year < year && course.year >= year - 3)
  if (past.length >= leastDecided) {
    const conversions = applicationStages.map((stage) => {
      const reached = past.filter(({ steps }) => steps.has(stage))
      const recognised = reached.filter(({ recognisedOn }) => recognisedOn !== undefined)
      return [stage, { numerator: recognised.length, denominator: reached.length }] as const
    })
    return {
      isListed: ofYear.length > 0,
      basis: 'past-years',
      conversions: new Map(conversions),
      passRate: sayable(conversions.find(([stage]) => stage === 'city-recommended')?.[1]),
      waits: ({ recognisedOn }) => recognisedOn === undefined,
    }
  }
  return experienceOfThisYear(ofYear, day)
}

function sayable(conversion: Conversion | undefined): Conversion | undefined {
  return conversion && conversion.denominator >= leastDecided && conversion.numerator > 0 ? conversion : undefined
}

interface Step {
  readonly stage: ApplicationStage
  /** The last day on which others took the next step. */
  readonly lastTurn: Day | undefined
  readonly decided: number
  /** The share of those decided that took it. */
  readonly rate: number
}

/** Each step of the year as it stood on `day`, by the turns that had come until `turned`. */
function stepsOf(courses: readonly ApplicationCourse[], day: Day, turned: Day): readonly Step[] {
  return applicationStages.map((stage, index) => {
    const following = applicationStages[index + 1]
    const next = (course: ApplicationCourse) => (following ? course.steps.get(following) : course.recognisedOn)
    const lastTurn = latest(courses.flatMap((course) => next(course) ?? []).filter((on) => on <= turned))
    const decided = courses.filter((course) => {
      const on = course.steps.get(stage)
      return on !== undefined && lastTurn !== undefined && on < lastTurn
    })
    const advanced = decided.filter((course) => (next(course) ?? '9999-12-31') <= day)
    return { stage, lastTurn, decided: decided.length, rate: decided.length > 0 ? advanced.length / decided.length : 0 }
  })
}

/** What is known of this year's pass rate while its last steps are still to come: it cannot be higher than this. */
function passRateSoFar(courses: readonly ApplicationCourse[], day: Day): Conversion | undefined {
  const steps = stepsOf(courses, day, plusDays(day, -turnTakesDays))
  const decided = steps
    .slice(applicationStages.indexOf('city-recommended'))
    .filter((step) => step.decided >= leastDecided)
  if (decided.length === 0) return undefined
  const denominator = Math.min(...decided.map((step) => step.decided))
  return sayable({ numerator: denominator * decided.reduce((product, { rate }) => product * rate, 1), denominator })
}

function experienceOfThisYear(courses: readonly ApplicationCourse[], day: Day): Experience {
  const steps = stepsOf(courses, day, day)
  // A stage's share is the product of the steps still ahead of it, and rests on the step that fewest have taken.
  const conversions = steps.map(({ stage }, index) => {
    const ahead = steps.slice(index)
    const denominator = Math.min(...ahead.map(({ decided }) => decided))
    return [
      stage,
      { numerator: denominator * ahead.reduce((product, { rate }) => product * rate, 1), denominator },
    ] as const
  })
  const lastTurns = new Map(steps.map(({ stage, lastTurn }) => [stage, lastTurn]))
  return {
    isListed: courses.length > 0,
    basis: 'this-year',
    conversions: new Map(conversions),
    passRate: passRateSoFar(courses, day),
    waits: (course) => {
      const stage = lastStage(course)
      const on = stage && course.steps.get(stage)
      const turn = stage && lastTurns.get(stage)
      return course.recognisedOn === undefined && on !== undefined && (turn === undefined || on >= turn)
    },
  }
}

function latest(days: readonly Day[]): Day | undefined {
  return days.reduce<Day | undefined>((last, on) => (last === undefined || on > last ? on : last), undefined)
}

export interface StageForecast {
  readonly stage: ApplicationStage
  readonly firms: number
  readonly conversion: Conversion
}

export interface Forecast {
  readonly value: number
  readonly stages: readonly StageForecast[]
}

export interface NoForecast {
  readonly missing: 'no-applications' | 'too-few-decided'
}

/** actual + Σ firms that wait at a stage × the share of such firms that were recognised; or why nothing can be said. */
export function forecastOf(
  actual: number,
  courses: readonly ApplicationCourse[],
  { isListed, conversions, waits }: Experience,
): Forecast | NoForecast {
  if (!isListed) return { missing: 'no-applications' }
  if ([...conversions.values()].every(({ denominator }) => denominator === 0)) return { missing: 'too-few-decided' }
  const waiting = courses.filter(waits)
  const stages = applicationStages.flatMap((stage): StageForecast[] => {
    const firms = waiting.filter((course) => lastStage(course) === stage).length
    const conversion = conversions.get(stage) ?? { numerator: 0, denominator: 0 }
    return firms > 0 ? [{ stage, firms, conversion }] : []
  })
  if (stages.some(({ conversion }) => conversion.denominator < leastDecided)) return { missing: 'too-few-decided' }
  const expected = stages.reduce(
    (sum, { firms, conversion }) => sum + (firms * conversion.numerator) / conversion.denominator,
    0,
  )
  return { value: actual + expected, stages }
}

export function lastStage({ steps }: ApplicationCourse): ApplicationStage | undefined {
  return applicationStages.findLast((stage) => steps.has(stage))
}
