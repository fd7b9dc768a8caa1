import type { DigestChannel } from '@titian/contract'
import type { EventStore } from '@titian/event-store'
import type { Queue } from '@titian/queue'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { PassedPosition } from './changes/passed-position.ts'

/** Where the impure things come together; every route is handed this and nothing else. */
export interface Shell {
  readonly db: Kysely<unknown>
  readonly store: EventStore
  readonly queue: Pick<Queue, 'wake' | 'enqueue' | 'reachable' | 'backend'>
  readonly log: Logger
  readonly passed: PassedPosition
  /** For sessions and the access journal. What figures mean by "today" is the business day. */
  readonly clock: () => Date
  /** The city's journal, and beside it who saw, exported and was refused. */
  readonly journal: string
  readonly accessJournal: string
  readonly overTls: boolean
  /** By which the digest may leave the house, as the city has set up. */
  readonly channels: readonly DigestChannel[]
}
