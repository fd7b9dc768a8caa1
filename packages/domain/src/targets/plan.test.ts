import { describe, expect, test } from 'vitest'
import { doublingProgress, planDecider, steadyStep, type Plan } from './plan.ts'

const plan: Plan = {
  name: '双倍增',
  indicators: ['high-tech.valid'],
  baseYear: 2020,
  endYear: 2023,
  multiple: 2,
  steps: [],
}
const adopt = (next: Plan, state?: Plan) => planDecider.decide({ type: 'AdoptPlan', plan: next }, state)

describe('a plan', () => {
  test('is adopted, and again where it differs', () => {
    expect(adopt(plan)).toEqual([{ type: 'PlanAdopted', data: plan }])
    expect(adopt({ ...plan, multiple: 3 }, plan)).toEqual([{ type: 'PlanAdopted', data: { ...plan, multiple: 3 } }])
    const { name, ...rest } = plan
    expect(adopt(plan, { ...rest, name })).toEqual({ refused: 'NothingChanges' })
  })

  test('must end after its base year', () => {
    const refusal = { refused: 'EndsBeforeItsBase', baseYear: 2020, endYear: 2020 }
    expect(adopt({ ...plan, endYear: 2020 })).toEqual(refusal)
  })
})

describe('a plan’s yearly steps', () => {
  const stepped = (...steps: readonly (readonly [number, number])[]) =>
    adopt({ ...plan, steps: steps.map(([year, value]) => ({ year, value })) })

  test('lie between its base and its end, one a year, and do not fall back', () => {
    expect(stepped([2022, 290], [2021, 230])).toHaveLength(1)
    const years = { baseYear: 2020, endYear: 2023 }
    expect(stepped([2020, 182])).toEqual({ refused: 'StepOutsidePlan', year: 2020, ...years })
    expect(stepped([2024, 400])).toEqual({ refused: 'StepOutsidePlan', year: 2024, ...years })
    expect(stepped([2021, 230], [2021, 240])).toEqual({ refused: 'StepOutsidePlan', year: 2021, ...years })
    expect(stepped([2021, 230], [2022, 229])).toEqual({ refused: 'StepFallsBack', year: 2022, value: 229 })
  })

  test('are those of one indicator', () => {
    const indicators = ['high-tech.valid', 'tech-sme.registered']
    expect(adopt({ ...plan, indicators, steps: [{ year: 2021, value: 230 }] })).toEqual({
      refused: 'StepsOfSeveralIndicators',
    })
    expect(adopt({ ...plan, indicators })).toHaveLength(1)
  })
})

describe('翻番进度', () => {
  test('is the share of the growth that the plan asks for', () => {
    expect(doublingProgress(182, 2, 240)).toEqual({ numerator: 58, denominator: 182 })
    // 五年翻两番: 60 at the end of 2016, × 4 by 2021.
    expect(doublingProgress(60, 4, 240)).toEqual({ numerator: 180, denominator: 180 })
  })

  test('of a steady rate reaches the whole at its end', () => {
    expect(steadyStep({ baseYear: 2016, endYear: 2021, multiple: 4 }, 60, 2016)).toBe(60)
    expect(steadyStep({ baseYear: 2016, endYear: 2021, multiple: 4 }, 60, 2021)).toBeCloseTo(240)
  })
})
