import { expect, test } from 'vitest'
import type { PlanProgress } from '@titian/contract'
import { draftOf, isCountable, planOf, suggestedSteps, type PlanDraft } from './plan-draft.ts'

const draft: PlanDraft = {
  name: ' 双倍增 ',
  indicators: ['high-tech.valid'],
  baseYear: 2020,
  endYear: 2023,
  multiple: 2,
  document: '',
  steps: { 2021: 230, 2022: null, 2019: 1, 2023: 9 },
}

test('a steady rate is suggested for the years between base and end', () => {
  expect(suggestedSteps(draft, 182)).toEqual([
    { year: 2021, value: 229 },
    { year: 2022, value: 289 },
  ])
  expect(suggestedSteps({ ...draft, endYear: 2021 }, 182)).toEqual([])
})

test('a plan is told with the steps that a person overwrote, and that lie within it', () => {
  const told = { indicators: ['high-tech.valid'], baseYear: 2020, endYear: 2023, multiple: 2, name: '双倍增' }
  expect(planOf(draft)).toEqual({ ...told, steps: [{ year: 2021, value: 230 }] })
  expect(planOf({ ...draft, document: '平政〔2021〕1号', steps: undefined })).toEqual({
    ...told,
    document: '平政〔2021〕1号',
    steps: [],
  })
  const several = ['high-tech.valid', 'tech-sme.registered']
  expect(planOf({ ...draft, indicators: several })).toEqual({ ...told, indicators: several, steps: [] })
})

test('an adopted plan comes back as it was told', () => {
  const progress: PlanProgress = {
    plan: 'plan-双倍增',
    name: '双倍增',
    indicator: 'high-tech.valid',
    indicatorName: '高新技术企业总数',
    kind: 'stock',
    unit: '410400',
    baseYear: 2020,
    endYear: 2023,
    multiple: 2,
    document: null,
    base: 182,
    goal: 364,
    actual: 240,
    actualYear: 2021,
    gap: 124,
    progress: { numerator: 58, denominator: 182, value: 58 / 182 },
    steps: [
      { year: 2021, value: 230 },
      { year: 2022, value: 182 * 2 ** (2 / 3) },
      { year: 2023, value: 364 },
    ],
    parts: [],
  }
  expect(draftOf('plan-双倍增', [progress])).toEqual({
    name: '双倍增',
    indicators: ['high-tech.valid'],
    baseYear: 2020,
    endYear: 2023,
    multiple: 2,
    document: undefined,
    steps: { 2021: 230 },
  })
  expect(draftOf('plan-别的', [progress])).toBeUndefined()
})

test('nothing is counted before years and multiple make sense', () => {
  expect(isCountable(draft)).toBe(true)
  expect(isCountable({ baseYear: 2020, endYear: 2020, multiple: 2 })).toBe(false)
  expect(isCountable({ baseYear: 2020, multiple: 2 })).toBe(false)
  expect(isCountable({ baseYear: 2020, endYear: 2023, multiple: 1 })).toBe(false)
})
