import { type Kysely, type Transaction, sql } from 'kysely'
import { type EventRow, eventColumns, eventOf } from './event.ts'
import { type Follower, handOver, keyOf } from './follower.ts'

const usualBatch = 1000

/**
 * Makes all that a follower wrote anew: `clear` takes away what there is, then it is handed every event up to where it
 * stands, all in one transaction. Whoever asks meanwhile sees what was there before, whole; the follower itself waits, so
 * that what comes in between is told as not counted yet. When it fails nothing has changed. What is in quarantine stays
 * there. Answers up to which position it handed over events.
 */
export async function rebuild(
  db: Kysely<unknown>,
  follower: Follower,
  clear: (tx: Transaction<unknown>) => Promise<void>,
): Promise<number> {
  const { name, journal, batchSize = usualBatch } = follower
  return db.transaction().execute(async (tx) => {
    const position = await lockPosition(tx, follower)
    if (position === undefined)
      throw new Error(`${name} has not begun to follow ${journal}: there is nothing to rebuild`)
    const kept = await sinceWhen(tx, follower)
    await clear(tx)
    for (let after = 0; after < position; after += batchSize) {
      const { rows } = await sql<EventRow>`
        select ${sql.raw(eventColumns)} from event
        where journal = ${journal} and position > ${after} and position <= ${Math.min(after + batchSize, position)}
        order by position`.execute(tx)
      const events = rows.map(eventOf)
      await handOver(
        follower,
        tx,
        events.filter((event) => event.position < (kept.get(keyOf(follower, event)) ?? Infinity)),
      )
    }
    return position
  })
}

async function lockPosition(tx: Transaction<unknown>, { name, journal }: Follower): Promise<number | undefined> {
  // Its batch under way comes to an end first.
  await sql`select set_config('lock_timeout', '60s', true)`.execute(tx)
  const { rows } = await sql<{ position: number }>`
    select position from checkpoint where follower = ${name} and journal = ${journal} for update`.execute(tx)
  return rows[0]?.position
}

/** What is kept out was taken up to its poisoned event. */
async function sinceWhen(tx: Transaction<unknown>, { name, journal }: Follower): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ key: string; since: number }>`
    select key, since from quarantine where follower = ${name} and journal = ${journal}`.execute(tx)
  return new Map(rows.map(({ key, since }) => [key, since]))
}
