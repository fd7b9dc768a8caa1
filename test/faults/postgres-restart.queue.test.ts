import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmbeddedPostgres, startPostgres } from '../../scripts/embedded-postgres.ts'
import { migrate } from '../../scripts/migrate.ts'
import { end, startKillableWorker } from './killable-worker.ts'
import { type Stage, catchUp, setStage } from './stage.ts'

let folder: string
let postgres: EmbeddedPostgres
let stage: Stage
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'titian-restart-'))
  // As root, Postgres runs as another user, who must be able to pass.
  await chmod(folder, 0o711)
  postgres = await startPostgres({ dataDir: join(folder, 'data'), say: () => undefined })
  await migrate(postgres.ownerUrl, postgres.appUrl)
  stage = await setStage({ redisUrl: undefined, database: { ...postgres, drop: async () => undefined } })
})
afterAll(async () => {
  await stage.clear()
  await postgres.stop()
  await rm(postgres.dataDir, { recursive: true, force: true })
  await rm(folder, { recursive: true, force: true })
})

test('worker and writer live through a Postgres that stops, stays away and comes back', async () => {
  const worker = await startKillableWorker(stage.where)
  const writing = stage.writer.writeMany(1500, 8)
  await sleep(150)
  await postgres.stop()
  await sleep(2000)
  postgres = await startPostgres({ dataDir: postgres.dataDir, port: postgres.port, say: () => undefined })
  await writing
  await expect.poll(stage.wrong, catchUp).toEqual([])
  expect(await end(worker, 'SIGTERM')).toBe(0)
})

test('a worker that starts while Postgres is away waits for it', async () => {
  await postgres.stop()
  const worker = await startKillableWorker(stage.where)
  postgres = await startPostgres({ dataDir: postgres.dataDir, port: postgres.port, say: () => undefined })
  await stage.writer.writeMany(100, 4)
  await expect.poll(stage.wrong, catchUp).toEqual([])
  expect(await end(worker, 'SIGTERM')).toBe(0)
})
