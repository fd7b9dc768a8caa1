import { openDatabase } from '@titian/event-store'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type TestDatabase } from '../../../test/database.ts'
import { unitsInSight, withScope, type Principal } from './scope.ts'

let database: TestDatabase
let opened: ReturnType<typeof openDatabase<unknown>>

beforeAll(async () => {
  database = await createDatabase()
  // One connection: what it remembers would be seen.
  opened = openDatabase(database.appUrl, { poolSize: 1 })
})

afterAll(async () => {
  await opened.db.destroy()
  await database.drop()
})

const county: Principal = { account: 'yexian', grants: [{ role: 'county', unit: '410422' }] }

const settings = sql<{ account: string | null; units: string | null }>`
  select nullif(current_setting('titian.account', true), '') as account,
    nullif(current_setting('titian.units', true), '') as units`

test('inside its scope Postgres knows who asks for which units, and afterwards no more', async () => {
  const inside = await withScope(opened.db, county, async (db) => (await settings.execute(db)).rows)
  expect(inside).toEqual([{ account: 'yexian', units: '410422' }])
  expect((await settings.execute(opened.db)).rows).toEqual([{ account: null, units: null }])
})

test('whoever fails leaves nothing behind either', async () => {
  await expect(withScope(opened.db, county, () => Promise.reject(new Error('No')))).rejects.toThrow('No')
  expect((await settings.execute(opened.db)).rows).toEqual([{ account: null, units: null }])
})

test('a question writes nothing', async () => {
  const writing = withScope(opened.db, county, (db) => sql`delete from checkpoint`.execute(db))
  await expect(writing).rejects.toThrow('read-only transaction')
})

test('a question sees one moment', async () => {
  const other = openDatabase<unknown>(database.appUrl, { poolSize: 1 })
  const counted = sql<{ count: number }>`select count(*) as count from checkpoint`
  const seen = await withScope(opened.db, county, async (db) => {
    const before = await counted.execute(db)
    await sql`insert into checkpoint (follower, journal) values ('somebody', '4104')`.execute(other.db)
    const after = await counted.execute(db)
    return [before.rows[0]?.count, after.rows[0]?.count]
  })
  expect(seen).toEqual([0, 0])
  await other.db.destroy()
})

test.each([
  ['a county sees its own', [{ role: 'county', unit: '410422' }], ['410422']],
  [
    'two counties are two',
    [
      { role: 'county', unit: '410422' },
      { role: 'county', unit: '410425' },
    ],
    ['410422', '410425'],
  ],
  ['the city sees all', [{ role: 'planner', unit: '410400' }], undefined],
  ['the province sees all', [{ role: 'planner', unit: '410000' }], undefined],
  ['nobody sees nothing', [], []],
] as const)('%s', (_, grants, units) => {
  expect(unitsInSight({ account: 'somebody', grants })).toEqual(units)
})
