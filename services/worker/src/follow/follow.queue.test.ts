import { openDatabase, retryQuarantined } from '@titian/event-store'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type PrivateRedis, startRedis } from '../../../../scripts/redis.ts'
import { type Stage, catchUp, setStage } from '../../../../test/faults/stage.ts'
import { readTally, tally } from '../../../../test/faults/tally.ts'
import { parseConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { type Worker, startWorker } from '../worker.ts'

const journal = '4104'
const log = createLog('silent')

let redis: PrivateRedis
let stage: Stage
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.stop())

describe.each(['postgres', 'redis'] as const)('on %s', (backend) => {
  beforeEach(async () => {
    stage = await setStage({ redisUrl: backend === 'redis' ? redis.url : undefined })
  })
  afterEach(() => stage.clear())

  test('what was appended is in the read model within 300 ms', async () => {
    const worker = await start()
    await untilWorked(worker)
    const took: number[] = []
    for (let round = 0; round < 20; round++) {
      const began = performance.now()
      await stage.writer.write('visit-1')
      await expect.poll(stage.wrong, { interval: 5 }).toEqual([])
      took.push(performance.now() - began)
    }
    // The median: on a machine with other work a single one says little, and the bench measures the rest.
    expect(took.toSorted((a, b) => a - b)[10]).toBeLessThan(300)
    await worker.stop()
  })
})

describe('without anybody who wakes it', () => {
  beforeEach(async () => {
    stage = await setStage({ redisUrl: undefined })
    await stage.queue.close()
  })
  afterEach(() => stage.clear())

  test('the sweep finds what was appended', async () => {
    const worker = await start()
    await stage.writer.write('visit-1')
    await expect.poll(stage.wrong, { timeout: 3000 }).toEqual([])
    await worker.stop()
  })

  test('batches of 1, 7 and 1,000 and a rebuild make equal tables', async () => {
    await stage.writer.writeMany(1200, 8)
    const tables: unknown[] = []
    for (const batchSize of [1, 7, 1000, 1000]) {
      await stage.owner.query(`delete from checkpoint where follower = 'tally_1'; truncate tally_1`)
      const worker = await start(batchSize)
      // A transaction for each event takes its time on a busy disk; how soon is asked elsewhere.
      await expect.poll(stage.wrong, { ...catchUp, timeout: 30_000 }).toEqual([])
      await worker.stop()
      tables.push(await readTally(stage.owner))
    }
    expect(tables).toEqual(Array.from({ length: 4 }, () => tables[0]))
  }, 150_000)

  test('a stream that cannot be taken is kept out and shown, the others go on, and it is replayed in order', async () => {
    await stage.writer.write('visit-1')
    await stage.writer.write('visit-bad', { nothing: true })
    await stage.writer.write('visit-bad', { number: 5 })
    await stage.writer.write('visit-2')
    const worker = await start()
    await expect
      .poll(async () => (await readTally(stage.owner)).map(({ stream }) => stream))
      .toEqual(['visit-1', 'visit-2'])

    const health = await ask(worker, '/health/ready')
    expect(health).toMatchObject({ status: 200 })
    expect(JSON.parse(health.body)).toMatchObject({
      ready: true,
      queue: { backend: 'postgres' },
      followers: [
        { follower: 'tally_1', position: 4, head: 4, quarantined: [{ key: 'visit-bad', since: 2, withheld: 2 }] },
      ],
    })
    expect((await ask(worker, '/metrics')).body).toContain(
      'titian_follower_quarantined{follower="tally_1",journal="4104"} 1',
    )

    const { db } = openDatabase<unknown>(stage.where.databaseUrl, { poolSize: 1 })
    const mended = { ...tally, journal, handle: withoutBad(tally.handle) }
    expect(await retryQuarantined(db, mended, 'visit-bad')).toBe(2)
    await db.destroy()
    expect(await readTally(stage.owner)).toContainEqual({ stream: 'visit-bad', events: 1, total: 5, versions: [2] })
    await worker.stop()
  })

  test('a worker without a database is alive, not ready, and says why', async () => {
    const nowhere = parseConfig({ APP_DATABASE_URL: 'postgresql://127.0.0.1:1/none', WORKER_HEALTH_PORT: '0' })
    const worker = await startWorker(nowhere, { followers: [{ ...tally, journals: [journal] }], jobs: [], log })
    expect(await ask(worker, '/health/live')).toMatchObject({ status: 200 })
    const ready = await ask(worker, '/health/ready')
    expect(ready.status).toBe(503)
    expect(JSON.parse(ready.body)).toMatchObject({ ready: false, wrong: ['数据库没有应答'] })
    expect((await ask(worker, '/metrics')).body).toContain('titian_database_reachable 0')
    await worker.stop()
  })
})

function start(batchSize = 1000): Promise<Worker> {
  const { databaseUrl, redisUrl } = stage.where
  const config = parseConfig({ APP_DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, WORKER_HEALTH_PORT: '0' })
  return startWorker(config, { followers: [{ ...tally, journals: [journal], batchSize }], jobs: [], log })
}

async function untilWorked(worker: Worker): Promise<void> {
  await expect
    .poll(async () => JSON.parse((await ask(worker, '/health/ready')).body).queue.reachable, catchUp)
    .toBe(true)
}

async function ask(worker: Worker, path: string): Promise<{ status: number; body: string }> {
  const response = await fetch(`http://127.0.0.1:${worker.healthPort}${path}`)
  return { status: response.status, body: await response.text() }
}

function withoutBad(handle: typeof tally.handle): typeof tally.handle {
  return (db, events) =>
    handle(
      db,
      events.filter(({ version }) => version > 1),
    )
}
