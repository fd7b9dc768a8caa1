import { expect, test } from 'vitest'
import type { FigureEffect } from '@titian/contract'
import { effectRows } from './effects.ts'

function effect(unit: string, before: number, after: number): FigureEffect {
  return { code: 'high-tech.new', name: '新认定高新技术企业', unit, period: '2021', before, after }
}

test('the whole city stands in front, with the units that moved behind it', () => {
  const lines = [effect('410422', 0, 10), effect('410400', 0, 12), effect('410402', 3, 3), effect('410425', 0, 2)]
  expect(effectRows(lines, '410400')).toEqual([
    { key: 'high-tech.new:2021', line: lines[1], parts: [lines[0], lines[3]] },
  ])
})

test('a county that does not see the city has a row for each of its own lines', () => {
  const lines = [effect('410422', 0, 10)]
  expect(effectRows(lines, '410400').map((row) => row.line)).toEqual(lines)
})
