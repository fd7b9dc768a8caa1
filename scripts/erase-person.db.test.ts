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
    await sql`
      insert into account_holder (journal, account, name)
      values ('4104', 'zhang', '张三'), ('4104', 'li', '李四')`.execute(db)
    await sql`
      insert into digest_setting (journal, account, enabled, channel, hour, quiet_from, quiet_until, days_off, email)
      select '4104', account, true, 'webhook', 8, 20, 8, false, account || '@example.cn' from account_holder`.execute(
      db,
    )
    const erased = await eraseAndRecord(database.appUrl, { name: '张三', phone: '19900000001' })
    expect(erased).toEqual({ contacts: 2, uploads: 1, addresses: 1, commands: 0 })
    const { rows } = await sql<{ name: string | null }>`select name from contact order by row, name`.execute(db)
    expect(rows).toEqual([{ name: '李四' }, { name: null }])

    const told = await sql`select account, channel, email from digest_setting order by account`.execute(db)
    expect(told.rows).toEqual([
      { account: 'li', channel: 'webhook', email: 'li@example.cn' },
      { account: 'zhang', channel: 'webhook', email: null },
    ])

    const accesses = await createEventStore(pool).readJournal('4104-access', 0, 10)
    expect(accesses).toMatchObject([{ type: 'PersonErased', actor: 'operator', data: erased }])
    expect(JSON.stringify(accesses)).not.toMatch(/张三|19900000001/)
  } finally {
    await db.destroy()
    await database.drop()
  }
})
