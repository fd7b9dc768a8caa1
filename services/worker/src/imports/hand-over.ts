import type { ImportRecord } from '@titian/read-models'
import { sql } from 'kysely'
import type { ImportsDb } from './import-record.ts'
import type { MadeEntry } from './made-entries.ts'

/** The statement that an heir's row has now in place of the one it found: made anew in its name, or another list's. */
export type Inherited = {
  import: string
  row: number
  stream: string
  found: number
  version: number
  made: boolean
  /** Keys of those whom it names. */
  people: readonly string[]
}

/** Notes what became of some entries when their import was undone: they go, and what their heirs found is theirs now. */
export async function handOver(
  db: ImportsDb,
  { journal, import: id }: ImportRecord,
  left: { entries: readonly MadeEntry[]; inherited: readonly Inherited[]; withdrawn: number },
): Promise<void> {
  const moved = JSON.stringify(left.inherited)
  const restated = left.inherited.filter(({ made }) => made).length
  const rows = left.entries.map(({ row }) => row)
  const streams = left.entries.map(({ stream }) => stream)
  await db.transaction().execute(async (tx) => {
    await sql`
      update import_entry e
      set version = r.version, made = r.made
      from json_to_recordset(${moved}::json)
        as r (import uuid, row int, stream text, found int, version int, made boolean)
      where e.journal = ${journal} and e.import = r.import and e.row = r.row and e.stream = r.stream
        and e.version = r.found`.execute(tx)
    for (const table of ['contact', 'person'] as const) {
      await sql`
        update ${sql.table(table)} p
        set import = r.import, row = r.row
        from json_to_recordset(${moved}::json) as r (import uuid, row int, people uuid[])
        where p.journal = ${journal} and p.${sql.ref(table)} = any(r.people)`.execute(tx)
      await sql`
        delete from ${sql.table(table)}
        where journal = ${journal} and import = ${id} and row = any(${rows}::int[])`.execute(tx)
    }
    await sql`
      delete from import_entry e
      using unnest(${rows}::int[], ${streams}::text[]) as gone (row, stream)
      where e.journal = ${journal} and e.import = ${id} and e.row = gone.row and e.stream = gone.stream`.execute(tx)
    await sql`
      update import
      set withdrawn = withdrawn + ${left.withdrawn}, restated = restated + ${restated}
      where journal = ${journal} and import = ${id}`.execute(tx)
  })
}
