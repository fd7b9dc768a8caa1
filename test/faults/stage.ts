import { type Queue, openQueue } from '@titian/queue'
import { Client } from 'pg'
import { vi } from 'vitest'
import { type TestDatabase, createDatabase } from '../database.ts'
import { oracle } from './oracle.ts'
import { slowJobTables } from './slow-job.ts'
import { foldTally, readTally, tally, tallyTables } from './tally.ts'
import { type Writer, createWriter } from './writer.ts'

export type Stage = {
  readonly where: { readonly databaseUrl: string; readonly redisUrl: string | undefined }
  readonly owner: Client
  readonly queue: Queue
  readonly writer: Writer
  /** What the oracle finds wrong. */
  readonly wrong: () => Promise<string[]>
  /** Of each slow job, how far it is and how often it was begun. */
  readonly slowJobs: () => Promise<Record<string, { steps: number; starts: number }>>
  readonly clear: () => Promise<void>
}

/** How long the whole may take to put itself right after a fault. */
export const catchUp = { timeout: 10_000, interval: 100 }

const journal = '4104'

/** A database with the small read model and the slow job, one who appends and wakes as the api does, and an oracle. */
export async function setStage({
  redisUrl,
  ...given
}: {
  redisUrl: string | undefined
  database?: TestDatabase
}): Promise<Stage> {
  const database = given.database ?? (await createDatabase())
  const where = { databaseUrl: database.appUrl, redisUrl }
  const owner = new Client({ connectionString: database.ownerUrl })
  // Some faults cut every connection, this one too.
  owner.on('error', () => undefined)
  await owner.connect()
  await owner.query(tallyTables + slowJobTables)
  const queue = await openQueue({ ...where, log: { warn: () => undefined } })
  await vi.waitUntil(queue.reachable, catchUp)
  const writer = createWriter(database.appUrl, queue)
  const models = [{ name: tally.name, stands: readTally, fold: foldTally }]

  return {
    where,
    owner,
    queue,
    writer,
    wrong: () => oracle({ databaseUrl: database.ownerUrl, journal, ...writer, followers: [tally.name], models }),
    slowJobs: async () => {
      const { rows } = await owner.query<{ id: string; steps: number; starts: number }>('select * from slow_job')
      return Object.fromEntries(rows.map(({ id, steps, starts }) => [id, { steps, starts }]))
    },
    clear: async () => {
      await Promise.all([queue.close(), writer.stop(), owner.end()])
      await database.drop()
    },
  }
}
