import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import type { Append, NewEvent } from './append.ts'
import { type Database, openDatabase } from './database.ts'
import { type EventStore, createEventStore } from './event-store.ts'
import { gaps } from './hostile-load.ts'

let testDatabase: TestDatabase
let database: Database<unknown>
let store: EventStore

beforeAll(async () => {
  testDatabase = await createDatabase()
  database = openDatabase(testDatabase.appUrl, { poolSize: 8 })
  store = createEventStore(database.pool)
})

afterAll(async () => {
  await database.db.destroy()
  await testDatabase.drop()
})

function visit(stream: string, more: Partial<Append> = {}, data: unknown = {}): Append {
  const event: NewEvent = { stream, type: 'VisitLogged', schema: 1, data, occurredOn: '2021-09-03' }
  return {
    journal: '4104',
    actor: 'liaison-1',
    command: { id: randomUUID(), content: stream },
    events: [event],
    ...more,
  }
}

async function commitsDuring(work: () => Promise<unknown>): Promise<number> {
  const transactions = async () => {
    const { rows } = await database.pool.query<{ count: number }>('select count(distinct xmin::text) from command')
    return rows[0]?.count ?? 0
  }
  const before = await transactions()
  await work()
  return (await transactions()) - before
}

test('callers at the same time share a transaction', async () => {
  const append = (nth: number) => store.append(visit(`together-${nth}`))
  expect(await commitsDuring(() => Promise.all(Array.from({ length: 60 }, (_, nth) => append(nth))))).toBe(1)
})

test('one conflicting caller of a group fails alone', async () => {
  await store.append(visit('taken', { claims: [{ key: 'uscc:taken', stream: 'taken' }] }))
  const repeated = visit('repeated')
  await store.append(repeated)
  const outcomes = await Promise.all([
    store.append(visit('fine-1', { expect: [{ stream: 'fine-1', version: 0 }] })),
    store.append(visit('taken', { expect: [{ stream: 'taken', version: 0 }] })),
    store.append(visit('fine-2', { claims: [{ key: 'uscc:fine', stream: 'fine-2' }] })),
    store.append(visit('late', { claims: [{ key: 'uscc:taken', stream: 'late' }] })),
    store.append(repeated),
    store.append({ ...repeated, command: { id: repeated.command.id, content: 'something else' } }),
    store.append(visit('fine-3')),
  ])
  expect(outcomes.map(({ outcome }) => outcome)).toEqual([
    'appended',
    'stale',
    'appended',
    'claimed',
    'repeated',
    'command-differs',
    'appended',
  ])
  expect(await store.readStream('4104', 'late')).toEqual([])
})

test('of callers who each begin a stream, those who did so before or find it begun are refused alone', async () => {
  const begin = (stream: string) => visit(stream, { expect: [{ stream, version: 0 }] })
  const repeated = begin('begun-1')
  await store.append(repeated)
  await store.append(visit('begun-2'))
  const head = await store.head('4104')
  const outcomes = await Promise.all(
    [begin('begin-1'), repeated, begin('begin-2'), begin('begun-2'), begin('begin-3')].map((each) =>
      store.append(each),
    ),
  )
  expect(outcomes).toEqual([
    { outcome: 'appended', first: head + 1, last: head + 1, answer: null },
    { outcome: 'repeated', first: head - 1, last: head - 1, answer: null },
    { outcome: 'appended', first: head + 2, last: head + 2, answer: null },
    { outcome: 'stale', stream: 'begun-2', expected: 0, found: 1 },
    { outcome: 'appended', first: head + 3, last: head + 3, answer: null },
  ])
  expect(await store.head('4104')).toBe(head + 3)
})

test('of callers who each go on with a stream, who read an older version is refused alone', async () => {
  for (const stream of ['on-1', 'on-2', 'on-3']) await store.append(visit(stream))
  const goOn = (stream: string, version: number) => store.append(visit(stream, { expect: [{ stream, version }] }))
  const fine = await Promise.all([goOn('on-1', 1), goOn('on-2', 1), goOn('on-4', 0)])
  expect(fine.map(({ outcome }) => outcome)).toEqual(['appended', 'appended', 'appended'])
  const outcomes = await Promise.all([goOn('on-1', 2), goOn('on-2', 1), goOn('on-3', 1), goOn('on-5', 1)])
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['appended', 'stale', 'appended', 'stale'])
  expect((await store.readStream('4104', 'on-1')).map(({ version }) => version)).toEqual([1, 2, 3])
  expect(await store.readStream('4104', 'on-5')).toEqual([])
})

