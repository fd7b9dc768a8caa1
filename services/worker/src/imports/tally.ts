import type { RowCounts } from '@titian/domain'
import type { ImportRecord, RowTally } from '@titian/read-models'
import type { ImportsDb } from './import-record.ts'

/** Rows by outcome, and how those found by name stand. */
export async function tallyRows(db: ImportsDb, { journal, import: id }: ImportRecord): Promise<RowTally> {
  const rows = await db
    .selectFrom('import_row')
    .select(['outcome', 'match', (all) => all.fn.countAll<number>().as('count')])
    .where('journal', '=', journal)
    .where('import', '=', id)
    .groupBy(['outcome', 'match'])
    .execute()
  const tally: RowTally = {}
  for (const { outcome, match, count } of rows) {
    tally[outcome] = (tally[outcome] ?? 0) + count
    if (match !== null && outcome !== 'refused') tally[match] = (tally[match] ?? 0) + count
  }
  return tally
}

export function countsOf(tally: RowTally): RowCounts {
  return {
    new: tally.new ?? 0,
    changed: tally.changed ?? 0,
    same: tally.same ?? 0,
    refused: tally.refused ?? 0,
    otherCities: tally.otherCity ?? 0,
  }
}
