import { randomUUID } from 'node:crypto'
import { type Transaction, sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { type Database, openDatabase } from './database.ts'
import type { RecordedEvent } from './event.ts'
import { createEventStore } from './event-store.ts'
import { follow, resume } from './follow.ts'
import type { Follower } from './follower.ts'
import { readQuarantine, retryQuarantined } from './quarantine.ts'

let testDatabase: TestDatabase
let database: Database<unknown>

beforeEach(async () => {
  testDatabase = await createDatabase()
  const owner = openDatabase(testDatabase.ownerUrl, { poolSize: 1 })
  await owner.pool.query(
    'create table taken (nth bigserial, stream text, version int); grant all on taken to titian_app',
  )
  await owner.pool.query('grant all on sequence taken_nth_seq to titian_app')
  await owner.db.destroy()
  database = openDatabase(testDatabase.appUrl, { poolSize: 4 })
})

afterEach(async () => {
  await database.db.destroy()
  await testDatabase.drop()
})

/** One event for each stream named, in this order. */
async function append(...streams: string[]): Promise<void> {
  await createEventStore(database.pool).append({
    journal: '4104',
    actor: 'a',
    command: { id: randomUUID(), content: 1 },
    events: streams.map((stream) => ({
      stream,
      type: 'VisitLogged',
      schema: 1,
      data: { stream },
      occurredOn: '2021-09-03',
    })),
  })
}

async function take(tx: Transaction<unknown>, events: readonly RecordedEvent[]): Promise<void> {
  await sql`
    insert into taken (stream, version)
    select * from unnest(
      ${events.map(({ stream }) => stream)}::text[], ${events.map(({ version }) => version)}::int[])`.execute(tx)
}

async function taken(): Promise<string[]> {
  const { rows } = await database.pool.query<{ said: string }>(
    `select stream || version as said from taken order by nth`,
  )
  return rows.map(({ said }) => said)
}

const taking: Follower = { name: 'taken', journal: '4104', handle: take }

/** Cannot take what `isPoison` says, and has written half of it before it notices. */
function choking(isPoison: (event: RecordedEvent) => boolean, more: Partial<Follower> = {}): Follower {
  return {
    ...taking,
    handle: async (tx, events) => {
      await take(tx, events)
      const poison = events.find(isPoison)
      if (poison !== undefined) throw new RangeError(`Cannot take ${poison.stream}`)
    },
    ...more,
  }
}

async function followToEnd(follower: Follower): Promise<number> {
  for (let total = 0; ;) {
    const handled = await follow(database.db, follower)
    if (handled === 0) return total
    total += handled === 'busy' ? 0 : handled
  }
}

test('a follower gets every event once and in order, in batches of its size', async () => {
  await append('a', 'b', 'a', 'c', 'a')
  const follower = { ...taking, batchSize: 2 }
  const { db } = database
  expect([await follow(db, follower), await follow(db, follower), await follow(db, follower)]).toEqual([2, 2, 1])
  expect(await follow(db, follower)).toBe(0)
  await append('b')
  expect(await follow(db, follower)).toBe(1)
  expect(await taken()).toEqual(['a1', 'b1', 'a2', 'c1', 'a3', 'b2'])
})

test('while one follows, another of the same name is told so', async () => {
  await append('a', 'b')
  const slow: Follower = {
    ...taking,
    handle: async (tx, events) => {
      expect(await follow(database.db, taking)).toBe('busy')
      await take(tx, events)
    },
  }
  expect(await follow(database.db, slow)).toBe(2)
  expect(await taken()).toEqual(['a1', 'b1'])
})

test('what fails for a passing reason is thrown, and nothing is written or passed', async () => {
  await append('a', 'b')
  let isAway = true
  const flaky: Follower = {
    ...taking,
    handle: async (tx, events) => {
      await take(tx, events)
      if (isAway) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
    },
  }
  await expect(follow(database.db, flaky)).rejects.toThrow('Connection terminated')
  expect(await readQuarantine(database.db, flaky)).toEqual([])
  isAway = false
  expect(await followToEnd(flaky)).toBe(2)
  expect(await taken()).toEqual(['a1', 'b1'])
})

test('a poisoned stream is kept out with all its later events, shown, and the others pass', async () => {
  await append('a', 'b', 'bad', 'a', 'c', 'bad', 'b')
  const choke = choking(({ stream }) => stream === 'bad', { batchSize: 5 })
  expect(await followToEnd(choke)).toBe(7)
  await append('bad', 'a')
  expect(await followToEnd(choke)).toBe(2)
  expect(await taken()).toEqual(['a1', 'b1', 'a2', 'c1', 'b2', 'a3'])
  expect(await readQuarantine(database.db, choke)).toEqual([
    {
      key: 'bad',
      since: 3,
      withheld: 3,
      reason: 'taken could not take events 3 to 3 of 4104: RangeError: Cannot take bad',
      quarantinedAt: expect.any(Date),
    },
  ])
})

test('a stream retried is handed over in order and follows again; if it fails again it stays out whole', async () => {
  await append('bad', 'a', 'bad', 'bad')
  let isMended = false
  const choke = choking(({ stream, version }) => stream === 'bad' && version > 1 && !isMended, { batchSize: 2 })
  await followToEnd(choke)
  expect(await taken()).toEqual(['bad1', 'a1'])
  await expect(retryQuarantined(database.db, choke, 'bad')).rejects.toThrow('could not take events 3 to 4')
  expect(await readQuarantine(database.db, choke)).toMatchObject([{ key: 'bad', since: 3, withheld: 2 }])
  isMended = true
  expect(await retryQuarantined(database.db, choke, 'bad')).toBe(2)
  await append('bad')
  await followToEnd(choke)
  expect(await taken()).toEqual(['bad1', 'a1', 'bad2', 'bad3', 'bad4'])
  expect(await readQuarantine(database.db, choke)).toEqual([])
  expect(await retryQuarantined(database.db, choke, 'bad')).toBe(0)
})

test('a follower that joins streams keeps out what hangs together, by the key that it declares', async () => {
  await append('visit-1', 'enterprise-1', 'enterprise-2', 'visit-2', 'enterprise-1')
  const choke = choking(({ stream }) => stream === 'visit-1', {
    joinsStreams: true,
    key: ({ stream }) => stream.slice(-1),
  })
  await followToEnd(choke)
  expect(await taken()).toEqual(['enterprise-21', 'visit-21'])
  expect(await readQuarantine(database.db, choke)).toMatchObject([{ key: '1', since: 1, withheld: 3 }])
  expect(
    await retryQuarantined(
      database.db,
      choking(() => false, choke),
      '1',
    ).catch(() => 'failed'),
  ).toBe('failed')
  expect(await retryQuarantined(database.db, { ...choke, handle: take }, '1')).toBe(3)
  expect(await taken()).toEqual(['enterprise-21', 'visit-21', 'visit-11', 'enterprise-11', 'enterprise-12'])
})

test('a follower that joins streams and declares no key stops at once, until it is resumed', async () => {
  await append('a', 'bad', 'b')
  const choke = choking(({ stream }) => stream === 'bad', { joinsStreams: true })
  await expect(followToEnd(choke)).rejects.toThrow('Follower taken was stopped: it joins streams and declares no key')
  const mended = { ...choke, handle: take }
  await expect(followToEnd(mended)).rejects.toThrow('Follower taken was stopped: it joins streams')
  expect(await taken()).toEqual(['a1'])
  await resume(database.db, mended)
  expect(await followToEnd(mended)).toBe(2)
  expect(await taken()).toEqual(['a1', 'bad1', 'b1'])
})

test('more than one stream in a hundred is no poison but a mistake, and stops the follower', async () => {
  await append(...Array.from({ length: 250 }, (_, nth) => `s-${nth}`))
  const choke = choking(({ position }) => [10, 20, 30].includes(position))
  await expect(followToEnd(choke)).rejects.toThrow('was stopped: 2 keys are in quarantine already')
  expect(await readQuarantine(database.db, choke)).toMatchObject([{ key: 's-9' }, { key: 's-19' }])
  expect(await taken()).toHaveLength(27)
})

test('more than twenty streams stop the follower, however many there are', async () => {
  await append(...Array.from({ length: 2500 }, (_, nth) => `s-${nth}`))
  const choke = choking(({ position }) => position % 100 === 0, { batchSize: 100 })
  await expect(followToEnd(choke)).rejects.toThrow('was stopped: 20 keys are in quarantine already')
  expect(await taken()).toHaveLength(2079)
})

test('an event that only takes too long is not poison', async () => {
  await append('slow', 'a')
  const slow: Follower = {
    ...taking,
    handle: async (tx) => {
      await sql`set local statement_timeout = 20`.execute(tx)
      await sql`select pg_sleep(1)`.execute(tx)
    },
  }
  await expect(follow(database.db, slow)).rejects.toThrow('could not take events 1 to 1')
  expect(await readQuarantine(database.db, slow)).toEqual([])
})

test('a journal that was never opened is a fault that names it', async () => {
  await expect(follow(database.db, { ...taking, journal: '4105' })).rejects.toThrow('There is no journal 4105')
})
