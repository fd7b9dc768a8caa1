import { allFigures, cityCode, doublingProgress, readPeriod, steadyStep, type Plan } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { countsOf, sum, type Ratio } from '../figures/ask-figure.ts'
import { knownThen, type Asked } from '../figures/figure-counts.ts'

export interface PlanAnswer {
  readonly plan: string
  readonly name: string
  readonly indicator: string
  readonly indicatorName: string
  readonly unit: string
  readonly baseYear: number
  readonly endYear: number
  readonly multiple: number
  readonly base: number
  readonly goal: number
  readonly actual: number
  readonly progress: Ratio
  readonly steps: readonly { readonly year: number; readonly value: number }[]
}

/** How far each plan of the city has come by the day: 翻番进度, with the yearly steps named or at a steady rate. */
export async function planProgress(
  db: QueryExecutorProvider,
  asked: Asked & { readonly year: number; readonly without?: readonly string[] | undefined },
): Promise<readonly PlanAnswer[]> {
  const answers: PlanAnswer[] = []
  for (const plan of await plansOf(db, asked)) {
    for (const indicator of plan.indicators) {
      const base = await totalOf(db, indicator, plan.baseYear, { ...asked, asOf: `${plan.baseYear}-12-31` })
      const actual = await totalOf(db, indicator, Math.min(asked.year, plan.endYear), asked)
      const { numerator, denominator } = doublingProgress(base, plan.multiple, actual)
      answers.push({
        plan: plan.stream,
        name: plan.name,
        indicator,
        indicatorName: allFigures.find(({ code }) => code === indicator)?.name ?? indicator,
        unit: cityCode,
        baseYear: plan.baseYear,
        endYear: plan.endYear,
        multiple: plan.multiple,
        base,
        goal: base * plan.multiple,
        actual,
        progress: { numerator, denominator, value: denominator === 0 ? null : numerator / denominator },
        steps: yearsOf(plan).map((year) => ({
          year,
          value: plan.steps.find((step) => step.year === year)?.value ?? steadyStep(plan, base, year),
        })),
      })
    }
  }
  return answers
}

async function totalOf(
  db: QueryExecutorProvider,
  indicator: string,
  year: number,
  asked: Asked & { readonly without?: readonly string[] | undefined },
): Promise<number> {
  const period = readPeriod(String(year))
  if (!period) throw new Error(`${year} is no year`)
  // A plan is the city's: whoever may read its progress reads the whole.
  return sum(await countsOf(db, indicator, { ...asked, units: undefined, unit: cityCode, period }))
}

function yearsOf({ baseYear, endYear }: Plan): readonly number[] {
  return Array.from({ length: endYear - baseYear }, (_, index) => baseYear + 1 + index)
}

async function plansOf(
  db: QueryExecutorProvider,
  { journal, known }: Asked,
): Promise<readonly (Plan & { stream: string })[]> {
  const { rows } = await sql<Plan & { stream: string }>`
    select stream, name, indicators, base_year as "baseYear", end_year as "endYear", multiple, steps
    from plan_1
    where journal = ${journal} and ${knownThen(known)}
    order by base_year desc, name`.execute(db)
  return rows
}
