import { expect, test } from 'vitest'
import { daysIn, daysText, shortDays } from './days-text.ts'

test('days are written as stretches and read back', () => {
  const days = ['2027-01-01', '2027-02-06', '2027-02-07', '2027-02-08']
  expect(daysText(days)).toBe('2027-01-01\n2027-02-06 至 2027-02-08')
  expect(daysIn(daysText(days), 2027)).toEqual({ days })
  expect(daysIn('1月1日\n2027.2.6..2.8\n\n', 2027)).toEqual({ days })
})

test('beside its year a day needs no year', () => {
  expect(shortDays(['2027-01-01', '2027-02-06', '2027-02-07'])).toEqual(['1月1日', '2月6日 至 2月7日'])
})

test('a row that is no day is named', () => {
  expect(daysIn('2027-01-01\n春节', 2027)).toEqual({ wrong: '春节' })
  expect(daysIn('2027-02-08 至 2027-02-06', 2027)).toEqual({ wrong: '2027-02-08 至 2027-02-06' })
})
