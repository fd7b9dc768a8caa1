import { expect, test } from 'vitest'
import { isAhead, readMoment } from './moment.ts'

test('a day alone means all that was entered on it', () => {
  expect(readMoment('2021年9月30日')).toBe('2021-09-30T23:59:59+08:00')
})

test('a moment is of the clock in the bureau', () => {
  expect(readMoment('2021-10-08 9:05')).toBe('2021-10-08T09:05:00+08:00')
})

test.each(['', 'yesterday', '2021-10-08 25:00', '2021-13-08 09:00'])('"%s" is no moment', (typed) => {
  expect(readMoment(typed)).toBeUndefined()
})

test('today is not ahead, though its end is; tomorrow is', () => {
  const now = Date.parse('2021-10-08T09:05:00+08:00')
  expect(isAhead('2021-10-08T23:59:59+08:00', now)).toBe(false)
  expect(isAhead('2021-10-09T00:00:00+08:00', now)).toBe(true)
})
