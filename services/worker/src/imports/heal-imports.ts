import { importStream } from '@titian/domain'
import type { RecordedEvent } from '@titian/event-store'
import type { ImportRecord, ImportStatus, ImportTables } from '@titian/read-models'
import { sql, type Kysely } from 'kysely'
import type { Job } from '../jobs/job.ts'
import { readImport, type ImportsDb } from './import-record.ts'

/**
 * Brings an import's row up to what the log says of it, where whoever wrote to the log did not live to note it. A checked
 * import that is found confirmed is committed, a committed one whose undoing began is undone, and one about whose rows a
 * person decided is checked again, which notes the decisions.
 */
export const healImports: Job = {
  name: 'heal-imports',
  pending: leftBehind,
  run: async ({ id }, { db, store }) => {
    const tables = db.withTables<ImportTables>()
    const record = await readImport(tables, id)
    const last = (await store.readStream(record.journal, importStream(id))).at(-1)
    if (last) await catchUp(tables, record, last)
  },
}

/** The log's last word on them is one after which they cannot be as they are noted. */
async function leftBehind(db: Kysely<unknown>): Promise<string[]> {
  const { rows } = await sql<{ import: string }>`
    select i.import
    from import i
    cross join lateral (
      select type from event e
      where e.journal = i.journal and e.stream = 'import-' || i.import
      order by e.version desc
      limit 1) as last
    where (i.status = 'checked' or (i.status = 'committed' and i.undone_by is not null))
      and ((i.status = 'committed' and last.type = 'ImportUndoBegun')
        or (i.status = 'checked' and last.type in ('ImportConfirmed', 'MatchDecided', 'ProposalsAccepted')))
    order by i.received_at
    limit 20`.execute(db)
  return rows.map((row) => row.import)
}

async function catchUp(
  db: ImportsDb,
  { journal, import: id }: ImportRecord,
  { type, actor }: Pick<RecordedEvent, 'type' | 'actor'>,
): Promise<void> {
  // Whoever wrote to the log may be alive after all, and have noted it by now.
  const still = (status: ImportStatus) =>
    db.updateTable('import').where('journal', '=', journal).where('import', '=', id).where('status', '=', status)
  const begun = { done: 0, total: 0 }
  switch (type) {
    case 'ImportConfirmed':
      await still('checked')
        .set({ status: 'committing', confirmed_by: actor, ...begun })
        .execute()
      return
    case 'ImportUndoBegun':
      await still('committed')
        .set({ status: 'undoing', undone_by: actor, problem: null, ...begun })
        .execute()
      return
    case 'MatchDecided':
    case 'ProposalsAccepted':
      await still('checked')
        .set((row) => ({ status: 'checking', step: 'judge', confirmed_by: null, asked: row('asked', '+', 1) }))
        .execute()
  }
}
