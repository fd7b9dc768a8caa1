import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { Client } from 'pg'
import { startPostgres } from '../scripts/embedded-postgres.ts'
import { migrate } from '../scripts/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: { ownerUrl: string; appUrl: string }
  }
}

/** One Postgres a run, migrated once; each test file clones what it finds there (`createDatabase`). */
export default async function startDatabaseServer(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'titian-test-'))
  // As root, Postgres runs as another user, who must be able to pass.
  await chmod(folder, 0o711)
  const stops = [() => rm(folder, { recursive: true, force: true })]
  const stop = async () => {
    for (const each of stops.toReversed()) await each()
  }
  try {
    const server = await startPostgres({ dataDir: join(folder, 'data'), say: () => undefined })
    stops.push(() => rm(server.dataDir, { recursive: true, force: true }), server.stop)
    await migrate(server.ownerUrl, server.appUrl)
    await freeze(server.ownerUrl)
    project.provide('databaseServer', { ownerUrl: server.ownerUrl, appUrl: server.appUrl })
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}

/**
 * A database can be cloned only while nobody is connected to it. What the tests kill are processes, and what those wrote
 * the system keeps; nobody has to wait for a disk that is never cut off.
 */
async function freeze(ownerUrl: string): Promise<void> {
  const elsewhere = new URL(ownerUrl)
  elsewhere.pathname = '/postgres'
  const client = new Client({ connectionString: elsewhere.href })
  await client.connect()
  await client.query('alter database titian with is_template true allow_connections false')
  await client.query('alter system set fsync = off')
  await client.query('select pg_reload_conf()')
  await client.end()
}
