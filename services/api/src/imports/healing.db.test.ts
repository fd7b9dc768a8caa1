import { randomUUID } from 'node:crypto'
import { importStream } from '@titian/domain'
import type { ImportStatus, ImportTables } from '@titian/read-models'
import { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { healImports } from '../../../worker/src/imports/heal-imports.ts'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'

let api: TestApi
let planner: Person
const pool = new Pool()

/** Whether the api dies when the log has what it was told. */
let isKilled = false

beforeAll(async () => {
  api = await startTestApi({}, ({ store }) => ({
    store: {
      ...store,
      append: async (append) => {
        const outcome = await store.append(append)
        if (isKilled && append.journal === '4104') throw new Error('killed')
        return outcome
      },
    },
  }))
  planner = await api.as('planner', '410400')
})
afterAll(async () => {
  await api.stop()
  await pool.end()
})

const counts = { new: 0, changed: 0, same: 0, refused: 0, otherCities: 0 }
const list = { kind: 'register', title: '名录', listedOn: '2021-12-31' }
const life = [
  { type: 'ImportReceived', data: { sha256: '00', unit: '410400' } },
  { type: 'ImportChecked', data: { ...list, needs: [], counts } },
  { type: 'ImportConfirmed', data: { matches: 0 } },
  { type: 'ImportCommitted', data: { ...list, counts } },
]

/** An import that has come so far, in the log and in the tables. */
async function importThatIs(status: 'checked' | 'committed'): Promise<string> {
  const id = randomUUID()
  const stream = importStream(id)
  await api.shell.store.append({
    journal: '4104',
    actor: 'planner.410400',
    command: { id: randomUUID(), content: {} },
    events: life
      .slice(0, status === 'checked' ? 2 : 4)
      .map((event) => ({ ...event, stream, schema: 1, occurredOn: '2021-12-31' })),
  })
  await tables()
    .insertInto('import')
    .values({
      journal: '4104',
      import: id,
      status,
      file_name: '名录.xlsx',
      sha256: Buffer.alloc(32),
      size: 1,
      unit: '410400',
      received_by: 'planner.410400',
    })
    .execute()
  await tables().insertInto('import_row').values({ journal: '4104', import: id, row: 3, outcome: 'unclear' }).execute()
  return id
}

const tables = () => api.shell.db.withTables<ImportTables>()

async function killedWhile(act: () => Promise<{ readonly status: number }>): Promise<void> {
  isKilled = true
  expect((await act()).status).toBe(500)
  isKilled = false
}

const statusOf = async (id: string): Promise<ImportStatus | undefined> =>
  (await tables().selectFrom('import').select('status').where('import', '=', id).executeTakeFirst())?.status

/** What the worker does every second. */
async function sweep(): Promise<void> {
  const { db, store, log } = api.shell
  for (const id of await healImports.pending(db))
    await healImports.run({ id }, { db, pool, store, log, signal: new AbortController().signal })
}

test('a confirming of which only the log knows is carried out without anybody asking again', async () => {
  const id = await importThatIs('checked')
  await killedWhile(() => planner.tell('POST', `/api/imports/${id}/commit`))
  expect(await statusOf(id)).toBe('checked')
  await sweep()
  expect(await tables().selectFrom('import').selectAll().where('import', '=', id).executeTakeFirst()).toMatchObject({
    status: 'committing',
    confirmed_by: 'planner.410400',
  })
})

test('so is an undoing', async () => {
  const id = await importThatIs('committed')
  await killedWhile(() => planner.tell('POST', `/api/imports/${id}/undo`))
  expect(await statusOf(id)).toBe('committed')
  await sweep()
  expect(await tables().selectFrom('import').selectAll().where('import', '=', id).executeTakeFirst()).toMatchObject({
    status: 'undoing',
    undone_by: 'planner.410400',
  })
})

test('a list about whose rows somebody decided is checked again', async () => {
  const id = await importThatIs('checked')
  await killedWhile(() => planner.tell('POST', `/api/imports/${id}/rows/3/match`, { uscc: null }))
  expect(await statusOf(id)).toBe('checked')
  await sweep()
  expect(await statusOf(id)).toBe('checking')
})

test('what the log did not take is left as it is, and nothing is swept twice', async () => {
  const { db } = api.shell
  expect(await healImports.pending(db)).toEqual([])
  const id = await importThatIs('committed')
  await tables().updateTable('import').set({ undone_by: 'planner.410400' }).where('import', '=', id).execute()
  expect(await healImports.pending(db)).toEqual([])
  expect((await planner.tell('POST', `/api/imports/${id}/undo`)).status).toBe(202)
  expect(await healImports.pending(db)).toEqual([])
})
