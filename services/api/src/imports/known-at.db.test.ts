import { randomUUID } from 'node:crypto'
import { importStream } from '@titian/domain'
import type { ImportTables } from '@titian/read-models'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'

let api: TestApi
let planner: Person

const id = randomUUID()
const path = `/api/imports/${id}`
/** The position of each step. */
const at: Record<string, number> = {}

const counts = (added: number) => ({ new: added, changed: 0, same: 0, refused: 1, otherCities: 0 })
const list = { kind: 'register', title: '2021年企业名录', listedOn: '2021-12-31' }
const life = [
  { type: 'ImportReceived', data: { sha256: '00', unit: '410400' } },
  { type: 'ImportChecked', data: { kind: 'register', title: '企业名录', needs: ['listedOn'], counts: counts(0) } },
  { type: 'ImportChecked', data: { ...list, needs: [], counts: counts(2) } },
  { type: 'ImportConfirmed', data: { matches: 0 } },
  { type: 'ImportCommitted', data: { ...list, counts: counts(2) } },
  { type: 'ImportUndoBegun', data: {} },
  { type: 'ImportUndone', data: { withdrawn: 2, restated: 0 } },
]

beforeAll(async () => {
  api = await startTestApi()
  planner = await api.as('planner', '410400')
  const { db, store } = api.shell
  const tables = db.withTables<ImportTables>()
  const read = { columns: [], hasCodes: true, needs: [], asks: [], ...list }
  await tables
    .insertInto('import')
    .values({
      journal: '4104',
      import: id,
      status: 'undone',
      file_name: '名录.xlsx',
      sha256: Buffer.alloc(32),
      size: 1,
      unit: '410400',
      received_by: 'planner.410400',
      list: JSON.stringify(read),
      counts: JSON.stringify({ new: 2, refused: 1 }),
      effect: JSON.stringify([
        { code: 'enterprises', name: '企业总数', unit: '410422', period: '2021', before: 0, after: 2 },
      ]),
    })
    .execute()
  await tables
    .insertInto('import_row')
    .values({ journal: '4104', import: id, row: 3, outcome: 'new', unit: '410422' })
    .execute()
  for (const [step, event] of life.entries()) {
    const outcome = await store.append({
      journal: '4104',
      actor: 'planner.410400',
      command: { id: randomUUID(), content: {} },
      events: [{ ...event, stream: importStream(id), schema: 1, occurredOn: '2021-12-31' }],
    })
    if (outcome.outcome !== 'appended') throw new Error(outcome.outcome)
    at[`${event.type} ${step}`] = outcome.last
  }
  await api.catchUp()
})
afterAll(() => api.stop())

const step = (name: string) => at[name] ?? 0
const known = async (name: string, who = planner) => (await who.get(`${path}?knownAt=${step(name)}`)).body

test('an import is shown as the log knew it', async () => {
  expect(await known('ImportReceived 0')).toMatchObject({ status: 'checking', title: null, counts: { new: 0 } })
  expect(await known('ImportChecked 1')).toMatchObject({
    status: 'checked',
    title: '企业名录',
    listedOn: null,
    needs: ['listedOn'],
    counts: counts(0),
    effect: [],
  })
  expect(await known('ImportChecked 2')).toMatchObject({ status: 'checked', listedOn: '2021-12-31', needs: [] })
  expect(await known('ImportConfirmed 3')).toMatchObject({ status: 'committing', committedAt: null })
  expect(await known('ImportCommitted 4')).toMatchObject({
    status: 'committed',
    counts: counts(2),
    committedAt: expect.any(String),
    undoneAt: null,
  })
  expect(await known('ImportUndoBegun 5')).toMatchObject({ status: 'undoing' })
  expect(await known('ImportUndone 6')).toMatchObject({ status: 'undone', undoneAt: expect.any(String) })
})

test('what had not come yet is not there', async () => {
  const before = step('ImportReceived 0') - 1
  expect((await planner.get(`${path}?knownAt=${before}`)).status).toBe(404)
  expect((await planner.get(`/api/imports?knownAt=${before}`)).body).toMatchObject({ items: [] })
  expect((await planner.get('/api/imports?knownAt=2000-01-01T00:00:00Z')).body).toMatchObject({ items: [] })
  expect((await planner.get(`/api/imports?knownAt=${step('ImportConfirmed 3')}`)).body).toMatchObject({
    items: [{ importId: id, status: 'committing' }],
    positions: { 4104: step('ImportConfirmed 3') },
  })
})

test('whoever sees only some rows is counted no others, whenever it is asked about', async () => {
  const county = await api.as('county', '410422')
  expect(await known('ImportCommitted 4', county)).toMatchObject({ counts: { new: 1, refused: 0 } })
})

test('every answer says how far it has come, and what means nothing here is refused', async () => {
  await api.catchUp()
  const positions = { 4104: await api.shell.store.head('4104') }
  const now = [path, '/api/imports', `${path}/rows?outcome=new`, `${path}/refused`, '/api/review']
  for (const url of now) expect((await planner.get(url)).body['positions']).toEqual(positions)
  const meaningless = [
    `${path}?asOf=2021-11-30`,
    '/api/imports?asOf=2021-11-30',
    `${path}/rows?outcome=new&knownAt=3`,
    `${path}/refused?knownAt=3`,
    '/api/review?asOf=2021-11-30',
    '/api/review?knownAt=3',
  ]
  for (const url of meaningless) {
    const { status, body } = await planner.get(url)
    expect([url, status, body['type']]).toEqual([url, 400, 'fields-wrong'])
  }
  expect((await planner.get('/api/imports?knownAt=yesterday')).body).toMatchObject({ type: 'known-at-unreadable' })
})
