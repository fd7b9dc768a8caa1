import { expect, test } from 'vitest'
import { createBell } from './bell.ts'

const never = new AbortController().signal

async function lasts(wait: Promise<void>): Promise<number> {
  const began = performance.now()
  await wait
  return performance.now() - began
}

test('a ring ends the wait', async () => {
  const bell = createBell()
  setTimeout(bell.ring, 5)
  expect(await lasts(bell.wait(5000, never))).toBeLessThan(1000)
})

test('a ring that came while nobody waited ends the next wait, and only that', async () => {
  const bell = createBell()
  bell.ring()
  bell.ring()
  expect(await lasts(bell.wait(5000, never))).toBeLessThan(1000)
  expect(await lasts(bell.wait(30, never))).toBeGreaterThan(25)
})

test('the end ends the wait', async () => {
  const bell = createBell()
  const end = new AbortController()
  setTimeout(() => end.abort(), 5)
  expect(await lasts(bell.wait(5000, end.signal))).toBeLessThan(1000)
  expect(await lasts(bell.wait(5000, end.signal))).toBeLessThan(1000)
})
