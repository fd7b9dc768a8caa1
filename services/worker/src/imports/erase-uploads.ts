import type { ImportTables } from '@titian/read-models'
import { sql, type SqlBool } from 'kysely'
import type { Job } from '../jobs/job.ts'
import { changeImport, readImport, type ImportsDb } from './import-record.ts'

const keptDays = 30

/**
 * Empties an upload and the images of its rows a month after the import was committed or given up: they hold names and
 * phones that nobody needs there any more. What the rows stated stands in the log; contacts are kept under their keys.
 */
export const eraseUploads: Job = {
  name: 'erase-uploads',
  pending: async (db) => {
    const due = await db
      .withTables<ImportTables>()
      .selectFrom('import')
      .select('import')
      .where('erased_at', 'is', null)
      .where(sql<SqlBool>`received_at < now() - make_interval(days => ${keptDays})`)
      .where(sql<SqlBool>`coalesce(committed_at, received_at) < now() - make_interval(days => ${keptDays})`)
      .where('status', 'in', ['checked', 'failed', 'committed', 'undone'])
      .orderBy('received_at')
      .limit(20)
      .execute()
    return due.map((row) => row.import)
  },
  run: async ({ id }, context) => {
    const db = context.db.withTables<ImportTables>()
    const record = await readImport(db, id)
    await dropParts(db, record)
    const rows = db
      .updateTable('import_row')
      .set({ contact: null, people: null, cells: null })
      .where('journal', '=', record.journal)
      .where('import', '=', id)
    await rows.execute()
    // Nobody confirmed it in a month, and without contacts it would be less than it was.
    const isGivenUp = record.status === 'checked' || record.status === 'failed'
    await changeImport(db, record, {
      erased_at: new Date(),
      ...(isGivenUp ? { status: 'failed', needs: [], asks: [], problem: JSON.stringify(uploadErased) } : {}),
    })
  },
}

export const uploadErased = { kind: 'upload-erased', params: { days: keptDays } } as const

/** Pieces of uploads that broke off: their import never began. */
export const dropBrokenUploads: Job = {
  name: 'drop-broken-uploads',
  pending: async (db) => {
    const { rows } = await sql<{ import: string }>`
      select distinct p.import
      from upload_part p
      where p.received_at < now() - interval '1 day'
        and not exists (select from import i where i.journal = p.journal and i.import = p.import)
      limit 20`.execute(db)
    return rows.map((row) => row.import)
  },
  run: async ({ id }, { db }) => {
    await sql`delete from upload_part where import = ${id}`.execute(db)
  },
}

export async function dropParts(
  db: ImportsDb,
  { journal, import: id }: { readonly journal: string; readonly import: string },
): Promise<void> {
  await db.deleteFrom('upload_part').where('journal', '=', journal).where('import', '=', id).execute()
}
