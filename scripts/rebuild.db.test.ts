import { randomUUID } from 'node:crypto'
import { createEventStore, follow, openDatabase, type Database } from '@titian/event-store'
import { readModels } from '@titian/read-models'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type TestDatabase } from '../test/database.ts'
import { rebuildModel } from './rebuild.ts'

let database: TestDatabase
let opened: Database<unknown>
beforeAll(async () => {
  database = await createDatabase()
  opened = openDatabase<unknown>(database.appUrl, { poolSize: 2 })
})
afterAll(async () => {
  await opened.db.destroy()
  await database.drop()
})

test('a read model that went wrong is made right by its log', async () => {
  const { db, pool } = opened
  await createEventStore(pool).append({
    journal: '4104',
    actor: 'test',
    command: { id: randomUUID(), content: {} },
    events: [
      {
        stream: 'enterprise-1',
        type: 'RegisterEntryListed',
        schema: 1,
        data: { uscc: '91410402923358705G', name: '春雷机电有限公司', unit: '410422' },
        occurredOn: '2020-12-31',
      },
    ],
  })
  for (const model of readModels) while ((await follow(db, { ...model, journal: '4104' })) !== 0);
  const facts = async () => (await sql`select * from figure_fact_1 order by code`.execute(db)).rows
  const before = await facts()
  await sql`update figure_fact_1 set unit = '410421'`.execute(db)
  expect(await rebuildModel(db, 'figure_fact_1')).toBe('figure_fact_1 已按日志前 1 条重算')
  expect(await facts()).toEqual(before)
  expect(before.length).toBeGreaterThan(0)
  await expect(rebuildModel(db, 'figure_fact_2')).rejects.toThrow('没有读模型 figure_fact_2；现有：figure_fact_1')
})
