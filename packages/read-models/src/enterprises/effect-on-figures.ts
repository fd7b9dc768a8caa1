import {
  cityCode,
  effectOn,
  findFigure,
  firstDayOf,
  lastDayOf,
  yearOf,
  type Effect,
  type Standing,
} from '@titian/domain'
import type { QueryExecutorProvider } from 'kysely'
import { countByUnit, type Asked } from '../figures/figure-counts.ts'

/**
 * How the figures of the year would move if one firm's statements read otherwise: each figure for the city where that
 * moves, then for the units. Units out of sight are left out.
 */
export async function effectOnFigures(
  db: QueryExecutorProvider,
  before: readonly Standing[],
  after: readonly Standing[],
  { journal, asOf, units }: Pick<Asked, 'journal' | 'asOf' | 'units'>,
): Promise<readonly Effect[]> {
  const period = { from: firstDayOf(yearOf(asOf)), through: lastDayOf(yearOf(asOf)) }
  const moved = Map.groupBy(effectOn(before, after, asOf), ({ code, key = '' }) => `${code} ${key}`)
  const effects: Effect[] = []
  for (const parts of moved.values()) {
    const [first] = parts
    const figure = first && findFigure(first.code)
    if (!first || !figure) continue
    const counts = await countByUnit(db, figure, period, { journal, asOf, key: first.key })
    const by = parts.reduce((sum, part) => sum + part.after - part.before, 0)
    const whole = [...counts.values()].reduce((sum, count) => sum + count, 0)
    if (by !== 0) effects.push({ ...first, unit: cityCode, before: whole, after: whole + by })
    for (const part of parts) {
      if (units && !units.includes(part.unit)) continue
      const count = counts.get(part.unit) ?? 0
      effects.push({ ...part, before: count, after: count + part.after - part.before })
    }
  }
  return effects
}
