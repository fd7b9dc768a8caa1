import { describe, expect, test } from 'vitest'
import { dayYearBefore, readPeriod, stockDay, yearBefore } from './period.ts'

describe('a period', () => {
  test.each([
    ['2021', '2021-01-01', '2021-12-31'],
    ['2021-09', '2021-09-01', '2021-09-30'],
    ['2021-12', '2021-12-01', '2021-12-31'],
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['2021-01..2021-09', '2021-01-01', '2021-09-30'],
    ['2020-11..2021-02', '2020-11-01', '2021-02-28'],
  ])('%s is from %s through %s', (text, from, through) => {
    expect(readPeriod(text)).toEqual({ from, through })
  })

  test.each(['2021-13', '2021-00', '2021-09..2021-01', '2021..2021-09', '21', '2021-9', '', '2021-01..'])(
    '%s is none',
    (text) => {
      expect(readPeriod(text)).toBeUndefined()
    },
  )

  test('takes its stock at its end, or on the day asked for where that is earlier', () => {
    const period = { from: '2021-01-01', through: '2021-12-31' }
    expect(stockDay(period, '2021-11-30')).toBe('2021-11-30')
    expect(stockDay(period, '2022-03-01')).toBe('2021-12-31')
  })
})

describe('同比', () => {
  test.each([
    ['2021', '2020-01-01', '2020-12-31'],
    ['2021-02', '2020-02-01', '2020-02-29'],
    ['2020-02', '2019-02-01', '2019-02-28'],
    ['2021-01..2021-09', '2020-01-01', '2020-09-30'],
  ])('of %s is from %s through %s', (text, from, through) => {
    const period = readPeriod(text)
    expect(period && yearBefore(period)).toEqual({ from, through })
  })

  test('of 29 February is 28 February', () => {
    expect(dayYearBefore('2020-02-29')).toBe('2019-02-28')
    expect(dayYearBefore('2021-11-30')).toBe('2020-11-30')
  })
})
