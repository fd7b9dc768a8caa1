import { expect, test } from 'vitest'
import type { TargetProgress, TargetStatus } from '@titian/contract'
import { cardsOf, expectsOfFigure, laggardsOf, matrixOf, worstOf } from './targets.ts'

const city = '410400'

function progress(unit: string, indicator: string, status: TargetStatus, ratio: number, gap: number): TargetProgress {
  return {
    indicator,
    name: indicator,
    unit,
    target: 10,
    comparison: 'at-least',
    document: null,
    actual: 10 - gap,
    gap,
    share: { numerator: 10 - gap, denominator: 10, value: 1 - gap / 10 },
    rank: 1,
    pace: { season: 'begun', basis: 'seasonal', expected: 8, ratio, linear: { expected: 9, ratio }, leading: null },
    status,
    forecast: { reason: '无申报数据, 不预测' },
    highTech: null,
  }
}

test('the whole city comes first, then the units in the order of the city, not of the answer', () => {
  const items = [
    progress('410482', 'high-tech.new', 'done', 1, 0),
    progress(city, 'high-tech.new', 'done', 1, 0),
    progress('410402', 'high-tech.new', 'done', 1, 0),
  ]
  const { rows } = matrixOf(items, city, ['410402', '410471', '410482'])
  expect(rows.map((row) => row.unit)).toEqual([city, '410402', '410482'])
})

test('a county’s cards come before the city’s, and other counties have none', () => {
  const items = [city, '410421', '410422'].map((unit) => progress(unit, 'high-tech.new', 'done', 1, 0))
  const shown = (own: string) => cardsOf(items, [own], city).map(({ unit }) => unit)
  expect(shown('410422')).toEqual(['410422', city])
  expect(shown(city)).toEqual([city])
})

test('one row holds every indicator of its unit', () => {
  const items = [
    progress('410402', 'high-tech.new', 'done', 1, 0),
    progress('410402', 'tech-sme.registered', 'behind', 0.5, 4),
  ]
  const { indicators, rows } = matrixOf(items, city, ['410402'])
  expect(indicators.map((indicator) => indicator.code)).toEqual(['high-tech.new', 'tech-sme.registered'])
  expect([...(rows[0]?.cells.keys() ?? [])]).toEqual(['high-tech.new', 'tech-sme.registered'])
})

test('the unit furthest behind its pace is named first, and the city itself is never a laggard', () => {
  const items = [
    progress(city, 'high-tech.new', 'behind', 0.1, 9),
    progress('410402', 'high-tech.new', 'behind', 0.7, 2),
    progress('410422', 'high-tech.new', 'behind', 0.4, 1),
    progress('410425', 'high-tech.new', 'behind', 0.7, 3),
    progress('410481', 'high-tech.new', 'slightly-behind', 0.95, 1),
  ]
  expect(laggardsOf(items, city).map((item) => item.unit)).toEqual(['410422', '410425', '410402'])
})

test('before recognition the unit that recommended least of what it needs is named first', () => {
  const awaiting = (unit: string, ratio: number): TargetProgress => {
    const item = progress(unit, 'high-tech.new', 'behind', 0, 5)
    const leading = {
      recommended: ratio * 10,
      needed: 10,
      passRate: { numerator: 9, denominator: 10, value: 0.9 },
      basis: 'past-years' as const,
      ratio,
    }
    return { ...item, pace: item.pace && { ...item.pace, season: 'batch-awaited', leading } }
  }
  expect(expectsOfFigure(awaiting('410402', 0.8).pace)).toBe(false)
  const items = [awaiting('410402', 0.8), awaiting('410422', 0.2)]
  expect(laggardsOf(items, city).map((item) => item.unit)).toEqual(['410422', '410402'])
})

test('opening a whole row opens the indicator that needs a look most', () => {
  const cells = new Map([
    ['high-tech.new', progress('410402', 'high-tech.new', 'done', 1.2, 0)],
    ['tech-sme.registered', progress('410402', 'tech-sme.registered', 'slightly-behind', 0.93, 2)],
  ])
  expect(worstOf(cells)?.indicator).toBe('tech-sme.registered')
})
