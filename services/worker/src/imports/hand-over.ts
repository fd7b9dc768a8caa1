import type { ImportRecord } from '@titian/read-models'
import { sql } from 'kysely'
import type { Heir } from './find-heirs.ts'
import type { ImportsDb } from './import-record.ts'
import type { MadeEntry } from './made-entries.ts'

/** A statement made anew in another list's name. */
export type Restated = { import: string; row: number; stream: string; version: number; contact: string | null }

/** Notes what became of some entries when their import was undone: they go, and what their heirs found is theirs now. */
export async function handOver(
  db: ImportsDb,
  { journal, import: id }: ImportRecord,
  left: { entries: readonly MadeEntry[]; heirs: readonly Heir[]; restated: readonly Restated[]; withdrawn: number },
): Promise<void> {
  const found = new Map(left.heirs.map((heir) => [`${heir.import} ${heir.row} ${heir.stream}`, heir.version]))
  const moved = left.restated.map((each) => ({
    ...each,
    found: found.get(`${each.import} ${each.row} ${each.stream}`),
  }))
  const rows = left.entries.map(({ row }) => row)
  const streams = left.entries.map(({ stream }) => stream)
  await db.transaction().execute(async (tx) => {
    await sql`
      update import_entry e
      set version = r.version, made = e.import = r.import and e.row = r.row
      from json_to_recordset(${JSON.stringify(moved)}::json) as r (import uuid, row int, stream text, version int, found int)
      where e.journal = ${journal} and e.stream = r.stream and e.version = r.found and e.import <> ${id}`.execute(tx)
    await sql`
      update contact c
      set import = r.import, row = r.row
      from json_to_recordset(${JSON.stringify(moved)}::json) as r (import uuid, row int, contact uuid)
      where c.journal = ${journal} and c.contact = r.contact`.execute(tx)
    await sql`
      delete from contact
      where journal = ${journal} and import = ${id} and row = any(${rows}::int[])`.execute(tx)
    await sql`
      delete from import_entry e
      using unnest(${rows}::int[], ${streams}::text[]) as gone (row, stream)
      where e.journal = ${journal} and e.import = ${id} and e.row = gone.row and e.stream = gone.stream`.execute(tx)
    await sql`
      update import
      set withdrawn = withdrawn + ${left.withdrawn}, restated = restated + ${moved.length}
      where journal = ${journal} and import = ${id}`.execute(tx)
  })
}
