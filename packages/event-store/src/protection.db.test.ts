import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import type { Append } from './append.ts'
import { callAppend } from './call.ts'
import { type Database, openDatabase } from './database.ts'
import { createEventStore } from './event-store.ts'
import { prepare } from './prepare.ts'

let testDatabase: TestDatabase
let owner: Database<unknown>
let application: Database<unknown>

beforeAll(async () => {
  testDatabase = await createDatabase()
  owner = openDatabase(testDatabase.ownerUrl, { poolSize: 1 })
  application = openDatabase(testDatabase.appUrl, { poolSize: 1 })
  await owner.pool.query(`select open_journal('4105-new')`)
  for (const journal of ['4104', '4105-new']) {
    await createEventStore(application.pool).append(append(journal))
  }
})

afterAll(async () => {
  await Promise.all([owner.db.destroy(), application.db.destroy()])
  await testDatabase.drop()
})

function append(journal: string): Append {
  return {
    journal,
    actor: 'a',
    command: { id: randomUUID(), content: 1 },
    events: [{ stream: 's', type: 'VisitLogged', schema: 1, data: {}, occurredOn: '2021-09-03' }],
  }
}

describe('the application may only read the log and knock at its door', () => {
  test.each([
    `insert into event select journal, 99, 's', 99, type, schema, data, occurred_on, recorded_at, actor, command from event`,
    `insert into event_4104 select journal, 99, 's', 99, type, schema, data, occurred_on, recorded_at, actor, command from event`,
    `insert into command values ('4104', 'a', gen_random_uuid(), '', 1, 1)`,
    `insert into claim values ('4104', 'uscc:1', 's')`,
    `update journal set head = 0`,
    `update event set data = '{}'`,
    `delete from event_4105_new`,
    `delete from command`,
    `delete from claim`,
    `truncate event`,
    `select open_journal('4106')`,
    `alter table event disable trigger all`,
    `create table mine (id int)`,
    `update command_contested set content = '{}'`,
  ])('%s', async (statement) => {
    await expect(application.pool.query(statement)).rejects.toThrow(/^(permission denied|must be owner)/)
  })
})

describe('nobody edits the log, not even its owner', () => {
  const statements = [
    `update event set data = '{}'`,
    `update event_4104 set position = position`,
    `delete from event`,
    `delete from event_4105_new`,
    `truncate event`,
    `truncate event_4104`,
    `truncate event_4105_new`,
    `update command set answer = '1'`,
    `delete from command`,
    `truncate command`,
  ]
  test.each(
    statements.flatMap((statement) => [
      ['origin', statement],
      ['replica', statement],
    ]),
  )('as %s: %s', async (role, statement) => {
    await owner.pool.query(`set session_replication_role = ${role}`)
    await expect(owner.pool.query(statement)).rejects.toThrow('The log is never edited')
    await owner.pool.query('set session_replication_role = origin')
  })
})

test('the door cannot be entered by a snapshot older than the lock', async () => {
  const client = await application.pool.connect()
  try {
    await client.query('begin isolation level repeatable read')
    const prepared = prepare(append('4104'))
    if ('outcome' in prepared) throw new Error(`${prepared.path} is ${prepared.what}`)
    const call = callAppend(client, '4104', [{ prepared, hash: '00'.repeat(32) }])
    await expect(call).rejects.toThrow('append needs read committed')
  } finally {
    await client.query('rollback')
    client.release()
  }
})

test('a new journal has a partition, a row and a key of its own', async () => {
  const { rows } = await application.pool.query<Record<string, unknown>>(
    `select event.tableoid::regclass::text as partition, position, length(key) as key
     from event join journal_key using (journal) where journal = '4105-new'`,
  )
  expect(rows).toEqual([{ partition: 'event_4105_new', position: 1, key: 32 }])
  await expect(owner.pool.query(`select open_journal('Wrong name')`)).rejects.toThrow('A journal is named like')
})
