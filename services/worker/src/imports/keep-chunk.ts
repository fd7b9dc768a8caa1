import type { ImportRecord, ImportRowRecord, RowOutcome } from '@titian/read-models'
import { sql } from 'kysely'
import type { ImportsDb } from './import-record.ts'
import type { Entry } from './state-row.ts'

/** The next rows that state something, in the order of the sheet; which they are does not change while they are appended. */
export function readChunk(
  db: ImportsDb,
  { journal, import: id }: ImportRecord,
  { from, rowsAtOnce }: { from: number; rowsAtOnce: number },
): Promise<ImportRowRecord[]> {
  return db
    .selectFrom('import_row')
    .selectAll()
    .where('journal', '=', journal)
    .where('import', '=', id)
    .where('outcome', 'in', ['new', 'changed', 'same'])
    .orderBy('row')
    .offset(from)
    .limit(rowsAtOnce)
    .execute()
}

/** Notes what became of a chunk's rows, after the log has them. */
export async function keepChunk(
  db: ImportsDb,
  { journal, import: id }: ImportRecord,
  { entries, outcomes }: { entries: readonly Entry[]; outcomes: ReadonlyMap<number, RowOutcome> },
  kept: { first: number; last: number } | undefined,
): Promise<void> {
  const judged = [...outcomes].map(([row, outcome]) => ({ row, outcome }))
  await db.transaction().execute(async (tx) => {
    await sql`
      insert into import_entry (journal, import, row, stream, version, made)
      select ${journal}, ${id}, e.row, e.stream, e.version, e.made
      from json_to_recordset(${JSON.stringify(entries)}::json) as e (row int, stream text, version int, made boolean)
      on conflict do nothing`.execute(tx)
    await sql`
      update import_row r
      set outcome = j.outcome,
        match = case when r.match is null then null else 'confirmed' end,
        checked_as = case when r.outcome <> j.outcome then r.outcome else r.checked_as end
      from json_to_recordset(${JSON.stringify(judged)}::json) as j (row int, outcome text)
      where r.journal = ${journal} and r.import = ${id} and r.row = j.row
        and (r.outcome <> j.outcome or r.match = 'proposed')`.execute(tx)
    const unmade = entries.filter(({ made }) => !made).map(({ row }) => row)
    for (const table of ['contact', 'person'] as const) {
      await sql`
        delete from ${sql.table(table)}
        where journal = ${journal} and import = ${id} and row = any(${unmade}::int[])`.execute(tx)
    }
    if (!kept) return
    await sql`
      update import
      set first_position = coalesce(first_position, ${kept.first}), last_position = ${kept.last}
      where journal = ${journal} and import = ${id}`.execute(tx)
  })
}
