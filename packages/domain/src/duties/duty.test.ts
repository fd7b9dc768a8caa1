import { expect, test } from 'vitest'
import {
  dropDuty,
  dueAfter,
  dutiesIn,
  dutyTable,
  missedYears,
  publishedDuties,
  setDuty,
  windowIn,
  type Duty,
} from './duty.ts'

function published(name: string): Duty {
  const found = publishedDuties.find(({ duty }) => duty === name)
  if (!found) throw new Error(`There is no ${name}`)
  return found
}

const annual = published('high-tech-annual')
const again = published('tech-sme-again')

test('the yearly report of a high-tech firm is due by the end of May', () => {
  expect(windowIn(annual, 2021)).toEqual({ from: '2021-03-01', through: '2021-05-31' })
})

test('a year’s notice moves its window, and no other year’s', () => {
  const [event] = [
    setDuty(publishedDuties, { type: 'SetDuty', duty: { ...again, opens: '06-01', due: '08-31', year: 2026 } }),
  ]
  if ('refused' in event) throw new Error(event.refused)
  const table = dutyTable(event)
  const windowOf = (year: number) =>
    dutiesIn(table, year)
      .filter(({ duty }) => duty === again.duty)
      .map((duty) => windowIn(duty, year))
  expect(windowOf(2026)).toEqual([{ from: '2026-06-01', through: '2026-08-31' }])
  expect(windowOf(2025)).toEqual([{ from: '2025-03-01', through: '2025-10-31' }])
})

test('a window does not end before it opens, and its dates are dates', () => {
  const set = (change: Partial<Duty>) => setDuty(publishedDuties, { type: 'SetDuty', duty: { ...again, ...change } })
  expect(set({ opens: '11-01' })).toEqual({ refused: 'DutyEndsBeforeItOpens' })
  expect(set({ due: '13-40' })).toEqual({ refused: 'DutyDateUnreadable', date: '13-40' })
  expect(set({})).toEqual({ refused: 'NothingChanges' })
  expect(set({ of: 'renamed' })).toEqual({ refused: 'DutyTermMissing' })
})

test('what the city dropped binds nobody', () => {
  const dropped = dropDuty(publishedDuties, { duty: 'torch-annual' })
  if ('refused' in dropped) throw new Error(dropped.refused)
  expect(dutyTable(dropped).map(({ duty }) => duty)).not.toContain('torch-annual')
  expect(dropDuty(publishedDuties, { duty: 'unheard-of' })).toEqual({ refused: 'DutyUnknown', duty: 'unheard-of' })
})

test('a renaming is reported within three months, at the last day of a shorter month', () => {
  const rename = published('rename-report')
  expect(dueAfter(rename, '2021-03-10')).toBe('2021-06-10')
  expect(dueAfter(rename, '2021-08-31')).toBe('2021-11-30')
  expect(dueAfter(rename, '2021-11-30')).toBe('2022-02-28')
})

test('a year is missed where others were told to have done it', () => {
  const asked = { from: '2019-10-01', today: '2021-11-30', done: [2020], told: [2020, 2021] }
  expect(missedYears(annual, asked)).toEqual([2021])
  expect(missedYears(annual, { ...asked, done: [] })).toEqual([2020, 2021])
})

test('without a list nobody is said to have missed anything', () => {
  expect(missedYears(annual, { from: '2019-10-01', today: '2021-11-30', done: [], told: [] })).toEqual([])
})

test('what is not yet due, or was due before the certificate, is not missed', () => {
  const told = [2021]
  expect(missedYears(annual, { from: '2019-10-01', today: '2021-05-31', done: [], told })).toEqual([])
  expect(missedYears(annual, { from: '2021-10-01', today: '2021-11-30', done: [], told })).toEqual([])
})
