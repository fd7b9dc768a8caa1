import type { ImportRecord } from '@titian/read-models'
import type { ImportsDb } from './import-record.ts'

export type MadeEntry = { row: number; stream: string; version: number }

/** The streams in which an import's statements stand, in a fixed order. */
export async function madeStreams(
  db: ImportsDb,
  { journal, import: id }: ImportRecord,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('import_entry')
    .select('stream')
    .distinct()
    .where('journal', '=', journal)
    .where('import', '=', id)
    .where('made', '=', true)
    .where('stream', '>', after)
    .orderBy('stream')
    .limit(limit)
    .execute()
  return rows.map(({ stream }) => stream)
}

export async function countMadeStreams(db: ImportsDb, { journal, import: id }: ImportRecord): Promise<number> {
  const { count } = await db
    .selectFrom('import_entry')
    .select((all) => all.fn.count<number>('stream').distinct().as('count'))
    .where('journal', '=', journal)
    .where('import', '=', id)
    .where('made', '=', true)
    .executeTakeFirstOrThrow()
  return count
}

export async function madeEntries(
  db: ImportsDb,
  { journal, import: id }: ImportRecord,
  streams: readonly string[],
): Promise<MadeEntry[]> {
  if (streams.length === 0) return []
  return db
    .selectFrom('import_entry')
    .select(['row', 'stream', 'version'])
    .where('journal', '=', journal)
    .where('import', '=', id)
    .where('made', '=', true)
    .where('stream', 'in', [...streams])
    .orderBy('version')
    .execute()
}
