import { createHash, randomUUIDv7 } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { importDecider, importStream, isRefused, type ImportCommand, type ListAnswers } from '@titian/domain'
import { createEventStore, openDatabase, type EventStore } from '@titian/event-store'
import {
  importEventOf,
  readModels,
  type ImportRecord,
  type ImportRowRecord,
  type ImportTables,
} from '@titian/read-models'
import { pino } from 'pino'
import { createDatabase } from '../../../../test/database.ts'
import { runFollowers } from '../follow/run.ts'
import type { Job, JobContext } from '../jobs/job.ts'
import { checkImport } from './check-import.ts'
import { commitImport } from './commit-import.ts'
import { changeImport, readImport, type ImportsDb } from './import-record.ts'
import { undoImport } from './undo-import.ts'

export const journal = '4104'
const planner = 'planner'

/** A file by its path, or by what it holds. */
export type HandedIn = string | { name: string; bytes: Buffer }

/** A journal with its followers and the three import jobs, without api and queue. */
export type ImportsAtWork = {
  db: ImportsDb
  ownerUrl: string
  appUrl: string
  store: EventStore
  context: JobContext
  receive: (
    file: HandedIn,
    given?: { answers?: ListAnswers; unit?: string; furtherUnits?: string[] },
  ) => Promise<string>
  check: (id: string) => Promise<ImportRecord>
  commit: (id: string) => Promise<ImportRecord>
  undo: (id: string) => Promise<ImportRecord>
  /** Receives, checks and commits. */
  take: (file: HandedIn, given?: { answers?: ListAnswers }) => Promise<ImportRecord>
  rows: (id: string) => Promise<ImportRowRecord[]>
  record: (id: string, command: ImportCommand) => Promise<void>
  run: (job: Job, id: string) => Promise<ImportRecord>
  close: () => Promise<void>
}

/**
 * Imports with followers of their own on an empty city. To be closed after the test that opened it: its followers look for
 * work fifty times a second, and two files that keep theirs to the end have more connections than the server gives.
 */
export async function importsAtWork(): Promise<ImportsAtWork> {
  const database = await createDatabase()
  const opened = openDatabase<unknown>(database.appUrl, { poolSize: 8 })
  const db = opened.db.withTables<ImportTables>()
  const store = createEventStore(opened.pool)
  const ending = new AbortController()
  const log = pino({ level: 'silent' })
  const followers = readModels.map((model) => ({ ...model, journals: [journal] }))
  const following = runFollowers({ followers, db: opened.db, log, end: ending.signal, sweepMs: 20 })
  const context: JobContext = { db: opened.db, pool: opened.pool, store, log, signal: ending.signal }

  const record = async (id: string, command: ImportCommand) => {
    const stream = importStream(id)
    const history = await store.readStream(journal, stream)
    const state = history.map(importEventOf).reduce(importDecider.evolve, importDecider.initialState)
    const decision = importDecider.decide(command, state)
    if (isRefused(decision)) throw new Error(decision.refused)
    await store.append({
      journal,
      actor: planner,
      command: { id: randomUUIDv7(), content: command },
      events: decision.map(({ type, data }) => ({ stream, type, data, schema: 1, occurredOn: '2021-11-30' })),
    })
  }
  const receive: ImportsAtWork['receive'] = async (file, { answers = {}, unit = '410400', furtherUnits = [] } = {}) => {
    const { name, bytes } = typeof file === 'string' ? { name: basename(file), bytes: await readFile(file) } : file
    const id = randomUUIDv7()
    const sha256 = createHash('sha256').update(bytes).digest()
    await db
      .insertInto('import')
      .values({
        journal,
        import: id,
        status: 'checking',
        file_name: name,
        sha256,
        size: bytes.length,
        unit,
        further_units: furtherUnits,
        received_by: planner,
        answers: JSON.stringify(answers),
      })
      .execute()
    await db.insertInto('upload_part').values({ journal, import: id, part: 1, bytes }).execute()
    await record(id, { type: 'ReceiveImport', sha256: sha256.toString('hex'), unit, furtherUnits })
    return id
  }
  const run = async (job: Job, id: string) => {
    await job.run({ id }, context)
    return readImport(db, id)
  }
  const check = (id: string) => run(checkImport({}), id)
  const commit = async (id: string) => {
    await record(id, { type: 'ConfirmImport', matches: 0 })
    await changeImport(db, { journal, import: id }, { status: 'committing', confirmed_by: planner, done: 0 })
    return run(commitImport, id)
  }
  const undo = async (id: string) => {
    await record(id, { type: 'UndoImport' })
    await changeImport(db, { journal, import: id }, { status: 'undoing', undone_by: planner, done: 0 })
    return run(undoImport, id)
  }
  return {
    db,
    ownerUrl: database.ownerUrl,
    appUrl: database.appUrl,
    store,
    context,
    receive,
    check,
    commit,
    undo,
    run,
    record,
    take: async (file, given) => {
      const id = await receive(file, given)
      await check(id)
      return commit(id)
    },
    rows: (id) => db.selectFrom('import_row').selectAll().where('import', '=', id).orderBy('row').execute(),
    close: async () => {
      ending.abort()
      await following.ended
      await db.destroy()
      await database.drop()
    },
  }
}
