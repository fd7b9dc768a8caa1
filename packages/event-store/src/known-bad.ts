import type { Pool, PoolClient } from 'pg'
import type { Design, Seen } from './hostile-load.ts'

// Designs that look right and lose events, kept so that the tests show again and again that they would notice.

const batch = 50

export const badTables = `
  create table naive (position bigserial primary key, stream text, version int);
  create table filtered (
    position bigserial primary key, stream text, version int, xid xid8 not null default pg_current_xact_id());
  create table cursor (follower text primary key, position bigint not null default 0);
  insert into cursor values ('naive'), ('filtered'), ('split')`

/** Reads on from the last number it saw. A number drawn early and committed late is passed over. */
export function naiveCursor(pool: Pool): Design {
  return {
    write: (client, { stream, version }, rest) =>
      inTransaction(client, async () => {
        await rest()
        await client.query('insert into naive (stream, version) values ($1, $2)', [stream, version])
        await rest()
      }),
    turn: () => turnOf(pool, 'naive', 'select * from naive where position > $1 order by position limit $2'),
    kept: async () => (await pool.query<Seen>('select * from naive order by position')).rows,
  }
}

/**
 * Waits for every older transaction to end before it reads, but reads on by number: an older transaction may have drawn
 * the higher number.
 */
export function filteredCursor(pool: Pool): Design {
  return {
    write: (client, { stream, version }, rest) =>
      inTransaction(client, async () => {
        await client.query('select pg_current_xact_id()')
        await rest()
        await client.query('insert into filtered (stream, version) values ($1, $2)', [stream, version])
        await rest()
      }),
    turn: () =>
      turnOf(
        pool,
        'filtered',
        `select * from filtered
         where position > $1 and xid < pg_snapshot_xmin(pg_current_snapshot())
         order by position
         limit $2`,
      ),
    kept: async () => (await pool.query<Seen>('select * from filtered order by position')).rows,
  }
}

/** Reads the right log the right way and notes how far it came in a second transaction. Dying between the two repeats. */
export function splitCheckpoint(pool: Pool, { write, kept }: Design): Design {
  return {
    write,
    kept,
    turn: async (die) => {
      const events = await next(pool, 'split', `select * from event where position > $1 order by position limit $2`)
      if (events.length === 0) return 0
      await deliver(pool, events)
      die()
      await moveTo(pool, 'split', events)
      return events.length
    },
  }
}

async function deliver(pool: Pick<Pool, 'query'>, events: readonly Seen[]): Promise<void> {
  await pool.query(
    `insert into delivered (position, stream, version)
     select * from unnest($1::bigint[], $2::text[], $3::int[])`,
    [events.map(({ position }) => position), events.map(({ stream }) => stream), events.map(({ version }) => version)],
  )
}

async function turnOf(pool: Pool, follower: string, read: string): Promise<number> {
  const client = await pool.connect()
  try {
    return await inTransaction(client, async () => {
      const events = await next(client, follower, read)
      if (events.length === 0) return 0
      await deliver(client, events)
      await moveTo(client, follower, events)
      return events.length
    })
  } finally {
    client.release()
  }
}

async function next(pool: Pick<Pool, 'query'>, follower: string, read: string): Promise<Seen[]> {
  const cursor = await pool.query<Seen>('select position from cursor where follower = $1', [follower])
  const { rows } = await pool.query<Seen>(read, [cursor.rows[0]?.position, batch])
  return rows
}

async function moveTo(pool: Pick<Pool, 'query'>, follower: string, events: readonly Seen[]): Promise<void> {
  await pool.query('update cursor set position = $2 where follower = $1', [follower, events.at(-1)?.position])
}

export async function inTransaction<Result>(client: PoolClient, work: () => Promise<Result>): Promise<Result> {
  await client.query('begin')
  try {
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
