import { describe, expect, test } from 'vitest'
import { isRefused } from '../decider.ts'
import { differingLists } from './standing-target.ts'
import {
  currentTarget,
  findIndicator,
  targetDecider,
  type Target,
  type TargetEvent,
  type TargetFact,
} from './target.ts'

const target: Target = {
  indicator: 'high-tech.new',
  unit: '410422',
  year: 2021,
  value: 5,
  comparison: 'at-least',
  document: '平科〔2021〕8号',
}
const today = '2021-06-30'

const given = (...facts: readonly TargetFact[]) => {
  const state = facts.reduce((before, fact) => targetDecider.evolve(before, fact), targetDecider.initialState)
  return { when: (next: Target) => targetDecider.decide({ type: 'SetTarget', target: next, today }, state), state }
}
const event = (value: number, document?: string): TargetEvent => {
  const { document: _document, ...data } = { ...target, value }
  return { type: 'TargetSet', data: document === undefined ? data : { ...data, document } }
}
const said = (value: number, on = today): TargetFact => ({ occurredOn: on, event: event(value, target.document) })
const listed = (value: number, on = '2021-01-01', document?: string): TargetFact => ({
  occurredOn: on,
  event: event(value, document),
  import: `list of ${value}`,
})
const valueOf = (...facts: readonly TargetFact[]) => currentTarget(given(...facts).state)?.value

describe('a target', () => {
  test('is set', () => {
    expect(given().when(target)).toEqual([{ occurredOn: today, event: { type: 'TargetSet', data: target } }])
  })

  test('is revised by setting it anew, and set once where nothing differs', () => {
    expect(given(said(5)).when({ ...target, value: 6 })).toEqual([said(6)])
    expect(given(said(5)).when(target)).toEqual({ refused: 'NothingChanges' })
  })

  test('is what people said last and did not withdraw', () => {
    const event: TargetEvent = { type: 'TargetWithdrawn', data: { concerns: [2], reason: '撤销导入' } }
    expect(valueOf(said(5), said(6))).toBe(6)
    expect(valueOf(said(5), said(6), { occurredOn: today, event })).toBe(5)
  })

  test('is what the newer list says, whichever came first', () => {
    expect(valueOf(listed(5, '2021-01-01'), listed(6, '2021-03-01'))).toBe(6)
    expect(valueOf(listed(6, '2021-03-01'), listed(5, '2021-01-01'))).toBe(6)
  })

  test('is, of two lists of one day, what the later document says: by its year, then by its number', () => {
    const lists = [
      listed(9, '2021-01-01', '平科〔2020〕30号'),
      listed(7, '2021-01-01', '平科〔2021〕11号'),
      listed(8, '2021-01-01', '平科[2021]9号'),
    ]
    expect(valueOf(...lists)).toBe(7)
    expect(valueOf(...lists.toReversed())).toBe(7)
    expect(valueOf(...lists.slice(1), listed(99))).toBe(7)
  })

  test('is what a person says of that day or a later one, and not of an earlier one', () => {
    expect(valueOf(said(6), listed(5, today, '平科〔2021〕99号'))).toBe(6)
    expect(valueOf(said(6), listed(5, '2021-07-01'))).toBe(5)
  })

  test('of a later day than today is not revised today', () => {
    expect(given(listed(5, '2021-07-01', '平科〔2021〕99号')).when({ ...target, value: 6 })).toEqual({
      refused: 'LaterTargetStands',
      on: '2021-07-01',
      today,
      value: 5,
      document: '平科〔2021〕99号',
    })
  })

  test('about which lists differ waits until a person says what it is, were it what stands', () => {
    const lists = [listed(5, '2021-01-01', '平科〔2021〕8号'), listed(6, '2020-12-01')]
    const { state, when } = given(...lists)
    expect(differingLists(state.standing.values()).map(({ target }) => target.value)).toEqual([5, 6])
    expect(when(target)).toEqual([said(5)])
    expect(differingLists(given(...lists, said(5)).state.standing.values())).toEqual([])
    expect(differingLists(given(listed(5), listed(5, '2021-02-01')).state.standing.values())).toEqual([])
  })

  test('without a word on it is reached by as many', () => {
    const { comparison: _comparison, ...data } = target
    const fact: TargetFact = { occurredOn: today, event: { type: 'TargetSet', data } }
    expect(currentTarget(given(fact).state)?.comparison).toBe('at-least')
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
