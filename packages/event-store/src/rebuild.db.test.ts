import { randomUUID } from 'node:crypto'
import { type Transaction, sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { type Database, openDatabase } from './database.ts'
import type { RecordedEvent } from './event.ts'
import { createEventStore } from './event-store.ts'
import { follow } from './follow.ts'
import type { Follower } from './follower.ts'
import { readQuarantine } from './quarantine.ts'
import { rebuild } from './rebuild.ts'

let testDatabase: TestDatabase
let database: Database<unknown>

beforeEach(async () => {
  testDatabase = await createDatabase()
  const owner = openDatabase(testDatabase.ownerUrl, { poolSize: 1 })
  await owner.pool.query('create table taken (position bigint, said text); grant all on taken to titian_app')
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
    events: streams.map((stream) => ({ stream, type: 'VisitLogged', schema: 1, data: {}, occurredOn: '2021-09-03' })),
  })
}

/** Writes each event as `say` puts it: another way of saying is another definition. */
function sayer(say: (event: RecordedEvent) => string): Follower {
  return {
    name: 'sayer_1',
    journal: '4104',
    batchSize: 2,
    handle: async (tx, events) => {
      for (const event of events)
        await sql`insert into taken (position, said) values (${event.position}, ${say(event)})`.execute(tx)
    },
  }
}

const plainly = sayer(({ stream, version }) => `${stream} ${version}`)
const loudly = sayer(({ stream, version }) => `${stream} ${version}!`)

const clear = async (tx: Transaction<unknown>) => void (await sql`delete from taken`.execute(tx))

async function followAll(follower: Follower): Promise<void> {
  while ((await follow(database.db, follower)) !== 0) continue
}

async function taken(): Promise<string[]> {
  const { rows } = await database.pool.query<{ said: string }>('select said from taken order by position')
  return rows.map(({ said }) => said)
}

test('what a follower wrote is made anew by its new definition, and goes on from there', async () => {
  await append('a', 'b', 'a', 'c', 'a')
  await followAll(plainly)
  expect(await rebuild(database.db, loudly, clear)).toBe(5)
  expect(await taken()).toEqual(['a 1!', 'b 1!', 'a 2!', 'c 1!', 'a 3!'])
  await append('b')
  await followAll(loudly)
  expect(await taken()).toEqual(['a 1!', 'b 1!', 'a 2!', 'c 1!', 'a 3!', 'b 2!'])
})

test('while it is made anew everybody else sees the old, whole, and the follower waits', async () => {
  await append('a', 'b', 'a')
  await followAll(plainly)
  await append('c')
  const seen: unknown[] = []
  const watched: Follower = {
    ...loudly,
    handle: async (tx, events) => {
      await loudly.handle(tx, events)
      seen.push(await taken(), await follow(database.db, plainly))
    },
  }
  await rebuild(database.db, watched, clear)
  expect(seen).toEqual([['a 1', 'b 1', 'a 2'], 'busy', ['a 1', 'b 1', 'a 2'], 'busy'])
  expect(await taken()).toEqual(['a 1!', 'b 1!', 'a 2!'])
})

test('where it fails nothing has changed', async () => {
  await append('a', 'b', 'a')
  await followAll(plainly)
  const failing = sayer(({ position, stream }) => {
    if (position === 3) throw new Error('no such thing')
    return stream
  })
  await expect(rebuild(database.db, failing, clear)).rejects.toThrow('sayer_1 could not take events 3 to 3')
  expect(await taken()).toEqual(['a 1', 'b 1', 'a 2'])
})

test('what is in quarantine stays there, from where it was put aside', async () => {
  await append('a', 'bad', 'bad', 'b', 'bad')
  const poisoned = sayer(({ stream, version }) => {
    if (stream === 'bad' && version === 2) throw new Error('poison')
    return `${stream} ${version}`
  })
  await followAll(poisoned)
  await rebuild(database.db, loudly, clear)
  expect(await taken()).toEqual(['a 1!', 'bad 1!', 'b 1!'])
  expect(await readQuarantine(database.db, loudly)).toMatchObject([{ key: 'bad', since: 3, withheld: 2 }])
})

test('what never followed cannot be rebuilt', async () => {
  await expect(rebuild(database.db, plainly, clear)).rejects.toThrow('has not begun to follow 4104')
})
