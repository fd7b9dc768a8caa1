import { expect, test } from 'vitest'
import { publishedYears, workingCalendar } from '../calendar/working-days.ts'
import { checkClockOf, lastLateDay } from './check-clock.ts'

const calendar = workingCalendar(publishedYears)
const review = { reviewDays: 3 }

test('three working days of review, with the National Day holiday between', () => {
  const clock = (today: string) => checkClockOf(calendar, review, { raisedOn: '2021-09-29', today })
  expect(clock('2021-09-30')).toEqual({ reviewDays: 3, due: '2021-10-09', left: 2, withoutNotice: [] })
  expect(clock('2021-10-09').left).toBe(0)
  expect(clock('2021-10-11').left).toBe(-1)
})

test('what has ended is judged by the day on which it ended', () => {
  const raised = { raisedOn: '2021-11-22', today: '2021-12-31' }
  expect(checkClockOf(calendar, review, { ...raised, endedOn: '2021-11-24' })).toMatchObject({
    due: '2021-11-25',
    left: 1,
    ended: '2021-11-24',
  })
})

test('late is what was raised so long ago that its review is over', () => {
  expect(lastLateDay(calendar, review, '2021-11-30')).toBe('2021-11-24')
  for (const raisedOn of ['2021-11-24', '2021-11-25'])
    expect(checkClockOf(calendar, review, { raisedOn, today: '2021-11-30' }).left < 0).toBe(raisedOn === '2021-11-24')
})
