import {
  allFigures,
  apportion,
  cityCode,
  doublingProgress,
  findCounted,
  readPeriod,
  steadyStep,
  unknownUnit,
  yearOf,
  type Plan,
} from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { countsOf, sum, unitsAsked, type Counts, type Ratio } from '../figures/ask-figure.ts'
import { knownThen, type Asked } from '../figures/figure-counts.ts'

export interface PlanAnswer {
  readonly plan: string
  readonly name: string
  readonly indicator: string
  readonly indicatorName: string
  readonly kind: 'stock' | 'flow'
  readonly unit: string
  readonly baseYear: number
  readonly endYear: number
  readonly multiple: number
  readonly document: string | null
  readonly base: number
  readonly goal: number
  readonly actual: number
  /** The year that `actual` counts: the one asked for, or the last before it that has begun and is the plan's. */
  readonly actualYear: number
  readonly gap: number
  readonly progress: Ratio
  readonly steps: readonly { readonly year: number; readonly value: number }[]
  /** Each unit's share of goal and step, by its base; those of all units sum to the whole's (largest remainder). */
  readonly parts: readonly {
    readonly unit: string
    readonly base: number
    readonly goal: number
    /** Of the year asked for; null where the plan has none. */
    readonly step: number | null
    readonly actual: number
    readonly gap: number
    readonly progress: Ratio
  }[]
}

/** How far each plan of the city has come by the day: 翻番进度, with the yearly steps named or at a steady rate. */
export async function planProgress(
  db: QueryExecutorProvider,
  asked: Asked & { readonly year: number; readonly without?: readonly string[] | undefined },
): Promise<readonly PlanAnswer[]> {
  const answers: PlanAnswer[] = []
  const begun = Math.min(asked.year, yearOf(asked.asOf))
  for (const plan of await plansOf(db, asked)) {
    const actualYear = Math.min(begun, plan.endYear)
    for (const indicator of plan.indicators) {
      const bases = await countsIn(db, indicator, plan.baseYear, { ...asked, asOf: `${plan.baseYear}-12-31` })
      const actuals = await countsIn(db, indicator, actualYear, asked)
      const base = sum(bases)
      const actual = sum(actuals)
      const goal = Math.round(base * plan.multiple)
      const units = unitsAsked({ ...asked, units: undefined, unit: cityCode })
      // Split among all before any are left out of sight: a county's part is the same, whoever asks for it.
      const weights = new Map(units.map((unit) => [unit, bases.get(unit) ?? 0]))
      const goals = apportion(goal, weights)
      const steps = stepsOf(plan, base)
      const step = steps.find(({ year }) => year === asked.year)
      const stepParts = step ? apportion(Math.round(step.value), weights) : undefined
      const inSight = units.filter(
        (unit) =>
          (asked.units === undefined || asked.units.includes(unit)) &&
          (unit !== unknownUnit || bases.has(unit) || actuals.has(unit)),
      )
      answers.push({
        plan: plan.stream,
        name: plan.name,
        indicator,
        indicatorName: allFigures.find(({ code }) => code === indicator)?.name ?? indicator,
        kind: findCounted(indicator)?.kind ?? 'stock',
        unit: cityCode,
        baseYear: plan.baseYear,
        endYear: plan.endYear,
        multiple: plan.multiple,
        document: plan.document,
        base,
        goal,
        actual,
        actualYear,
        gap: Math.max(0, goal - actual),
        progress: progressOf(base, plan.multiple, actual),
        steps,
        parts: inSight.map((unit) => {
          const own = { base: bases.get(unit) ?? 0, goal: goals.get(unit) ?? 0, actual: actuals.get(unit) ?? 0 }
          return {
            unit,
            ...own,
            step: stepParts?.get(unit) ?? null,
            gap: Math.max(0, own.goal - own.actual),
            progress: progressOf(own.base, plan.multiple, own.actual),
          }
        }),
      })
    }
  }
  return answers
}

async function countsIn(
  db: QueryExecutorProvider,
  indicator: string,
  year: number,
  asked: Asked & { readonly without?: readonly string[] | undefined },
): Promise<Counts> {
  const period = readPeriod(String(year))
  if (!period) throw new Error(`${year} is no year`)
  // A plan is the city's: whoever may read its progress reads the whole, and of its parts those that are theirs.
  return countsOf(db, indicator, { ...asked, units: undefined, unit: cityCode, period })
}

function progressOf(base: number, multiple: number, actual: number): Ratio {
  const { numerator, denominator } = doublingProgress(base, multiple, actual)
  return { numerator, denominator, value: denominator === 0 ? null : numerator / denominator }
}

function stepsOf(plan: AdoptedPlan, base: number): PlanAnswer['steps'] {
  const { baseYear, endYear, steps } = plan
  const years = Array.from({ length: endYear - baseYear }, (_, index) => baseYear + 1 + index)
  return years.map((year) => ({
    year,
    value: steps.find((step) => step.year === year)?.value ?? steadyStep(plan, base, year),
  }))
}

type AdoptedPlan = Omit<Plan, 'document'> & { readonly stream: string; readonly document: string | null }

async function plansOf(db: QueryExecutorProvider, { journal, known }: Asked): Promise<readonly AdoptedPlan[]> {
  const { rows } = await sql<AdoptedPlan>`
    select stream, name, indicators, base_year as "baseYear", end_year as "endYear", multiple, document, steps
    from plan_1
    where journal = ${journal} and ${knownThen(known)}
    order by base_year desc, name`.execute(db)
  return rows
}
