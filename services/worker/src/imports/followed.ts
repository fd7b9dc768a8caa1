import { setTimeout as sleep } from 'node:timers/promises'
import { readModels } from '@titian/read-models'
import type { ImportsDb } from './import-record.ts'
import { sql } from 'kysely'

const names = readModels.map(({ name }) => name)

/** Waits until every figure's model has passed a position. Answers whether they did in time. */
export async function followedTo(
  db: ImportsDb,
  journal: string,
  position: number,
  { signal, patienceMs }: { signal: AbortSignal; patienceMs: number },
): Promise<boolean> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    if ((await slowest(db, journal)) >= position) return true
    if (signal.aborted || performance.now() > deadline) return false
    await sleep(20)
  }
}

async function slowest(db: ImportsDb, journal: string): Promise<number> {
  const { rows } = await sql<{ followers: number; position: number | null }>`
    select count(*) as followers, min(position) as position
    from checkpoint
    where journal = ${journal} and follower = any(${names})`.execute(db)
  const [row] = rows
  return row && row.followers === names.length ? (row.position ?? 0) : 0
}
