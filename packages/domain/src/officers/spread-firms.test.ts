import { expect, test } from 'vitest'
import { spreadFirms } from './spread-firms.ts'

const loads = new Map([
  ['KJ002', 2],
  ['KJ001', 2],
  ['KJ003', 0],
])

test('firms go to whoever has the fewest', () => {
  const spread = spreadFirms(['甲', '乙', '丙', '丁', '戊'], loads)
  expect(spread.shares.map(({ officer }) => officer)).toEqual(['KJ003', 'KJ003', 'KJ001', 'KJ002', 'KJ003'])
  expect([...spread.loads]).toEqual([
    ['KJ001', 3],
    ['KJ002', 3],
    ['KJ003', 3],
  ])
  expect(spread.left).toBe(0)
})

test('nobody gets more than is bearable; what is left has nobody', () => {
  const { shares, left } = spreadFirms(['甲', '乙', '丙'], loads, 2)
  expect(shares.map(({ firm, officer }) => [firm, officer])).toEqual([
    ['甲', 'KJ003'],
    ['乙', 'KJ003'],
  ])
  expect(left).toBe(1)
  expect(spreadFirms(['甲'], new Map()).left).toBe(1)
})
