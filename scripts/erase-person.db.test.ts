import { randomUUID } from 'node:crypto'
import { createEventStore, openDatabase } from '@titian/event-store'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createDatabase } from '../test/database.ts'
import { eraseAndRecord } from './erase-person.ts'

test('a person is forgotten, and the auditors learn how much was erased, not whom', async () => {
  const database = await createDatabase()
  const { db, pool } = openDatabase<unknown>(database.appUrl, { poolSize: 2 })
  const keep = (name: string, phone: string) =>
    sql`
      insert into contact (journal, contact, import, row, name, phone)
      values ('4104', ${randomUUID()}, ${randomUUID()}, 1, ${name}, ${phone})`.execute(db)
  try {
    await keep('张三', '19900000001')
    await keep('李四', '19900000002')
    const erased = await eraseAndRecord(database.appUrl, { name: '张三', phone: '19900000001' })
    expect(erased).toMatchObject({ contacts: 1 })
    const { rows } = await sql<{ name: string | null }>`select name from contact order by row, name`.execute(db)
    expect(rows).toEqual([{ name: '李四' }, { name: null }])

    const accesses = await createEventStore(pool).readJournal('4104-access', 0, 10)
    expect(accesses).toMatchObject([{ type: 'PersonErased', actor: 'operator', data: erased }])
    expect(JSON.stringify(accesses)).not.toMatch(/张三|19900000001/)
  } finally {
    await db.destroy()
    await database.drop()
  }
})
