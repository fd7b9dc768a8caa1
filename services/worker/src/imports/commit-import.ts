import type { ExpressionBuilder } from 'kysely'
import { rowCountsOf, tallyImports, type ImportRecord, type ImportTables } from '@titian/read-models'
import type { Job, JobContext } from '../jobs/job.ts'
import { aloneIn } from './alone.ts'
import { appendRows } from './append-rows.ts'
import { businessDay } from './business-day.ts'
import { identityOf } from './finish-check.ts'
import { followedTo } from './followed.ts'
import type { Judging } from './judge-rows.ts'
import { isLate, stateLate } from './state-late.ts'
import { recordStep } from './import-log.ts'
import { changeImport, commandId, readImport, waiting, type ImportsDb } from './import-record.ts'

const rowsAtOnce = 500
const patienceMs = 20_000

/**
 * 确认导入: judges every row again on what is true now and appends what it states, some hundred rows a command. Killed
 * anywhere, it goes on where the log says that it was. The import is committed once every figure's model has seen it all.
 */
export const commitImport: Job = {
  name: 'commit-import',
  pending: (db) => waiting(db, 'committing'),
  run: async ({ id }, context) => {
    const db = context.db.withTables<ImportTables>()
    const record = await readImport(db, id)
    await aloneIn(context, record.journal, (signal) => commit(db, record, { ...context, signal }))
  },
}

async function commit(db: ImportsDb, record: ImportRecord, context: JobContext): Promise<void> {
  const { store, signal } = context
  const { import: id, list } = record
  if (list === null) throw new Error(`Import ${id} was confirmed, but never checked`)
  if (record.committed_at !== null) return commitLate({ db, store, record, list }, context)
  const total = await countRows(db, record)
  let { done } = record
  while (done < total) {
    if (signal.aborted) return
    done += await appendRows({ db, store, record, list }, { from: done, rowsAtOnce }, signal)
    await changeImport(db, record, { done, total })
  }
  const last = await finish(db, await readImport(db, id), context)
  if (!(await followedTo(db, record.journal, last, { signal, patienceMs }))) return
  await changeImport(db, record, { status: 'committed', committed_at: new Date() })
}

/** What people settled after the list was in goes in as well, until nothing of it is left. */
async function commitLate(judging: Judging, { signal }: JobContext): Promise<void> {
  const { db, record } = judging
  const { journal, import: id } = record
  for (;;) {
    await stateLate(judging, signal)
    if (signal.aborted) return
    const tally = (await tallyImports(db, journal, [id])).get(id) ?? {}
    await changeImport(db, record, { counts: JSON.stringify(tally) })
    const { last_position: last } = await readImport(db, id)
    if (!(await followedTo(db, journal, last ?? 0, { signal, patienceMs }))) return
    const { numUpdatedRows } = await db
      .updateTable('import')
      .set({ status: 'committed' })
      .where('journal', '=', journal)
      .where('import', '=', id)
      .where((one) => one.not(one.exists(lateRows(one, record))))
      .executeTakeFirstOrThrow()
    if (numUpdatedRows > 0n) return
  }
}

function lateRows(one: ExpressionBuilder<ImportTables, 'import'>, { journal, import: id }: ImportRecord) {
  return one
    .selectFrom('import_row')
    .where('import_row.journal', '=', journal)
    .where('import_row.import', '=', id)
    .where(isLate)
}

async function finish(db: ImportsDb, record: ImportRecord, { store }: JobContext): Promise<number> {
  const { journal, import: id, list, confirmed_by: actor } = record
  if (list === null || actor === null) throw new Error(`Import ${id} was never confirmed`)
  const tally = (await tallyImports(db, journal, [id])).get(id) ?? {}
  const step = await recordStep(store, {
    journal,
    id,
    actor,
    commandId: commandId(id, 'finish'),
    today: await businessDay(db, journal),
    command: { type: 'FinishImport', list: identityOf(list), counts: rowCountsOf(tally) },
  })
  // Recorded before we were killed, then: the head has long passed it.
  const last = typeof step === 'number' ? step : await store.head(journal)
  await changeImport(db, record, { counts: JSON.stringify(tally) })
  return Math.max(last, record.last_position ?? 0)
}

async function countRows(db: ImportsDb, { journal, import: id }: ImportRecord): Promise<number> {
  const { count } = await db
    .selectFrom('import_row')
    .select((all) => all.fn.countAll<number>().as('count'))
    .where('journal', '=', journal)
    .where('import', '=', id)
    .where('outcome', 'in', ['new', 'changed', 'same'])
    .executeTakeFirstOrThrow()
  return count
}
