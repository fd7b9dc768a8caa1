import { expect, test } from 'vitest'
import { changesAhead, wholeAfter } from './whole.ts'

const city = '410400'
const yexian = {
  unit: '410422',
  current: { value: 6, comparison: 'at-least', on: '2021-01-01' },
  whole: 60,
  sum: 60,
} as const

test('a unit’s new target moves the sum, and the whole stays until it is set', () => {
  expect(wholeAfter(yexian, city, 8)).toEqual({ whole: 60, sum: 62, agrees: false })
  expect(wholeAfter(yexian, city, 6)).toEqual({ whole: 60, sum: 60, agrees: true })
  expect(wholeAfter({ ...yexian, current: null }, city, 8)).toEqual({ whole: 60, sum: 68, agrees: false })
})

test('a city without a target of its own has the sum', () => {
  expect(wholeAfter({ ...yexian, whole: null }, city, 8)).toEqual({ whole: null, sum: 62, agrees: false })
})

test('the city’s new target is compared with what its units have', () => {
  expect(wholeAfter({ ...yexian, unit: city }, city, 65)).toEqual({ whole: 65, sum: 60, agrees: false })
  expect(wholeAfter({ ...yexian, unit: city, sum: null }, city, 65)).toBeUndefined()
})

test('nothing typed compares with nothing', () => {
  expect(wholeAfter(yexian, city, undefined)).toBeUndefined()
})

test('before it is saved a change says what becomes of the unit, the sum and the whole', () => {
  const ahead = [
    { of: 'unit', before: 6, after: 8 },
    { of: 'sum', before: 60, after: 62 },
  ]
  expect(changesAhead(yexian, city, 8, false)).toEqual([...ahead, { of: 'whole', before: 60, after: 60 }])
  expect(changesAhead(yexian, city, 8, true)).toEqual([...ahead, { of: 'whole', before: 60, after: 62 }])
  expect(changesAhead({ ...yexian, whole: null }, city, 8, true)).toEqual([
    ...ahead,
    { of: 'whole', before: null, after: null },
  ])
  expect(changesAhead({ ...yexian, unit: city }, city, 65, true)).toEqual([
    { of: 'whole', before: 60, after: 65 },
    { of: 'sum', before: 60, after: 60 },
  ])
  expect(changesAhead(yexian, city, undefined, false)).toEqual([])
})
