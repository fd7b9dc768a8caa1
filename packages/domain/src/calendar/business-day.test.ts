import { expect, test } from 'vitest'
import { calendarDecider } from './business-day.ts'

const { decide, evolve, initialState } = calendarDecider

test('a fixed day stands until it is moved or let go', () => {
  const fixed = evolve(initialState, { type: 'BusinessDayFixed', data: { day: '2021-11-30' } })
  expect(decide({ type: 'FixBusinessDay', day: '2021-11-30' }, fixed)).toEqual([])
  expect(decide({ type: 'FixBusinessDay', day: '2021-12-31' }, fixed)).toEqual([
    { type: 'BusinessDayFixed', data: { day: '2021-12-31' } },
  ])
  expect(decide({ type: 'FixBusinessDay', day: null }, fixed)).toEqual([
    { type: 'BusinessDayFixed', data: { day: null } },
  ])
})

test('a day that no calendar has is refused', () => {
  expect(decide({ type: 'FixBusinessDay', day: '2021-02-29' }, initialState)).toEqual({
    refused: 'NotADay',
    day: '2021-02-29',
  })
})
