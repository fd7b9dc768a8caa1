import type { Decider, Refusal } from '../decider.ts'

/** 双倍增 and its kind: base year, multiple, end year, and the yearly steps where the plan names them. */
export interface Plan {
  readonly name: string
  readonly indicators: readonly string[]
  readonly baseYear: number
  readonly endYear: number
  readonly multiple: number
  readonly document?: string
  readonly steps: readonly { readonly year: number; readonly value: number }[]
}

export interface PlanAdopted {
  readonly type: 'PlanAdopted'
  readonly data: Plan
}

export interface AdoptPlan {
  readonly type: 'AdoptPlan'
  readonly plan: Plan
}

export type PlanRefusal = Refusal &
  (
    | { readonly refused: 'EndsBeforeItsBase'; readonly baseYear: number; readonly endYear: number }
    /** A step of a year that is not between base and end, or is named twice. */
    | {
        readonly refused: 'StepOutsidePlan'
        readonly year: number
        readonly baseYear: number
        readonly endYear: number
      }
    | { readonly refused: 'StepFallsBack'; readonly year: number; readonly value: number }
    /** One number a year cannot be the step of several indicators. */
    | { readonly refused: 'StepsOfSeveralIndicators' }
    | { readonly refused: 'NothingChanges' }
  )

export const planDecider: Decider<AdoptPlan, PlanAdopted, Plan | undefined, PlanRefusal> = {
  initialState: undefined,
  decide: ({ plan }, state) => {
    if (plan.endYear <= plan.baseYear) {
      return { refused: 'EndsBeforeItsBase', baseYear: plan.baseYear, endYear: plan.endYear }
    }
    const wrong = wrongStep(plan)
    if (wrong) return wrong
    if (state && isSame(state, plan)) return { refused: 'NothingChanges' }
    return [{ type: 'PlanAdopted', data: plan }]
  },
  evolve: (_state, event) => event.data,
}

/** Field by field: the log writes the same plan in another order of its fields. */
function isSame(state: Plan, plan: Plan): boolean {
  const wordsOf = ({ name, indicators, baseYear, endYear, multiple, document, steps }: Plan) =>
    JSON.stringify([
      [name, document ?? '', baseYear, endYear, multiple],
      indicators,
      steps.toSorted((a, b) => a.year - b.year).map(({ year, value }) => [year, value]),
    ])
  return wordsOf(state) === wordsOf(plan)
}

function wrongStep({ steps, indicators, baseYear, endYear }: Plan): PlanRefusal | undefined {
  if (steps.length > 0 && indicators.length > 1) return { refused: 'StepsOfSeveralIndicators' }
  const inOrder = steps.toSorted((a, b) => a.year - b.year)
  for (const [index, { year, value }] of inOrder.entries()) {
    const before = inOrder[index - 1]
    if (year <= baseYear || year > endYear || year === before?.year) {
      return { refused: 'StepOutsidePlan', year, baseYear, endYear }
    }
    if (before && value < before.value) return { refused: 'StepFallsBack', year, value }
  }
  return undefined
}

/** 翻番进度: how much of the growth that the plan asks for is done, as a fraction's two parts. */
export function doublingProgress(
  base: number,
  multiple: number,
  actual: number,
): { numerator: number; denominator: number } {
  return { numerator: actual - base, denominator: base * (multiple - 1) }
}

/** The value that a steady rate would reach in a year, where the plan names no step for it. */
export function steadyStep(plan: Pick<Plan, 'baseYear' | 'endYear' | 'multiple'>, base: number, year: number): number {
  const years = plan.endYear - plan.baseYear
  return base * plan.multiple ** ((year - plan.baseYear) / years)
}
