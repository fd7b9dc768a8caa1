import { Client } from 'pg'
import { expect, test } from 'vitest'
import { createDatabase } from './database.ts'

test('a test file gets a migrated database of its own, in which the application owns nothing', async () => {
  const [one, other] = await Promise.all([createDatabase(), createDatabase()])
  expect(one.ownerUrl).not.toEqual(other.ownerUrl)

  const application = new Client({ connectionString: one.appUrl })
  await application.connect()
  const { rows } = await application.query('select current_user as role, count(*)::int > 0 as migrated from pg_class')
  expect(rows).toEqual([{ role: 'titian_app', migrated: true }])
  await expect(application.query('create table mine ()')).rejects.toThrow('permission denied for schema public')
  await application.end()

  await Promise.all([one.drop(), other.drop()])
})
