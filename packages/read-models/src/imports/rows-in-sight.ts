import type { Kysely } from 'kysely'
import { unitsWithin, type InSight } from './imports-in-sight.ts'
import type { ImportRecord, ImportRowRecord, ImportTables, RowOutcome } from './tables.ts'

export interface RowsAsked {
  /** Rows of one outcome, those whose firm was found by name, or those that were refused, accepted since or not. */
  readonly which: RowOutcome | 'proposed' | 'ever-refused'
  readonly after: number
  readonly limit: number
}

/** Rows of an import in the order of the sheet; the next page begins after a row. */
export async function rowsInSight(
  db: Kysely<unknown>,
  sight: InSight,
  record: ImportRecord,
  { which, after, limit }: RowsAsked,
): Promise<{ readonly items: readonly ImportRowRecord[]; readonly next: number | null }> {
  const units = unitsWithin(sight, record)
  const rows = await db
    .withTables<ImportTables>()
    .selectFrom('import_row')
    .selectAll()
    .where('journal', '=', sight.journal)
    .where('import', '=', record.import)
    .where('row', '>', after)
    .$if(units !== undefined, (all) => all.where('unit', 'in', [...(units ?? [])]))
    .where((row) => {
      if (which === 'ever-refused') return row('refusal', 'is not', null)
      return which === 'proposed' ? row('match', '=', which) : row('outcome', '=', which)
    })
    .orderBy('row')
    .limit(limit + 1)
    .execute()
  const items = rows.slice(0, limit).map((row) => ({
    ...row,
    candidates: row.candidates.filter(({ unit }) => units?.includes(unit) ?? true),
  }))
  return { items, next: rows.length > limit ? (items.at(-1)?.row ?? null) : null }
}