test('one bad payload of a group fails alone', async () => {
  // Neither is seen before it is sent: a name too long for the index, and JSON too deep for the server.
  let deep: unknown = 1
  for (let level = 0; level < 7000; level += 1) deep = [deep]
  const outcomes = await Promise.allSettled([
    ...Array.from({ length: 9 }, (_, nth) => store.append(visit(`good-${nth}`))),
    store.append(visit(`long-${randomBytes(4000).toString('hex')}`)),
    store.append(visit('deep', {}, deep)),
    store.append(visit('null', {}, '\u0000')),
    ...Array.from({ length: 9 }, (_, nth) => store.append(visit(`better-${nth}`))),
  ])
  const answers = outcomes.map((each) => (each.status === 'fulfilled' ? each.value.outcome : each.status))
  const good = Array.from({ length: 9 }, () => 'appended')
  expect(answers).toEqual([...good, 'rejected', 'rejected', 'unstorable', ...good])
})

test('processes that contend for the same streams lose nothing and keep every stream dense', async () => {
  const other = createEventStore(database.pool)
  const head = await store.head('4104')
  const add = async (through: EventStore, stream: string) => {
    for (let conflicts = 0; ; conflicts += 1) {
      const version = (await through.readStream('4104', stream)).length
      const { outcome } = await through.append(visit(stream, { expect: [{ stream, version }] }))
      if (outcome === 'appended') return conflicts
    }
  }
  const callers = Array.from({ length: 120 }, (_, nth) => add(nth % 2 === 0 ? store : other, `contended-${nth % 5}`))
  const conflicts = await Promise.all(callers)
  expect(conflicts.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(0)

  const all = await store.readJournal('4104', 0, 10_000)
  expect(gaps(all)).toEqual([])
  expect(all.length).toBe(head + 120)
  for (let nth = 0; nth < 5; nth += 1) {
    const stream = all.filter((event) => event.stream === `contended-${nth}`)
    expect(stream.map(({ version }) => version)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1))
  }
  const recorded = all.map(({ recordedAt }) => recordedAt)
  expect(recorded).toEqual(recorded.toSorted())
})

test('a command sent by many at once has one effect', async () => {
  const command = visit('once')
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => store.append(command)))
  expect(outcomes.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1)
  expect(outcomes.filter(({ outcome }) => outcome === 'repeated')).toHaveLength(19)
  expect(await store.readStream('4104', 'once')).toHaveLength(1)
})

test('a clock that runs back does not take the log with it', async () => {
  const owner = openDatabase(testDatabase.ownerUrl, { poolSize: 1 })
  await owner.pool.query(`update journal set recorded_at = '2100-01-01' where journal = '4104-access'`)
  await owner.db.destroy()
  for (const stream of ['session-1', 'session-2']) await store.append(visit(stream, { journal: '4104-access' }))
  const recorded = await store.readJournal('4104-access', 0, 10)
  expect(recorded.map(({ recordedAt }) => recordedAt)).toEqual(
    Array.from({ length: 2 }, () => '2100-01-01T00:00:00.000Z'),
  )
})

test('callers whose connection breaks hear of it, and repeating their commands completes what was not kept', async () => {
  const killed = openDatabase(testDatabase.ownerUrl, { poolSize: 4, applicationName: 'killed' })
  const doomed = createEventStore(killed.pool)
  await doomed.append(visit('doomed'))
  const commands = Array.from({ length: 200 }, (_, nth) => visit(`doomed-${nth}`))
  const sent = Promise.allSettled(commands.map((command) => doomed.append(command)))
  await database.pool.query('select 1')
  const owner = openDatabase(testDatabase.ownerUrl, { poolSize: 1 })
  await owner.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'killed'`)
  await sent
  // As a client does: again with the same id until there is an answer, for the pool may not have noticed every break yet.
  const insist = async (command: Append): Promise<string> =>
    doomed.append(command).then(
      ({ outcome }) => outcome,
      () => insist(command),
    )
  const outcomes = await Promise.all(commands.map(insist))
  expect(outcomes.filter((outcome) => outcome !== 'appended' && outcome !== 'repeated')).toEqual([])
  for (const nth of [0, 99, 199]) expect(await store.readStream('4104', `doomed-${nth}`)).toHaveLength(1)
  await Promise.all([owner.db.destroy(), killed.db.destroy()])
})

test('the log tells how far it reaches after each commit', async () => {
  const heads: number[] = []
  const telling = createEventStore(database.pool, { onCommit: (_, head) => heads.push(head) })
  await telling.append(visit('told-1'))
  await telling.append(visit('told-1', { expect: [{ stream: 'told-1', version: 0 }] }))
  await Promise.all([telling.append(visit('told-2')), telling.append(visit('told-3'))])
  const head = await store.head('4104')
  expect(heads).toEqual([head - 2, head])
})
