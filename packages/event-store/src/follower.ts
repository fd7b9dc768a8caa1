import type { Transaction } from 'kysely'
import type { RecordedEvent } from './event.ts'

/** One who takes a journal's events in their order, each once, and makes something of them. */
export type Follower = {
  /** Names its checkpoint; another name begins at the first event again. */
  readonly name: string
  readonly journal: string
  readonly batchSize?: number
  /**
   * Writes what the events change, through `tx` and nothing else: it is undone when it fails, and done again. What it
   * writes may not depend on where batches were cut.
   */
  readonly handle: (tx: Transaction<unknown>, events: readonly RecordedEvent[]) => Promise<void>
  /** A row is made of events of several streams. Then `key` says what they have in common, or one bad event stops all. */
  readonly joinsStreams?: boolean
  /** What must be kept out together when one event cannot be taken; its stream, when nothing else is said. */
  readonly key?: (event: RecordedEvent) => string
}

export function keyOf(follower: Follower, event: RecordedEvent): string {
  return follower.key === undefined ? event.stream : follower.key(event)
}

/** The follower's own failure, as against the database's: `event` is the first of those it was given. */
export class HandlingFailed extends Error {
  readonly event: RecordedEvent

  constructor(follower: Follower, events: readonly [RecordedEvent, ...RecordedEvent[]], cause: unknown) {
    const [event] = events
    const last = events.at(-1) ?? event
    super(`${follower.name} could not take events ${event.position} to ${last.position} of ${event.journal}`, { cause })
    this.event = event
  }
}

export async function handOver(
  follower: Follower,
  tx: Transaction<unknown>,
  events: readonly RecordedEvent[],
): Promise<void> {
  const [first, ...others] = events
  if (first === undefined) return
  try {
    await follower.handle(tx, events)
  } catch (error) {
    throw new HandlingFailed(follower, [first, ...others], error)
  }
}
