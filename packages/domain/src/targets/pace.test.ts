import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gapOf, isReached, linearShare, ranksOf, seasonalShare, seasonOf, statusOf, type Judgement } from './pace.ts'

const target = { value: 10, comparison: 'at-least' as const }
const half: Judgement = { target, actual: 0, share: 0.5, season: 'begun' }

describe('序时进度', () => {
  test('as a straight line is the share of the year that is over, its last day being the whole', () => {
    expect(linearShare('2021-01-01')).toBeCloseTo(1 / 365)
    expect(linearShare('2021-12-31')).toBe(1)
    expect(linearShare('2020-06-30')).toBeCloseTo(182 / 366)
  })

  test('by season is what the three years before had reached by the same date', () => {
    const past = ['2018-10-28', '2018-12-15', '2019-06-01', '2020-12-01', '2017-01-01']
    expect(seasonalShare(past, '2021-11-30')).toBe(0.5)
    expect(seasonalShare(past, '2021-12-31')).toBe(1)
  })

  test('by season needs two years', () => {
    expect(seasonalShare(['2020-06-01', '2021-06-01'], '2021-11-30')).toBeUndefined()
    expect(seasonalShare(['2016-06-01', '2020-06-01'], '2021-11-30')).toBeUndefined()
  })

  test('of 29 February takes the first of March where a year has none', () => {
    expect(seasonalShare(['2018-03-01', '2019-03-02'], '2020-02-29')).toBe(0.5)
  })
})

describe('the season', () => {
  const day = { year: 2021, day: '2021-09-15', seasonal: 0.43, awaitsFirstBatch: false }

  test('is ahead until past years had reached a twentieth of their whole', () => {
    const seasons = [0, 0.049, 0.05].map((seasonal) => seasonOf({ ...day, seasonal }))
    expect(seasons).toEqual(['ahead', 'ahead', 'begun'])
  })

  test('runs all year where past years are too few to say', () => {
    expect(seasonOf({ ...day, day: '2021-01-01', seasonal: undefined })).toBe('begun')
  })

  test('does not begin before the year’s first batch, unless the year ends without one', () => {
    expect(seasonOf({ ...day, awaitsFirstBatch: true })).toBe('batch-awaited')
    expect(seasonOf({ ...day, awaitsFirstBatch: true, seasonal: undefined })).toBe('batch-awaited')
    expect(seasonOf({ ...day, awaitsFirstBatch: true, day: '2021-12-31' })).toBe('begun')
  })

  test('of a year that has not begun is ahead with it, whatever the calendar of this one says', () => {
    expect(seasonOf({ ...day, year: 2022, seasonal: 1 })).toBe('year-ahead')
    expect(seasonOf({ ...day, year: 2022, seasonal: undefined, awaitsFirstBatch: true })).toBe('year-ahead')
  })
})

describe('the status', () => {
  test.each([
    ['done', { actual: 10 }],
    ['on-pace', { actual: 5 }],
    ['slightly-behind', { actual: 4.5 }],
    ['behind', { actual: 4.4 }],
    ['before-season', { season: 'ahead' }],
    ['before-season', { season: 'year-ahead' }],
    ['on-pace', { share: 0 }],
    ['no-data', { target: undefined }],
    ['done', { actual: 10, share: 0.01 }],
  ] as const)('is %s with %o', (status, judged) => {
    expect(statusOf({ ...half, ...judged })).toBe(status)
  })

  test('before the season is judged by 推荐数 where that is known', () => {
    const before = { ...half, season: 'ahead' as const }
    expect(statusOf({ ...before, leading: { recommended: 12, needed: 12 } })).toBe('on-pace')
    expect(statusOf({ ...before, leading: { recommended: 11, needed: 12 } })).toBe('slightly-behind')
    expect(statusOf({ ...before, leading: { recommended: 3, needed: 12 } })).toBe('behind')
    expect(statusOf({ ...before, leading: { recommended: 0, needed: 0 } })).toBe('before-season')
  })
})

describe('a target', () => {
  test('of "more than" is not reached by as many', () => {
    const more = { value: 50, comparison: 'more-than' as const }
    expect([isReached(more, 50), isReached(more, 51)]).toEqual([false, true])
    expect([gapOf(more, 50), gapOf(more, 51)]).toEqual([1, 0])
  })

  test('has no gap exactly when it is reached', () => {
    const anyTarget = fc.record({
      value: fc.integer({ min: 0, max: 100 }),
      comparison: fc.constantFrom('at-least' as const, 'more-than' as const),
    })
    fc.assert(
      fc.property(anyTarget, fc.integer({ min: 0, max: 120 }), (any, actual) => {
        expect(gapOf(any, actual) === 0).toBe(isReached(any, actual))
      }),
    )
  })
})

test('units with one share of their target share a rank, and the next one skips', () => {
  const ranks = ranksOf(
    new Map([
      ['叶县', 1.2],
      ['郏县', 1],
      ['宝丰县', 1],
      ['鲁山县', 0.4],
    ]),
  )
  expect(Object.fromEntries(ranks)).toEqual({ 叶县: 1, 郏县: 2, 宝丰县: 2, 鲁山县: 4 })
})
