import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'

export type TestDatabase = {
  ownerUrl: string
  appUrl: string
  drop: () => Promise<void>
}

/** A fresh, migrated database for one test file, cloned in milliseconds. Drop it after all tests. */
export async function createDatabase(): Promise<TestDatabase> {
  const server = inject('databaseServer')
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(server.ownerUrl, `create database ${name} template titian`)
  return {
    ownerUrl: inDatabase(server.ownerUrl, name),
    appUrl: inDatabase(server.appUrl, name),
    drop: () => administer(server.ownerUrl, `drop database ${name} with (force)`),
  }
}

function inDatabase(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}

async function administer(ownerUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: inDatabase(ownerUrl, 'postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
