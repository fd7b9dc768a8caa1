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

/** What stands of one firm, and what would. */
export interface FirmChange {
  readonly before: readonly Standing[]
  readonly after: readonly Standing[]
}

/**
 * How the figures of the year would move if these firms' statements read otherwise: each figure for the city where that
 * moves, then for the units. Units out of sight are left out.
 */
export async function effectOnFigures(
  db: QueryExecutorProvider,
  changes: readonly FirmChange[],
  { journal, asOf, units }: Pick<Asked, 'journal' | 'asOf' | 'units'>,
): Promise<readonly Effect[]> {
  const period = { from: firstDayOf(yearOf(asOf)), through: lastDayOf(yearOf(asOf)) }
  const moved = Map.groupBy(
    changes.flatMap(({ before, after }) => effectOn(before, after, asOf)),
    ({ code, key = '' }) => `${code} ${key}`,
  )
  const effects: Effect[] = []
  for (const parts of moved.values()) {
    const [first] = parts
    const figure = first && findFigure(first.code)
    if (!first || !figure) continue
    const counts = await countByUnit(db, figure, period, { journal, asOf, key: first.key })
    const whole = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const by = movedBy(parts)
    if (by !== 0) effects.push({ ...first, unit: cityCode, before: whole, after: whole + by })
    for (const [unit, own] of Map.groupBy(parts, (part) => part.unit)) {
      // What one firm loses and another gains in the same unit moves nothing.
      const ownBy = movedBy(own)
      if (ownBy === 0 || (units && !units.includes(unit))) continue
      const count = counts.get(unit) ?? 0
      effects.push({ ...first, unit, before: count, after: count + ownBy })
    }
  }
  return effects
}

function movedBy(parts: readonly Effect[]): number {
  return parts.reduce((sum, { before, after }) => sum + after - before, 0)
}
