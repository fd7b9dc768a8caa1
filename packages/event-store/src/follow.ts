import { type Kysely, type Transaction, sql } from 'kysely'
import { type EventRow, eventColumns, eventOf } from './event.ts'
import { type Follower, HandlingFailed, handOver, keyOf } from './follower.ts'
import { quarantine } from './quarantine.ts'
import { isTimeout, isTransient } from './transient.ts'

const usualBatch = 1000

/**
 * Hands a follower its next events and moves its checkpoint in the same transaction, so what it wrote and how far it read
 * cannot disagree. Answers how many it passed; none means that it has caught up, `busy` that another is at it. What fails
 * for a passing reason is thrown. What keeps failing is narrowed down to one event and quarantined with all that hangs on it.
 */
export async function follow(db: Kysely<unknown>, follower: Follower): Promise<number | 'busy'> {
  if (!(await isBehind(db, follower))) return 0
  let size = follower.batchSize ?? usualBatch
  let isSecondTry = false
  for (;;) {
    try {
      return await advance(db, follower, size)
    } catch (error) {
      if (!(error instanceof HandlingFailed) || isTransient(error)) throw error
      if (size === 1) {
        if (isTimeout(error)) throw error
        if (isSecondTry) return quarantine(db, follower, error)
        isSecondTry = true
      }
      size = Math.ceil(size / 2)
    }
  }
}

/** Lets a follower that was stopped go on from where it stood. */
export async function resume(db: Kysely<unknown>, { name, journal }: Follower): Promise<void> {
  await sql`update checkpoint set stopped = null where follower = ${name} and journal = ${journal}`.execute(db)
}

/** One look outside any transaction, so that followers at rest cost next to nothing. */
async function isBehind(db: Kysely<unknown>, { name, journal }: Follower): Promise<boolean> {
  const { rows } = await sql<{ head: number; position: number | null; stopped: string | null }>`
    select head, position, stopped
    from journal
    left join checkpoint on checkpoint.journal = journal.journal and follower = ${name}
    where journal.journal = ${journal}`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error(`There is no journal ${journal}`)
  if (row.stopped !== null) throw new Error(`Follower ${name} was stopped: ${row.stopped}`)
  if (row.position === null) {
    await sql`insert into checkpoint (follower, journal) values (${name}, ${journal}) on conflict do nothing`.execute(
      db,
    )
  }
  return row.head > (row.position ?? 0)
}

async function advance(db: Kysely<unknown>, follower: Follower, size: number): Promise<number | 'busy'> {
  return db.transaction().execute(async (tx) => {
    const checkpoint = await lockCheckpoint(tx, follower)
    if (checkpoint === undefined) return 'busy'
    // Positions have no gap, so these are the next. Without the second bound Postgres, which knows nothing yet of what a large
    // import has just written, would sort all that is left of it for every batch.
    const { rows } = await sql<EventRow>`
      select ${sql.raw(eventColumns)} from event
      where journal = ${follower.journal} and position > ${checkpoint.position} and position <= ${checkpoint.position + size}
      order by position`.execute(tx)
    const last = rows.at(-1)
    if (last === undefined) return 0
    const events = rows.map(eventOf)
    const kept = new Set(checkpoint.quarantined)
    await handOver(follower, tx, kept.size === 0 ? events : events.filter((event) => !kept.has(keyOf(follower, event))))
    if (kept.size > 0)
      await countWithheld(
        tx,
        follower,
        events.map((event) => keyOf(follower, event)),
      )
    await sql`
      update checkpoint set position = ${last.position}, moved_at = now()
      where follower = ${follower.name} and journal = ${follower.journal}`.execute(tx)
    return events.length
  })
}

type Checkpoint = { position: number; quarantined: string[] }

async function lockCheckpoint(tx: Transaction<unknown>, { name, journal }: Follower): Promise<Checkpoint | undefined> {
  const { rows } = await sql<Checkpoint>`
    select position, array(
      select key from quarantine where follower = ${name} and journal = ${journal}) as quarantined
    from checkpoint
    where follower = ${name} and journal = ${journal} and stopped is null
    for update skip locked`.execute(tx)
  return rows[0]
}

async function countWithheld(tx: Transaction<unknown>, { name, journal }: Follower, keys: string[]): Promise<void> {
  await sql`
    update quarantine set withheld = withheld + passed.count
    from (select key, count(*) from unnest(${keys}::text[]) as k (key) group by key) as passed
    where follower = ${name} and journal = ${journal} and quarantine.key = passed.key`.execute(tx)
}
