import { randomUUID } from 'node:crypto'
import { createEventStore, follow, openDatabase, type Database, type Follower } from '@titian/event-store'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type TestDatabase } from '../test/database.ts'
import { listQuarantine, resumeStopped, retryKept } from './quarantine.ts'

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

test('what a read model could not take is listed with its reason, and taken once the cause is gone', async () => {
  const { db, pool } = opened
  let broken = true
  const tally: Follower = {
    name: 'tally_1',
    journal: '4104',
    handle: async () => {
      if (broken) throw new Error('数字不对')
    },
  }
  await createEventStore(pool).append({
    journal: '4104',
    actor: 'test',
    command: { id: randomUUID(), content: {} },
    events: [{ stream: 'visit-1', type: 'Visited', schema: 1, data: {}, occurredOn: '2021-11-30' }],
  })
  while ((await follow(db, tally)) !== 0);
  expect(await listQuarantine(db, [tally])).toEqual([
    'tally_1（4104）：运行；暂未计入 1 项',
    expect.stringMatching(/^ {2}visit-1 {2}自第 1 条起共 1 条；.*数字不对$/),
  ])
  await expect(retryKept(db, 'tally_1', 'visit-1', [tally])).rejects.toThrow('could not take')

  broken = false
  expect(await retryKept(db, 'tally_1', 'visit-1', [tally])).toBe('tally_1 已补计 visit-1 的 1 条记录')
  expect(await retryKept(db, 'tally_1', 'visit-1', [tally])).toBe('tally_1 没有暂未计入的 visit-1')
  expect(await listQuarantine(db, [tally])).toEqual(['tally_1（4104）：运行；暂未计入 0 项'])

  await sql`update checkpoint set stopped = '太多' where follower = 'tally_1'`.execute(db)
  expect(await listQuarantine(db, [tally])).toEqual(['tally_1（4104）：已停止：太多；暂未计入 0 项'])
  await resumeStopped(db, 'tally_1', [tally])
  expect(await listQuarantine(db, [tally])).toEqual(['tally_1（4104）：运行；暂未计入 0 项'])
  await expect(resumeStopped(db, 'tally_2', [tally])).rejects.toThrow('没有读模型 tally_2')
})
