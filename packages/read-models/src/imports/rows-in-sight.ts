import { sql, type Kysely } from 'kysely'
import { enterprisesByName } from '../enterprises/match-enterprises.ts'
import { unitsWithin, type InSight } from './imports-in-sight.ts'
import type { ImportRecord, ImportRowRecord, ImportTables, RowOutcome } from './tables.ts'
import { isOfImport } from './units-of-import.ts'

export interface RowsAsked {
  /** Rows of one outcome, those whose firm was found by name, or those that were refused, accepted since or not; or those of any outcome with a note. */
  readonly which: RowOutcome | 'proposed' | 'ever-refused' | 'noted'
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
      if (which === 'noted') return hasNotes
      return which === 'proposed' ? row('match', '=', which) : row('outcome', '=', which)
    })
    .orderBy('row')
    .limit(limit + 1)
    .execute()
  const items = (await withCandidatesNow(db, record, rows.slice(0, limit))).map((row) => ({
    ...row,
    candidates: row.candidates.filter(({ unit }) => units?.includes(unit) ?? true),
  }))
  return { items, next: rows.length > limit ? (items.at(-1)?.row ?? null) : null }
}

/** How many rows that are not refused have a note. */
export async function countNoted(db: Kysely<unknown>, sight: InSight, record: ImportRecord): Promise<number> {
  const units = unitsWithin(sight, record)
  const { count } = await db
    .withTables<ImportTables>()
    .selectFrom('import_row')
    .select((all) => all.fn.countAll<number>().as('count'))
    .where('journal', '=', sight.journal)
    .where('import', '=', record.import)
    .$if(units !== undefined, (all) => all.where('unit', 'in', [...(units ?? [])]))
    .where(hasNotes)
    .executeTakeFirstOrThrow()
  return count
}

const hasNotes = sql<boolean>`json_array_length(notes) > 0 and outcome <> 'refused'`

/** Whom an unclear row may mean, by what is known now: its firm may have been registered since the list was read. */
async function withCandidatesNow(
  db: Kysely<unknown>,
  record: ImportRecord,
  rows: readonly ImportRowRecord[],
): Promise<readonly ImportRowRecord[]> {
  const keys = rows.flatMap(({ outcome, name_key: key }) => (outcome === 'unclear' && key !== null ? [key] : []))
  if (keys.length === 0) return rows
  const firms = await enterprisesByName(db, record.journal, keys)
  return rows.map((row) => {
    if (row.outcome !== 'unclear' || row.name_key === null) return row
    const now = (firms.get(row.name_key) ?? []).filter(({ unit }) => isOfImport(record, unit))
    return { ...row, candidates: now.map(({ uscc, name, unit }) => ({ uscc, name, unit })) }
  })
}
