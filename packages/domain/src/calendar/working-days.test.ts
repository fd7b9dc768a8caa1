import { isWorkday } from 'chinese-days'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plusDays } from '../day.ts'
import {
  calendarOf,
  isWorkingDay,
  plusWorkingDays,
  publishedYears,
  setWorkingYear,
  workingCalendar,
  workingDaysBetween,
  yearsWithoutNotice,
  type WorkingYear,
} from './working-days.ts'

const calendar = workingCalendar(publishedYears)
const someDay = fc.integer({ min: 0, max: 2_500 }).map((days) => plusDays('2019-01-01', days))

describe('the published years', () => {
  test.each(publishedYears)('$year works on the days on which chinese-days works', ({ year }) => {
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = plusDays(day, 1)) {
      expect(`${day} ${isWorkingDay(calendar, day)}`).toBe(`${day} ${isWorkday(day)}`)
    }
  })

  test('are 2019 to 2026, each with the notice that says so', () => {
    expect(publishedYears.map(({ year }) => year)).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])
    for (const { source } of publishedYears) expect(source).toMatch(/国办发明电〔\d{4}〕\d+号/)
  })

  test('could have been set by a city in the same words', () => {
    for (const year of publishedYears) {
      expect(setWorkingYear(workingCalendar([]), { type: 'SetWorkingYear', year })).toMatchObject([
        { type: 'WorkingYearSet', data: { year: year.year } },
      ])
    }
  })
})

describe('counting working days', () => {
  test('the day itself does not count, the last one does', () => {
    // Monday to Friday of a plain week.
    expect(workingDaysBetween(calendar, '2021-11-15', '2021-11-19')).toBe(4)
    expect(workingDaysBetween(calendar, '2021-11-15', '2021-11-15')).toBe(0)
    expect(workingDaysBetween(calendar, '2021-11-19', '2021-11-15')).toBe(-4)
  })

  test('a Saturday that works counts, a week off does not', () => {
    expect(plusWorkingDays(calendar, '2021-09-30', 3)).toBe('2021-10-11')
    expect(workingDaysBetween(calendar, '2021-09-30', '2021-10-11')).toBe(3)
  })

  test('as many days as were added have gone by', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 60 }), (day, days) => {
        expect(workingDaysBetween(calendar, day, plusWorkingDays(calendar, day, days))).toBe(days)
      }),
    )
  })

  test('a year without a notice goes by the week, and is named', () => {
    expect(isWorkingDay(calendar, '2031-10-01')).toBe(true)
    expect(yearsWithoutNotice(calendar, '2025-12-01', '2028-01-10')).toEqual([2027, 2028])
  })
})

describe('a city sets a year', () => {
  const year: WorkingYear = {
    year: 2027,
    off: ['2027-01-01'],
    working: ['2027-01-09'],
    source: '国办发明电〔2026〕9号',
  }
  const setting = (changes: Partial<WorkingYear>) =>
    setWorkingYear(calendar, { type: 'SetWorkingYear', year: { ...year, ...changes } })

  test('and it stands until it is set again', () => {
    const events = [{ type: 'WorkingYearSet' as const, data: year }]
    expect(setting({})).toEqual(events)
    const set = calendarOf(events)
    expect([isWorkingDay(set, '2027-01-01'), isWorkingDay(set, '2027-01-09')]).toEqual([false, true])
    expect(setWorkingYear(set, { type: 'SetWorkingYear', year })).toEqual([])
    expect(
      isWorkingDay(calendarOf([...events, { type: 'WorkingYearSet', data: { ...year, off: [] } }]), '2027-01-01'),
    ).toBe(true)
  })

  test('but not with days that cannot be meant', () => {
    expect(setting({ off: ['2027-02-30'] })).toEqual({ refused: 'NotADay', day: '2027-02-30' })
    expect(setting({ off: ['2026-12-31'] })).toEqual({ refused: 'DayOfAnotherYear', day: '2026-12-31', year: 2027 })
    expect(setting({ off: ['2027-01-09'] })).toEqual({ refused: 'DayOffAndWorking', day: '2027-01-09' })
    expect(setting({ working: ['2027-01-11'] })).toEqual({ refused: 'DayWorksAnyway', day: '2027-01-11' })
  })
})
