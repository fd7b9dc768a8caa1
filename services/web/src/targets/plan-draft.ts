import type { AdoptPlan, PlanProgress } from '@titian/contract'
import { steadyStep } from '@titian/domain'

/** A plan as it stands in the form: of the steps, those that a person overwrote. */
export interface PlanDraft {
  readonly name: string
  readonly indicators: readonly string[]
  readonly baseYear: number
  readonly endYear: number
  readonly multiple: number
  readonly document?: string | undefined
  readonly steps?: Readonly<Record<string, number | null | undefined>> | undefined
}

export type Years = Pick<PlanDraft, 'baseYear' | 'endYear' | 'multiple'>

/** The years between base and end, each with the value that a steady rate reaches in it. */
export function suggestedSteps({ baseYear, endYear, multiple }: Years, base: number) {
  const years = Array.from({ length: Math.max(0, endYear - baseYear - 1) }, (_, index) => baseYear + 1 + index)
  return years.map((year) => ({ year, value: Math.round(steadyStep({ baseYear, endYear, multiple }, base, year)) }))
}

/** Whether years and multiple are ready to be counted with. */
export function isCountable({ baseYear, endYear, multiple }: Partial<Years>): boolean {
  const isYear = (year: number | null | undefined) =>
    Number.isInteger(year) && Number(year) >= 2000 && Number(year) <= 2100
  return isYear(baseYear) && isYear(endYear) && Number(endYear) > Number(baseYear) && Number(multiple) > 1
}

/** An adopted plan, to be revised: its progress is told once for each of its indicators. */
export function draftOf(plan: string, plans: readonly PlanProgress[]): PlanDraft | undefined {
  const own = plans.filter((each) => each.plan === plan)
  const [first] = own
  if (!first) return undefined
  const { name, baseYear, endYear, multiple, base, document } = first
  const overwritten = first.steps.filter(
    ({ year, value }) => year < endYear && value !== steadyStep({ baseYear, endYear, multiple }, base, year),
  )
  return {
    name,
    indicators: own.map(({ indicator }) => indicator),
    baseYear,
    endYear,
    multiple,
    document: document ?? undefined,
    steps: Object.fromEntries(overwritten.map(({ year, value }) => [year, value])),
  }
}

/** What is told to the api: only the steps that lie within the plan, and none where several indicators share it. */
export function planOf({
  name,
  indicators,
  baseYear,
  endYear,
  multiple,
  document = '',
  steps = {},
}: PlanDraft): AdoptPlan {
  const own = Object.entries(steps).flatMap(([year, value]) =>
    typeof value === 'number' && Number(year) > baseYear && Number(year) < endYear
      ? [{ year: Number(year), value }]
      : [],
  )
  return {
    name: name.trim(),
    indicators: [...indicators],
    baseYear,
    endYear,
    multiple,
    ...(document.trim() === '' ? {} : { document: document.trim() }),
    steps: indicators.length === 1 ? own : [],
  }
}
