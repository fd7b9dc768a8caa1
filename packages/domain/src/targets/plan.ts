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
    | { readonly refused: 'NothingChanges' }
  )

export const planDecider: Decider<AdoptPlan, PlanAdopted, Plan | undefined, PlanRefusal> = {
  initialState: undefined,
  decide: ({ plan }, state) => {
    if (plan.endYear <= plan.baseYear) {
      return { refused: 'EndsBeforeItsBase', baseYear: plan.baseYear, endYear: plan.endYear }
    }
    if (state && JSON.stringify(state) === JSON.stringify(plan)) return { refused: 'NothingChanges' }
    return [{ type: 'PlanAdopted', data: plan }]
  },
  evolve: (_state, event) => event.data,
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
