import { expect, test } from 'vitest'
import { median, percentile, waits } from './statistics.ts'

const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)

test('a percentile is the smallest number that so many do not exceed', () => {
  expect([0, 0.01, 0.5, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([1, 1, 50, 99, 100])
  expect([0.5, 0.99].map((share) => percentile([7], share))).toEqual([7, 7])
})

test('the median of an odd number is the middle one, of an even number halfway between two', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([10, 1, 3, 2])).toBe(2.5)
  expect(median([4])).toBe(4)
})

test('one slow answer in a hundred shows in neither, two show in the p99', () => {
  const quick = Array.from({ length: 98 }, () => 5)
  expect(waits([...quick, 5, 900])).toEqual({ p50Ms: 5, p99Ms: 5 })
  expect(waits([...quick, 800, 900])).toEqual({ p50Ms: 5, p99Ms: 800 })
})

test('numbers are ordered as numbers, and those given stay as they are', () => {
  const given = [10, 9, 100]
  expect(percentile(given, 0.5)).toBe(10)
  expect(given).toEqual([10, 9, 100])
})

test('nothing measured is a fault, not a zero', () => {
  expect(() => percentile([], 0.5)).toThrow('no number 1 among 0')
  expect(() => median([])).toThrow('no number 1 among 0')
})
