import { expect, test } from 'vitest'
import { isDay, isMonth, lastDayOfMonth, plusMonths, readDay } from './day.ts'

test.each([
  '2021-11-30',
  '2021/11/30',
  '2021.11.30',
  '20211130',
  '2021年11月30日',
  ' 2021 年 11 月 30 日',
  '２０２１－１１－３０',
])('a day typed as %s is read', (typed) => {
  expect(readDay(typed, 2024)).toBe('2021-11-30')
})

test('a day without its year is of the year at hand', () => {
  expect(readDay('3月5日', 2021)).toBe('2021-03-05')
  expect(readDay('3.5', 2021)).toBe('2021-03-05')
})

test.each(['2021-02-29', '2021-13-01', '11-31', 'abc', '', '2021'])('%s is no day', (typed) => {
  expect(readDay(typed, 2021)).toBeUndefined()
})

test('only the written form of the contract counts as a day in an address', () => {
  expect(isDay('2020-02-29')).toBe(true)
  expect(isDay('2020/02/29')).toBe(false)
  expect(isDay(undefined)).toBe(false)
  expect(isMonth('2021-09')).toBe(true)
  expect(isMonth('2021-13')).toBe(false)
})

test('months run over the turn of the year and know their last day', () => {
  expect(plusMonths('2021-01', -1)).toBe('2020-12')
  expect(plusMonths('2021-12', 1)).toBe('2022-01')
  expect(lastDayOfMonth('2020-02')).toBe('2020-02-29')
})
