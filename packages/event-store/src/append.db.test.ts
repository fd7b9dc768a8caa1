import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import type { Append, NewEvent } from './append.ts'
import { type Database, openDatabase } from './database.ts'
import { type EventStore, createEventStore } from './event-store.ts'

let testDatabase: TestDatabase
let database: Database<unknown>
let store: EventStore

beforeAll(async () => {
  testDatabase = await createDatabase()
  database = openDatabase(testDatabase.appUrl, { poolSize: 4 })
  store = createEventStore(database.pool)
})

afterAll(async () => {
  await database.db.destroy()
  await testDatabase.drop()
})

const logged: NewEvent = {
  stream: 'visit-1',
  type: 'VisitLogged',
  schema: 1,
  data: { need: '资金', visited: true },
  occurredOn: '2021-09-03',
}

function visit(stream: string, more: Partial<Append> = {}): Append {
  return {
    journal: '4104',
    actor: 'liaison-1',
    command: { id: randomUUID(), content: { route: 'log-visit', stream } },
    events: [{ ...logged, stream }],
    ...more,
  }
}

async function rows(text: string, values: unknown[] = []): Promise<unknown[]> {
  const result = await database.pool.query<Record<string, unknown>>(text, values)
  return result.rows
}

test('an event is kept with who, when, why and its canonical text', async () => {
  const command = { id: randomUUID(), content: 'x' }
  const meta = { list: { row: 7, import: 'i-1' } }
  const outcome = await store.append({
    ...visit('visit-kept'),
    command,
    events: [{ ...logged, stream: 'visit-kept', cause: 'import-1', meta }],
    answer: { visit: 'visit-kept' },
  })
  expect(outcome).toEqual({
    outcome: 'appended',
    first: expect.any(Number),
    last: expect.any(Number),
    answer: { visit: 'visit-kept' },
  })
  expect(await store.readStream('4104', 'visit-kept')).toEqual([
    {
      journal: '4104',
      position: await store.head('4104'),
      stream: 'visit-kept',
      version: 1,
      type: 'VisitLogged',
      schema: 1,
      data: { need: '资金', visited: true },
      occurredOn: '2021-09-03',
      recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      actor: 'liaison-1',
      command: command.id,
      cause: 'import-1',
      meta,
    },
  ])
  expect(await rows(`select data::text, meta::text from event where stream = 'visit-kept'`)).toEqual([
    { data: '{"need":"资金","visited":true}', meta: '{"list":{"import":"i-1","row":7}}' },
  ])
})

test('a visit with its demands goes to several streams in one piece', async () => {
  const before = await store.head('4104')
  const events = ['visit-a', 'demand-a', 'demand-b', 'visit-a'].map((stream) => ({ ...logged, stream }))
  expect(await store.append(visit('visit-a', { events, expect: [{ stream: 'visit-a', version: 0 }] }))).toEqual({
    outcome: 'appended',
    first: before + 1,
    last: before + 4,
    answer: null,
  })
  const streams = await store.readStreams('4104', ['demand-b', 'visit-a', 'demand-none'])
  expect([...streams].map(([stream, of]) => [stream, of.map((event) => [event.version, event.position])])).toEqual([
    ['demand-b', [[1, before + 3]]],
    [
      'visit-a',
      [
        [1, before + 1],
        [2, before + 4],
      ],
    ],
    ['demand-none', []],
  ])
})

test('who read an older version is told which one stands, and nothing of the command is kept', async () => {
  await store.append(visit('visit-stale'))
  const head = await store.head('4104')
  const alone = visit('visit-stale', { expect: [{ stream: 'visit-stale', version: 0 }] })
  expect(await store.append(alone)).toEqual({ outcome: 'stale', stream: 'visit-stale', expected: 0, found: 1 })
  const events = ['visit-new', 'visit-stale'].map((stream) => ({ ...logged, stream }))
  expect(await store.append(visit('visit-stale', { events, expect: [{ stream: 'visit-stale', version: 3 }] }))).toEqual(
    {
      outcome: 'stale',
      stream: 'visit-stale',
      expected: 3,
      found: 1,
    },
  )
  expect(await store.head('4104')).toBe(head)
  expect(await store.append({ ...alone, expect: [{ stream: 'visit-stale', version: 1 }] })).toMatchObject({
    outcome: 'appended',
  })
})

