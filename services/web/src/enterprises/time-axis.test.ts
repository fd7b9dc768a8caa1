import { expect, test } from 'vitest'
import type { TitleHeld } from '@titian/contract'
import { axisOf } from './time-axis.ts'

function highTech(from: string, through: string | null): TitleHeld {
  return {
    title: 'high-tech',
    name: '高新技术企业',
    line: 'technology',
    from,
    through,
    state: 'valid',
    number: null,
    document: null,
    positions: [1],
  }
}

test('two certificates of one title share a row, one after the other', () => {
  const axis = axisOf([highTech('2015-07-01', '2018-06-30'), highTech('2018-09-01', '2021-08-31')], '2021-11-30')
  expect(axis.rows).toHaveLength(1)
  const [first, second] = axis.rows[0]?.spans ?? []
  expect((first?.left ?? 1) + (first?.width ?? 1)).toBeLessThan(second?.left ?? 0)
  expect(axis.years.map((year) => year.year)).toEqual([2015, 2016, 2017, 2018, 2019, 2020, 2021])
})

test('a title without a last day reaches the end of the axis, and the day asked about is on it', () => {
  const axis = axisOf([highTech('2021-01-01', null)], '2021-07-02')
  const [span] = axis.rows[0]?.spans ?? []
  expect((span?.left ?? 0) + (span?.width ?? 0)).toBe(1)
  expect(axis.asOf).toBeCloseTo(0.5, 2)
})
