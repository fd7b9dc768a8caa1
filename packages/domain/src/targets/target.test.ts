import { describe, expect, test } from 'vitest'
import { isRefused } from '../decider.ts'
import { currentTarget, findIndicator, targetDecider, type Target, type TargetEvent } from './target.ts'

const target: Target = {
  indicator: 'high-tech.new',
  unit: '410422',
  year: 2021,
  value: 5,
  comparison: 'at-least',
  document: '平科〔2021〕1号',
}

const given = (...events: readonly TargetEvent[]) => {
  const state = events.reduce((before, event) => targetDecider.evolve(before, event), targetDecider.initialState)
  return { when: (next: Target) => targetDecider.decide({ type: 'SetTarget', target: next }, state), state }
}
const set = (value: number): TargetEvent => ({ type: 'TargetSet', data: { ...target, value } })

describe('a target', () => {
  test('is set', () => {
    expect(given().when(target)).toEqual([{ type: 'TargetSet', data: target }])
  })

  test('is revised by setting it anew, and set once where nothing differs', () => {
    expect(given(set(5)).when({ ...target, value: 6 })).toEqual([set(6)])
    expect(given(set(5)).when(target)).toEqual({ refused: 'NothingChanges' })
  })

  test('is what was said last and not withdrawn', () => {
    const withdrawn: TargetEvent = { type: 'TargetWithdrawn', data: { concerns: [2], reason: '撤销导入' } }
    expect(currentTarget(given(set(5), set(6)).state)?.value).toBe(6)
    expect(currentTarget(given(set(5), set(6), withdrawn).state)?.value).toBe(5)
  })

  test('without a word on it is reached by as many', () => {
    const { comparison: _comparison, ...data } = target
    expect(currentTarget(given({ type: 'TargetSet', data }).state)?.comparison).toBe('at-least')
  })

  test('for a unit that the city does not plan for, or an indicator that nobody counts, is refused', () => {
    expect(given().when({ ...target, unit: '410100' })).toEqual({ refused: 'NotAPlanningUnit', unit: '410100' })
    expect(isRefused(given().when({ ...target, unit: '410400' }))).toBe(false)
    expect(given().when({ ...target, indicator: 'gdp' })).toEqual({ refused: 'UnknownIndicator', indicator: 'gdp' })
  })
})

test('lists name an indicator by any of its words', () => {
  expect(['新增高企', '新增 高新技术企业', 'high-tech.new'].map((text) => findIndicator(text)?.code)).toEqual(
    Array.from({ length: 3 }, () => 'high-tech.new'),
  )
  expect(findIndicator('地区生产总值')).toBeUndefined()
})
