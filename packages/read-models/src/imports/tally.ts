import type { RowCounts } from '@titian/domain'
import type { Kysely } from 'kysely'
import type { ImportTables, RowTally } from './tables.ts'

/** Rows by outcome, and how those found by name stand, for some imports; `units` leaves out the rows of others. */
export async function tallyImports(
  db: Kysely<ImportTables>,
  journal: string,
  ids: readonly string[],
  units?: readonly string[],
): Promise<ReadonlyMap<string, RowTally>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('import_row')
    .select(['import', 'outcome', 'match', (all) => all.fn.countAll<number>().as('count')])
    .where('journal', '=', journal)
    .where('import', 'in', [...ids])
    .$if(units !== undefined, (all) => all.where('unit', 'in', [...(units ?? [])]))
    .groupBy(['import', 'outcome', 'match'])
    .execute()
  const tallies = new Map<string, RowTally>(ids.map((id) => [id, {}]))
  for (const { import: id, outcome, match, count } of rows) {
    const tally = tallies.get(id) ?? {}
    tally[outcome] = (tally[outcome] ?? 0) + count
    if (match !== null && outcome !== 'refused') tally[match] = (tally[match] ?? 0) + count
    tallies.set(id, tally)
  }
  return tallies
}

export function rowCountsOf(tally: RowTally): RowCounts {
  return {
    new: tally.new ?? 0,
    changed: tally.changed ?? 0,
    same: tally.same ?? 0,
    refused: tally.refused ?? 0,
    otherCities: tally.otherCity ?? 0,
  }
}