test('a command may expect a stream that it only read', async () => {
  await store.append(visit('plan-1'))
  const guarded = visit('target-1', { expect: [{ stream: 'plan-1', version: 0 }] })
  expect(await store.append(guarded)).toMatchObject({ outcome: 'stale', stream: 'plan-1', found: 1 })
  const right = visit('target-1', { expect: [{ stream: 'plan-1', version: 1 }] })
  expect(await store.append(right)).toMatchObject({ outcome: 'appended' })
})

test('a repeated command gets its first answer for ever, whatever has become of its stream', async () => {
  const command = visit('visit-again', { expect: [{ stream: 'visit-again', version: 0 }], answer: { number: 1 } })
  const first = await store.append(command)
  await store.append(visit('visit-again'))
  expect(first).toMatchObject({ outcome: 'appended' })
  expect(await store.append({ ...command, answer: { number: 2 } })).toEqual({ ...first, outcome: 'repeated' })
  expect(await store.findCommand('4104', 'liaison-1', command.command)).toEqual({ ...first, outcome: 'repeated' })
  expect(await store.readStream('4104', 'visit-again')).toHaveLength(2)
})

test('the same id with other content is refused, and the second content is kept for 核对', async () => {
  const command = visit('visit-differs')
  await store.append(command)
  const other = { id: command.command.id, content: { route: 'log-visit', need: '人才' } }
  expect(await store.append({ ...command, command: other })).toEqual({ outcome: 'command-differs' })
  expect(await store.findCommand('4104', 'liaison-1', other)).toEqual({ outcome: 'command-differs' })
  expect(await rows('select actor, content::text from command_contested where id = $1', [other.id])).toEqual([
    { actor: 'liaison-1', content: '{"need":"人才","route":"log-visit"}' },
  ])
  expect(await store.findCommand('4104', 'liaison-2', other)).toBeUndefined()
  expect(await store.append({ ...command, actor: 'liaison-2', command: other })).toMatchObject({ outcome: 'appended' })
})

test('of a second content that names people only what may be kept is put aside, and two of them are told apart', async () => {
  const id = randomUUID()
  const said = (name: string) => ({ id, content: { name }, kept: { name: '' } })
  await store.append(visit('visit-whom', { command: said('张三') }))
  expect(await store.findCommand('4104', 'liaison-1', said('张三'))).toMatchObject({ outcome: 'repeated' })
  expect(await store.findCommand('4104', 'liaison-1', said('李四'))).toEqual({ outcome: 'command-differs' })
  expect(await store.append(visit('visit-whom', { command: said('王五') }))).toEqual({ outcome: 'command-differs' })
  expect(await rows('select content::text from command_contested where id = $1', [id])).toEqual([
    { content: '{"name":""}' },
    { content: '{"name":""}' },
  ])
})

test('the hash of a content says nothing to who does not know the key of its journal', async () => {
  const command = { id: randomUUID(), content: '13800000000' }
  await store.append(visit('visit-hash', { command }))
  await store.append(visit('session-1', { journal: '4104-access', command }))
  const hashes = await rows(`select distinct encode(content, 'hex') from command where id = $1`, [command.id])
  expect(hashes).toHaveLength(2)
})

test('a key is held by one stream until it is released', async () => {
  const claims = (stream: string) => ({ claims: [{ key: 'uscc:1', stream }] })
  expect(await store.append(visit('enterprise-1', claims('enterprise-1')))).toMatchObject({ outcome: 'appended' })
  expect(await store.append(visit('enterprise-1', claims('enterprise-1')))).toMatchObject({ outcome: 'appended' })
  expect(await store.append(visit('enterprise-2', claims('enterprise-2')))).toEqual({
    outcome: 'claimed',
    key: 'uscc:1',
    stream: 'enterprise-1',
  })
  expect(await store.findClaims('4104', ['uscc:1', 'uscc:2'])).toEqual(new Map([['uscc:1', 'enterprise-1']]))

  const moved = { releases: ['uscc:1'], ...claims('enterprise-2') }
  expect(await store.append(visit('enterprise-2', moved))).toMatchObject({ outcome: 'appended' })
  expect(await store.findClaims('4104', ['uscc:1'])).toEqual(new Map([['uscc:1', 'enterprise-2']]))
  await store.append(visit('enterprise-2', { releases: ['uscc:1'] }))
  expect(await store.findClaims('4104', ['uscc:1'])).toEqual(new Map())
  expect(await store.findClaims('4104-access', ['uscc:1'])).toEqual(new Map())
})

