import { describe, expect, test } from 'vitest'
import { setTarget } from './set-target.ts'
import { targetDecider, type Target } from './target.ts'

const today = '2021-06-30'
const target = (unit: string, value: number): Target => ({
  indicator: 'high-tech.new',
  unit,
  year: 2021,
  value,
  comparison: 'at-least',
  document: '平科〔2021〕8号',
})
const standing = new Map([
  ['410400', 11],
  ['410421', 5],
  ['410422', 6],
])
const stateOf = (unit: string) => {
  const value = standing.get(unit)
  const { initialState } = targetDecider
  if (value === undefined) return initialState
  const event = { type: 'TargetSet', data: target(unit, value) } as const
  return targetDecider.evolve(initialState, { occurredOn: '2021-01-01', import: 'a list', event })
}
const said = (unit: string, value: number) => ({
  occurredOn: today,
  event: { type: 'TargetSet', data: target(unit, value) },
})

describe('setting one unit’s target', () => {
  test('leaves the whole as it is, unless it is set along', () => {
    expect(setTarget({ target: target('410422', 8), today }, stateOf)).toEqual(
      new Map([['410422', [said('410422', 8)]]]),
    )
    expect(setTarget({ target: target('410422', 8), whole: 13, today }, stateOf)).toEqual(
      new Map([
        ['410422', [said('410422', 8)]],
        ['410400', [said('410400', 13)]],
      ]),
    )
  })

  test('with a whole that is not the sum of its parts is refused', () => {
    expect(setTarget({ target: target('410422', 8), whole: 12, today }, stateOf)).toEqual({
      refused: 'WholeIsNotTheSum',
      whole: 12,
      sum: 13,
    })
  })

  test('says nothing twice: neither a part nor a whole that stands', () => {
    const nothing = { refused: 'NothingChanges' }
    expect(setTarget({ target: target('410422', 6), today }, stateOf)).toEqual(nothing)
    expect(setTarget({ target: target('410422', 6), whole: 11, today }, stateOf)).toEqual(nothing)
    const sameSum = (unit: string) => stateOf(unit === '410400' ? '410402' : unit)
    expect(setTarget({ target: target('410422', 6), whole: 11, today }, sameSum)).toEqual(
      new Map([['410400', [said('410400', 11)]]]),
    )
  })

  test('for a unit that there is not is refused, whatever the whole', () => {
    expect(setTarget({ target: target('410100', 6), whole: 11, today }, stateOf)).toMatchObject({
      refused: 'NotAPlanningUnit',
    })
  })
})
