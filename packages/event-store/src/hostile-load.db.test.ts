import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import type { Append } from './append.ts'
import { callAppend } from './call.ts'
import { type Database, openDatabase } from './database.ts'
import { createEventStore } from './event-store.ts'
import { follow } from './follow.ts'
import { type Design, type Seen, deliveredTable, gaps, suffer } from './hostile-load.ts'
import { badTables, filteredCursor, inTransaction, naiveCursor, splitCheckpoint } from './known-bad.ts'
import { prepare } from './prepare.ts'

let testDatabase: TestDatabase
let database: Database<unknown>

beforeEach(async () => {
  testDatabase = await createDatabase()
  database = openDatabase(testDatabase.ownerUrl, { poolSize: 16 })
  await database.pool.query(`${deliveredTable}; ${badTables}`)
})

afterEach(async () => {
  await database.db.destroy()
  await testDatabase.drop()
})

/** Our own: every second event through the store, the others through the door in a transaction that dawdles. */
function ours({ db, pool }: Database<unknown>): Design {
  const store = createEventStore(pool)
  const follower = (die: () => void) => ({
    name: 'delivered',
    journal: '4104',
    batchSize: 50,
    handle: async (tx: Parameters<Parameters<typeof follow>[1]['handle']>[0], events: readonly Seen[]) => {
      await sql`
        insert into delivered (position, stream, version)
        select * from unnest(
          ${events.map(({ position }) => position)}::bigint[], ${events.map(({ stream }) => stream)}::text[],
          ${events.map(({ version }) => version)}::int[])`.execute(tx)
      die()
    },
  })
  return {
    write: async (client, { stream, version }, rest) => {
      const append: Append = {
        journal: '4104',
        actor: stream,
        command: { id: randomUUID(), content: version },
        events: [{ stream, type: 'VisitLogged', schema: 1, data: {}, occurredOn: '2021-09-03' }],
        expect: [{ stream, version: version - 1 }],
      }
      if (version % 2 === 0) {
        const { outcome } = await store.append(append)
        if (outcome !== 'appended') throw new Error(`The only writer of ${stream} was answered ${outcome}`)
        return
      }
      await inTransaction(client, async () => {
        await client.query('select pg_current_xact_id()')
        await rest()
        const prepared = prepare(append)
        if ('outcome' in prepared) throw new Error(`${prepared.path} is ${prepared.what}`)
        await callAppend(client, '4104', [{ prepared, hash: '00'.repeat(32) }])
        await rest()
      })
    },
    // Two at once: the one that finds the checkpoint held says so and tries again.
    turn: async (die) => {
      const handled = await Promise.all([follow(db, follower(die)), follow(db, follower(die))])
      return handled.some((each) => each !== 0) ? 1 : 0
    },
    kept: async () => (await pool.query<Seen>(`select * from event where journal = '4104' order by position`)).rows,
  }
}

describe('under writers that dawdle and followers that die', () => {
  test.each([1, 2])('our log and follower skip nothing, repeat nothing and leave no gap (seed %i)', async (seed) => {
    const design = ours(database)
    expect(await suffer(database.pool, design, seed)).toEqual([])
    const kept = await design.kept()
    expect(kept).toHaveLength(320)
    expect(gaps(kept)).toEqual([])
  })

  test('the suite notices a cursor that reads a sequence as if it were an order', async () => {
    const wrong = await suffer(database.pool, naiveCursor(database.pool), 1)
    expect(wrong).toContainEqual(expect.stringMatching(/was skipped$/))
  })

  test('the suite notices a cursor by position behind a filter by transaction', async () => {
    const wrong = await suffer(database.pool, filteredCursor(database.pool), 1)
    expect(wrong).toContainEqual(expect.stringMatching(/was skipped$/))
  })

  test('the suite notices a checkpoint that moves in another transaction', async () => {
    const wrong = await suffer(database.pool, splitCheckpoint(database.pool, ours(database)), 1)
    expect(wrong).toContainEqual(expect.stringMatching(/came \d+ times$/))
  })
})