test('two streams of one command cannot hold one key', async () => {
  const claims = ['enterprise-8', 'enterprise-9'].map((stream) => ({ key: 'uscc:twice', stream }))
  const outcome = { outcome: 'claimed', key: 'uscc:twice', stream: 'enterprise-8' }
  expect(await store.append(visit('enterprise-9', { claims }))).toEqual(outcome)
})

test('an import appends five hundred events with their claims in one command', async () => {
  const streams = Array.from({ length: 500 }, (_, row) => `enterprise-row-${row}`)
  const chunk = visit('import', {
    events: streams.map((stream) => ({ ...logged, stream })),
    expect: streams.map((stream) => ({ stream, version: 0 })),
    claims: streams.map((stream) => ({ key: `uscc:${stream}`, stream })),
  })
  const head = await store.head('4104')
  expect(await store.append(chunk)).toMatchObject({ outcome: 'appended', first: head + 1, last: head + 500 })
  expect(await store.append(chunk)).toMatchObject({ outcome: 'repeated', first: head + 1, last: head + 500 })
  expect(
    await store.findClaims(
      '4104',
      streams.map((stream) => `uscc:${stream}`),
    ),
  ).toHaveProperty('size', 500)
  const kept = await store.readJournal('4104', head, 1000)
  expect(kept.map((event) => event.stream)).toEqual(streams)
})

test('what Postgres cannot store is refused as a value that says where', async () => {
  const unstorable = async (more: Partial<Append>) => {
    const outcome = await store.append(visit('visit-bad', more))
    return outcome.outcome === 'unstorable' ? [outcome.what, outcome.path] : outcome
  }
  const event = (more: Partial<NewEvent>) => ({ events: [{ ...logged, ...more }] })
  expect(await unstorable(event({ data: { text: '\u0000' } }))).toEqual(['unstorable-text', 'events[0].data.text'])
  expect(await unstorable(event({ meta: { n: Infinity } }))).toEqual(['non-finite-number', 'events[0].meta.n'])
  expect(await unstorable(event({ stream: 'visit-\ud800' }))).toEqual(['unstorable-text', 'events[0]'])
  expect(await unstorable(event({ occurredOn: '2021-02-30' }))).toEqual(['not-a-day', 'events[0].occurredOn'])
  expect(await unstorable({ answer: '\udfff' })).toEqual(['unstorable-text', 'answer'])
  expect(await unstorable({ command: { id: randomUUID(), content: ['\u0000'] } })).toEqual([
    'unstorable-text',
    'command.content[0]',
  ])
  expect(await store.readStream('4104', 'visit-bad')).toEqual([])
})

test('days before and after the millennium are kept as they were written', async () => {
  const days = ['0001-01-01', '1949-10-01', '1999-12-31', '2000-01-01', '2020-02-29', '9999-12-31']
  await store.append(visit('days', { events: days.map((occurredOn) => ({ ...logged, stream: 'days', occurredOn })) }))
  const kept = await store.readStream('4104', 'days')
  expect(kept.map((event) => event.occurredOn)).toEqual(days)
})

test('a journal that was never opened is a fault that names it', async () => {
  await expect(store.append(visit('visit-1', { journal: '4105' }))).rejects.toThrow('There is no journal 4105')
})

test('an instant finds what the log knew then', async () => {
  const before = await store.head('4104')
  for (let each = 0; each < 5; each += 1) {
    await store.append(visit('visit-instant'))
    await new Promise((settle) => setTimeout(settle, 2))
  }
  const events = await store.readStream('4104', 'visit-instant')
  for (const event of events) expect(await store.positionAt('4104', event.recordedAt)).toBe(event.position)
  expect(await store.positionAt('4104', '1999-01-01T00:00:00+08:00')).toBe(0)
  expect(await store.positionAt('4104', new Date(Date.now() + 60_000))).toBe(before + 5)
  const [, second, third] = events
  expect(await store.readStream('4104', 'visit-instant', { from: 2, to: 3 })).toEqual([second, third])
  expect(await store.readPositions('4104', [before + 3, before + 2])).toEqual([second, third])
})
