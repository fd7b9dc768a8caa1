import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPostgres } from './embedded-postgres.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'titian-postgres-'))
  await chmod(folder, 0o711)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

test('a second start keeps the data, even when a pid file was left by a process that is no longer Postgres', async () => {
  const dataDir = join(folder, 'data')
  const first = await startPostgres({ dataDir })
  await ask(first.ownerUrl, "create table kept (word text); insert into kept values ('梯田')")
  await first.stop()
  await writeFile(join(dataDir, 'postgres-18/postmaster.pid'), `${process.pid}\n`)

  const second = await startPostgres({ dataDir })
  expect(await ask(second.ownerUrl, 'select word from kept')).toEqual([{ word: '梯田' }])
  await expect(startPostgres({ dataDir })).rejects.toThrow('正由另一个进程')
  await second.stop()
})

test('the database survives a crash of its machine and sorts the same everywhere', async () => {
  const server = await startPostgres({ dataDir: join(folder, 'data') })
  expect(
    await ask(
      server.ownerUrl,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
              current_setting('full_page_writes') as pages, current_setting('jit') as jit,
              (select datcollate || ' ' || datlocprovider::text || ' ' || datlocale from pg_database where datname = 'titian') as collation`,
    ),
  ).toEqual([{ fsync: 'on', commit: 'on', pages: 'on', jit: 'off', collation: 'C b C.UTF-8' }])
  await server.stop()
})

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(statement)
  await client.end()
  return rows
}
