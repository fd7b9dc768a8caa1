import type { EventStore } from '@titian/event-store'
import type { Kysely } from 'kysely'
import type { Pool } from 'pg'
import type { Logger } from 'pino'

export type JobContext = {
  /** `db.withTables<…>()` knows the tables that the job names. */
  readonly db: Kysely<unknown>
  readonly pool: Pool
  /** Whatever it appends wakes those who follow. */
  readonly store: EventStore
  readonly log: Logger
  /**
   * Aborted when the worker stops or holds this job no longer. Come to an end soon then, between two steps: what is left
   * is still pending and goes on in another worker.
   */
  readonly signal: AbortSignal
}

/**
 * Work that outlasts a request. Its state lives in Postgres, in the same transaction as what it does, so that it can be
 * killed anywhere and begun again: the queue only shortens the way to it, and neither kills nor a lost queue fail a job.
 */
export type Job = {
  /** What `queue.enqueue` calls it, such as `check-import`. */
  readonly name: string
  /** The ids that wait for this job or were left half done, oldest first. Asked every second: keep it on an index. */
  readonly pending: (db: Kysely<unknown>) => Promise<readonly string[]>
  /**
   * Does what is to be done for one id, which is pending and which nobody else does meanwhile. What is wrong with the
   * thing itself is an outcome, to be stored; a fault is thrown, and the job comes again, ever more slowly.
   */
  readonly run: (ids: { readonly id: string }, context: JobContext) => Promise<void>
}
