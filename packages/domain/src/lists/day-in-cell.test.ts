import { expect, test } from 'vitest'
import { dayInCell, dayInText, dayOfSerial } from './day-in-cell.ts'

test.each([
  '2021-11-23',
  '2021/11/23',
  '2021.11.23',
  '2021年11月23日',
  '20211123',
  '２０２１年１１月２３日',
  '2021年11月23号',
  '2021 - 11 - 23',
  '2021-11-23 00:00:00',
  '2021-11-23T00:00:00.000Z',
  '44523',
])('%s is 23 November 2021', (text) => {
  expect(dayInCell({ column: 'A', kind: 'text', text })).toBe('2021-11-23')
})

test('months and dates of one digit are read', () => {
  expect(['2021.1.5', '2021年1月5日', '2021/1/5'].map(dayInText)).toEqual(['2021-01-05', '2021-01-05', '2021-01-05'])
})

test.each([
  { kind: 'date', text: '2021/11/23', number: 44_523 },
  { kind: 'date', text: '11-23-21', number: 44_523.75 },
  { kind: 'number', text: '44523', number: 44_523 },
  { kind: 'number', text: '20211123', number: 20_211_123 },
  { kind: 'date', text: '2021-11-23' },
] as const)('the serial or number $number shown as $text is 23 November 2021', (cell) => {
  expect(dayInCell({ column: 'A', ...cell })).toBe('2021-11-23')
})

test('serials count from 1900 and skip its 29 February, which never was', () => {
  expect([1, 59, 60, 61, 46_349].map(dayOfSerial)).toEqual([
    '1900-01-01',
    '1900-02-28',
    undefined,
    '1900-03-01',
    '2026-11-23',
  ])
})

test.each(['', '2021-02-30', '2021年13月1日', '2021年', '11月23日', '三年', '0021-11-23', '20211323', '无'])(
  '%j is no day',
  (text) => {
    expect(dayInText(text)).toBeUndefined()
  },
)
