import { expect, test } from 'vitest'
import { afterFailure, type Brake } from './account-brake.ts'

const noon = new Date('2026-11-24T04:00:00Z')
const at = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)
const untouched: Brake = { failures: 0, pauses: 0, pausedUntil: null, lastAt: noon }

/** Somebody who tries every minute, whatever they are told: how many were let try, and the lengths of the pauses. */
function guess(minutes: number) {
  const pauses: number[] = []
  let brake = untouched
  let tried = 0
  for (let minute = 0; minute < minutes; minute += 1) {
    const after = afterFailure(brake, at(minute))
    if (after !== brake) tried += 1
    if (after !== brake && after.pausedUntil) pauses.push((after.pausedUntil.getTime() - at(minute).getTime()) / 60_000)
    brake = after
  }
  return { tried, pauses }
}

test('twenty failures lead to a pause, five more to one of twice the length, up to an hour', () => {
  expect(guess(19)).toEqual({ tried: 19, pauses: [] })
  expect(guess(20).pauses).toEqual([1])
  expect(guess(500).pauses.slice(0, 9)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])
})

test('in a whole day a guesser who never rests is let try some hundred times', () => {
  expect(guess(24 * 60).tried).toBeLessThan(180)
})

test('what is tried in a pause makes it no longer', () => {
  const paused: Brake = { failures: 0, pauses: 3, pausedUntil: at(4), lastAt: noon }
  expect(afterFailure(paused, at(3))).toBe(paused)
  expect(afterFailure(paused, at(4))).toEqual({ failures: 1, pauses: 3, pausedUntil: null, lastAt: at(4) })
})

test('a day without a failure forgets them all', () => {
  const before: Brake = { failures: 4, pauses: 7, pausedUntil: null, lastAt: noon }
  expect(afterFailure(before, at(24 * 60))).toEqual({ ...untouched, failures: 1, lastAt: at(24 * 60) })
})
