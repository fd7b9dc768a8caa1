import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'

const beatMs = 2000

// As 64 bits of a hash: two jobs that met in one would wait for each other, and no more.
const number = `hashtextextended('titian.job ' || $1, 0)`

/** No fault of the work: its connection went, and the key with it. */
export class LeaseLost extends Error {}

/**
 * Runs `work` while this process alone holds `key`, and answers whether it did. The lease is a lock of a connection's
 * own: a worker that is killed loses it at once, without anybody's patience or clock. Should the connection break,
 * `work` hears it by its signal, since somebody else may hold the key from then on.
 */
export async function withLease(
  pool: Pool,
  key: string,
  work: (lost: AbortSignal) => Promise<void>,
): Promise<'done' | 'held elsewhere'> {
  const client = await pool.connect()
  const lost = new AbortController()
  const loses = (error: Error) =>
    lost.abort(new LeaseLost(`The lease of ${key} was lost with its connection`, { cause: error }))
  client.on('error', loses)
  let free = false
  try {
    const { rows } = await client.query<{ held: boolean }>(`select pg_try_advisory_lock(${number}) as held`, [key])
    free = rows[0]?.held === false
    if (free) return 'held elsewhere'
    await beating(client, loses, () => work(lost.signal))
    await client.query(`select pg_advisory_unlock(${number})`, [key])
    free = true
    return 'done'
  } catch (error) {
    throw lost.signal.aborted ? lost.signal.reason : error
  } finally {
    client.off('error', loses)
    // Kept only when it is known to hold no lock any more: a connection that goes takes its locks along.
    client.release(!free)
  }
}

/** A connection that was cut without a word is noticed only by those who use it. */
async function beating(client: PoolClient, loses: (error: Error) => void, work: () => Promise<void>): Promise<void> {
  const ended = new AbortController()
  const beat = async () => {
    while (!ended.signal.aborted) {
      await client.query('select')
      await sleep(beatMs, undefined, { signal: ended.signal }).catch(() => undefined)
    }
  }
  const beaten = beat().catch(loses)
  try {
    await work()
  } finally {
    ended.abort()
    await beaten
  }
}
