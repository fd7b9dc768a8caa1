import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { apportion } from './apportion.ts'

test('the largest remainders get what is left', () => {
  const parts = apportion(
    10,
    new Map([
      ['叶县', 1],
      ['郏县', 1],
      ['宝丰县', 1],
    ]),
  )
  expect(Object.fromEntries(parts)).toEqual({ 叶县: 4, 郏县: 3, 宝丰县: 3 })
})

test('units with no weight at all share alike', () => {
  expect([
    ...apportion(
      3,
      new Map([
        ['a', 0],
        ['b', 0],
      ]),
    ).values(),
  ]).toEqual([2, 1])
})

test('whatever the weights, the parts are whole and sum to the whole', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.array(fc.nat(400), { minLength: 1, maxLength: 12 }), (whole, weights) => {
      const parts = [...apportion(whole, new Map(weights.map((weight, unit) => [unit, weight]))).values()]
      expect(parts.every((part) => Number.isInteger(part) && part >= 0)).toBe(true)
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole)
    }),
  )
})
