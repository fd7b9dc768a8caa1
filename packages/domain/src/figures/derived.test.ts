import { expect, test } from 'vitest'
import { allFigures, growthBase, isByWindow, sameWindowDay } from './derived.ts'

test('a window that opens later is compared with as many days of the year before', () => {
  expect(sameWindowDay('2021-06-28', '2021-04-29', '2020-03-12')).toBe('2020-05-11')
})

test('a day before this year’s first batch stands as long before that of the year before', () => {
  expect(sameWindowDay('2021-02-01', '2021-04-29', '2020-03-12')).toBe('2019-12-16')
})

test('no window reaches into the next year', () => {
  expect(sameWindowDay('2021-12-31', '2021-01-01', '2020-10-20')).toBe('2020-12-31')
})

test('every 同比 knows what it compares, and by which reading', () => {
  const growths = allFigures.filter(({ code }) => code.includes('.growth'))
  expect(growths.every(({ code }) => allFigures.some((figure) => figure.code === growthBase(code)))).toBe(true)
  expect(growths.filter(({ code }) => isByWindow(code)).map(({ code }) => growthBase(code))).toEqual([
    'tech-sme.registered',
    'high-tech.new',
  ])
})
