import { importStream } from '@titian/domain'
import type { EventStore } from '@titian/event-store'
import type { ImportRecord, ImportTables } from '@titian/read-models'
import type { Job, JobContext } from '../jobs/job.ts'
import { aloneIn } from './alone.ts'
import { businessDay } from './business-day.ts'
import { findLosers } from './find-losers.ts'
import { followMerges } from './follow-merges.ts'
import { followedTo } from './followed.ts'
import { recordStep } from './import-log.ts'
import { changeImport, commandId, readImport, waiting, type ImportsDb } from './import-record.ts'
import { countMadeStreams, madeStreams } from './made-entries.ts'
import { withdrawRows } from './withdraw-rows.ts'

const streamsAtOnce = 250
const patienceMs = 20_000

/**
 * 撤销本次导入: withdraws what its rows stated. What another list that stands found the same is stated again in that
 * list's name. Only a decision of people that would lose its firm keeps the import in place; then nothing is withdrawn.
 */
export const undoImport: Job = {
  name: 'undo-import',
  pending: (db) => waiting(db, 'undoing'),
  run: async ({ id }, context) => {
    const db = context.db.withTables<ImportTables>()
    const record = await readImport(db, id)
    await aloneIn(context, record.journal, (signal) => undo(db, record, { ...context, signal }))
  },
}

async function undo(db: ImportsDb, record: ImportRecord, { store, signal }: JobContext): Promise<void> {
  const { journal, import: id, undone_by: actor } = record
  if (actor === null) throw new Error(`Nobody undid import ${id}`)
  const today = await businessDay(db, journal)
  const step = { journal, id, actor, today }

  if (!(await isUndoing(store, record))) {
    // The log says that it was blocked; we did not live to note it.
    const { problem } = await findLosers({ db, store, record })
    await changeImport(db, record, { status: 'committed', problem: problem ? JSON.stringify(problem) : null })
    return
  }
  await followMerges(db, store, record)
  // Once a first firm is done there is no way back.
  if (record.done === 0) {
    const { streams, problem } = await findLosers({ db, store, record })
    if (problem) {
      const command = { type: 'BlockUndo', streams } as const
      await recordStep(store, { ...step, commandId: commandId(id, `block ${await store.head(journal)}`), command })
      await changeImport(db, record, { status: 'committed', problem: JSON.stringify(problem) })
      return
    }
  }
  let { done } = record
  const total = done + (await countMadeStreams(db, record))
  for (;;) {
    if (signal.aborted) return
    const streams = await madeStreams(db, record, { after: '', limit: streamsAtOnce })
    if (streams.length === 0) break
    await withdrawRows({ db, store, record, actor, today }, streams)
    done += streams.length
    await changeImport(db, record, { done, total })
  }
  const { withdrawn, restated } = await readImport(db, id)
  const command = { type: 'FinishUndo', withdrawn, restated } as const
  const finished = await recordStep(store, { ...step, commandId: commandId(id, 'undone'), command })
  // Recorded before we were killed, then: the head has long passed it.
  const last = typeof finished === 'number' ? finished : await store.head(journal)
  await db.deleteFrom('import_entry').where('journal', '=', journal).where('import', '=', id).execute()
  if (!(await followedTo(db, journal, last, { signal, patienceMs }))) return
  await changeImport(db, record, { status: 'undone', undone_at: new Date() })
}

/** By the log; also when it is undone there, and we were killed before the tables were. */
async function isUndoing(store: EventStore, { journal, import: id }: ImportRecord): Promise<boolean> {
  const last = (await store.readStream(journal, importStream(id))).at(-1)
  return last?.type === 'ImportUndoBegun' || last?.type === 'ImportUndone'
}
