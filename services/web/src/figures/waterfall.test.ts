import { expect, test } from 'vitest'
import type { Bridge } from '@titian/contract'
import { endingBefore, waterfallOf } from './waterfall.ts'

const year: Bridge = {
  unit: '410400',
  period: '2021',
  start: 182,
  new: 69,
  renewedLate: 3,
  movedIn: 1,
  lapsed: 12,
  revoked: 1,
  movedOut: 1,
  closed: 1,
  transferred: 0,
  pending: 0,
  end: 240,
  asOf: '2021-12-31',
  missing: 0,
  positions: {},
}

test('each step begins where the one before ended, and the last ends at the end', () => {
  const { bars } = waterfallOf(year)
  expect(bars.map((bar) => [bar.step, bar.change])).toEqual([
    ['start', 182],
    ['new', 69],
    ['renewedLate', 3],
    ['movedIn', 1],
    ['lapsed', -12],
    ['revoked', -1],
    ['movedOut', -1],
    ['closed', -1],
    ['end', 240],
  ])
  const [start, gained] = bars
  expect(gained?.bottom).toBeCloseTo(start?.top ?? -1)
  expect(bars.at(-2)?.bottom).toBeCloseTo(bars.at(-1)?.top ?? -1)
})

test('certificates that ran out and still wait for their renewal are a step of the running year', () => {
  const { bars } = waterfallOf({ ...year, lapsed: 0, pending: 12 })
  expect(bars.at(-2)).toMatchObject({ step: 'pending', change: -12 })
})

test('a picture that does not begin at nothing says where it begins', () => {
  expect(waterfallOf(year).floor).toBe(137)
  expect(waterfallOf({ ...year, start: 0, end: 58 }).floor).toBe(0)
})

test('every bar lies inside the picture', () => {
  for (const bar of waterfallOf({ ...year, start: 0, end: 58 }).bars) {
    expect(bar.bottom).toBeGreaterThanOrEqual(0)
    expect(bar.top).toBeLessThanOrEqual(1)
  }
})

test('moves between counties appear only where there are any', () => {
  expect(waterfallOf({ ...year, transferred: -2, end: 238 }).bars.map((bar) => bar.step)).toContain('transferred')
})

test('a county without any high-tech firm has an empty picture, not a broken one', () => {
  const none = {
    ...year,
    start: 0,
    new: 0,
    renewedLate: 0,
    movedIn: 0,
    lapsed: 0,
    revoked: 0,
    movedOut: 0,
    closed: 0,
    end: 0,
  }
  for (const bar of waterfallOf(none).bars) expect(Number.isFinite(bar.top)).toBe(true)
})

test('the start is what stood at the end of the year or the month before', () => {
  expect(['2021', '2021-09', '2021-01', '2021-03..2021-09'].map(endingBefore)).toEqual([
    '2020',
    '2021-08',
    '2020-12',
    '2021-02',
  ])
})
