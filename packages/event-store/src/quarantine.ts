import { type Kysely, type Transaction, sql } from 'kysely'
import { type EventRow, type RecordedEvent, eventColumns, eventOf } from './event.ts'
import { type Follower, HandlingFailed, handOver, keyOf } from './follower.ts'

/** What a follower keeps out: every event of `key` from position `since` on. A figure that misses it must say so. */
export type Quarantined = {
  readonly key: string
  readonly since: number
  readonly withheld: number
  readonly reason: string
  readonly quarantinedAt: Date
}

// More than this is no poison but a mistake in the follower: either many keys, or a large part of few.
const mostKeys = 20
const mostOfStreams = 0.01

/**
 * Puts the event that a follower cannot take aside, with all that will hang on it, and lets the others pass. Stops the
 * follower where that cannot be told or would be too much. Answers like `follow`.
 */
export async function quarantine(
  db: Kysely<unknown>,
  follower: Follower,
  failure: HandlingFailed,
): Promise<number | 'busy'> {
  const { event } = failure
  const reason = `${failure.message}: ${said(failure.cause)}`.slice(0, 1000)
  const stopped = await db.transaction().execute(async (tx) => {
    const position = await lockPosition(tx, follower)
    // Another took the event meanwhile, or put it aside.
    if (position !== event.position - 1) return 'elsewhere'
    const why = await whyToStop(tx, follower)
    if (why !== undefined) {
      await sql`
        update checkpoint set stopped = ${`${why}: ${reason}`}
        where follower = ${follower.name} and journal = ${follower.journal}`.execute(tx)
      return why
    }
    await sql`
      insert into quarantine (follower, journal, key, since, reason)
      values (${follower.name}, ${follower.journal}, ${keyOf(follower, event)}, ${event.position}, ${reason})`.execute(
      tx,
    )
    await sql`
      update checkpoint set position = ${event.position}, moved_at = now()
      where follower = ${follower.name} and journal = ${follower.journal}`.execute(tx)
    return undefined
  })
  if (stopped === 'elsewhere') return 'busy'
  if (stopped !== undefined) throw new Error(`Follower ${follower.name} was stopped: ${stopped}`, { cause: failure })
  return 1
}

export async function readQuarantine(db: Kysely<unknown>, { name, journal }: Follower): Promise<Quarantined[]> {
  const { rows } = await sql<Quarantined>`
    select key, since, withheld, reason, quarantined_at as "quarantinedAt"
    from quarantine
    where follower = ${name} and journal = ${journal}
    order by since`.execute(db)
  return rows
}

/**
 * Hands over what was kept out under a key, in order, up to where the follower stands, and lets the key pass from then
 * on: all of it or, when it fails again, nothing. Answers how many events it handed over.
 */
export async function retryQuarantined(db: Kysely<unknown>, follower: Follower, key: string): Promise<number> {
  return db.transaction().execute(async (tx) => {
    // While this is held nobody follows, so nothing can come between what was kept out and what comes next.
    const position = await lockPosition(tx, follower)
    const { rows } = await sql<{ since: number }>`
      delete from quarantine
      where follower = ${follower.name} and journal = ${follower.journal} and key = ${key}
      returning since`.execute(tx)
    const [kept] = rows
    if (kept === undefined || position === undefined) return 0
    let handled = 0
    for await (const events of readSpan(tx, follower, key, kept.since, position)) {
      await handOver(follower, tx, events)
      handled += events.length
    }
    return handled
  })
}

async function lockPosition(tx: Transaction<unknown>, { name, journal }: Follower): Promise<number | undefined> {
  const { rows } = await sql<{ position: number }>`
    select position from checkpoint where follower = ${name} and journal = ${journal} for update`.execute(tx)
  return rows[0]?.position
}

async function whyToStop(tx: Transaction<unknown>, follower: Follower): Promise<string | undefined> {
  if (follower.joinsStreams === true && follower.key === undefined) return 'it joins streams and declares no key'
  const { rows } = await sql<{ keys: number; streams: number }>`
    select
      (select count(*) from quarantine where follower = ${follower.name} and journal = ${follower.journal}) as keys,
      (select count(*) from event where journal = ${follower.journal} and version = 1) as streams`.execute(tx)
  const { keys = 0, streams = 0 } = rows[0] ?? {}
  // One alone is never too much, or a young journal could not have a poisoned stream.
  const most = Math.min(mostKeys, Math.max(1, Math.floor(streams * mostOfStreams)))
  return keys < most ? undefined : `${keys} keys are in quarantine already`
}

const pageSize = 1000

async function* readSpan(
  tx: Transaction<unknown>,
  follower: Follower,
  key: string,
  since: number,
  until: number,
): AsyncGenerator<RecordedEvent[]> {
  const isOfStream = follower.key === undefined ? sql`stream = ${key}` : sql`true`
  for (let after = since - 1; after < until;) {
    const { rows } = await sql<EventRow>`
      select ${sql.raw(eventColumns)} from event
      where journal = ${follower.journal} and position > ${after} and position <= ${until} and ${isOfStream}
      order by position
      limit ${pageSize}`.execute(tx)
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.map(eventOf).filter((event) => keyOf(follower, event) === key)
    after = last.position
  }
}

function said(cause: unknown): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
}
