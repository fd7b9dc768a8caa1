import { createHash } from 'node:crypto'
import type { ImportRecord, ImportStatus, ImportTables } from '@titian/read-models'
import type { Kysely, Updateable } from 'kysely'

export type ImportsDb = Kysely<ImportTables>

/** The imports in one state, the longest waiting first. */
export async function waiting(db: Kysely<unknown>, status: ImportStatus): Promise<string[]> {
  const rows = await db
    .withTables<ImportTables>()
    .selectFrom('import')
    .select('import')
    .where('status', '=', status)
    .orderBy('received_at')
    .limit(20)
    .execute()
  return rows.map((row) => row.import)
}

export async function readImport(db: ImportsDb, id: string): Promise<ImportRecord> {
  return db.selectFrom('import').selectAll().where('import', '=', id).executeTakeFirstOrThrow()
}

export async function changeImport(
  db: ImportsDb,
  { journal, import: id }: Pick<ImportRecord, 'journal' | 'import'>,
  change: Updateable<ImportTables['import']>,
): Promise<void> {
  await db.updateTable('import').set(change).where('journal', '=', journal).where('import', '=', id).execute()
}

/** Ends a check, unless another was asked for meanwhile: then it comes again. */
export async function endCheck(
  db: ImportsDb,
  { journal, import: id, asked }: ImportRecord,
  change: Updateable<ImportTables['import']>,
): Promise<void> {
  await db
    .updateTable('import')
    .set(change)
    .where('journal', '=', journal)
    .where('import', '=', id)
    .where('status', '=', 'checking')
    .where('asked', '=', asked)
    .execute()
}

/**
 * The id of one step's command, the same whenever that step is taken again: a worker that was killed between the log and
 * its own tables learns from the log that the step was done.
 */
export function commandId(id: string, step: string): string {
  const hash = createHash('sha256').update(`${id} ${step}`).digest('hex')
  // A version 8 UUID: its bits are the application's own.
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
