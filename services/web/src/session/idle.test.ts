import { expect, test } from 'vitest'
import { secondsLeft } from './idle.ts'

const minute = 60_000

test('the last minute before the lock is counted down, then the page locks', () => {
  expect(secondsLeft(0, 13 * minute, 15)).toBeUndefined()
  expect(secondsLeft(0, 14 * minute + 30_000, 15)).toBe(30)
  expect(secondsLeft(0, 15 * minute, 15)).toBe(0)
  expect(secondsLeft(0, 90 * minute, 15)).toBe(0)
})
