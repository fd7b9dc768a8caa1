import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PrivateRedis, startRedis } from '../../../scripts/redis.ts'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { type Handlers, type Queue, openQueue } from './index.ts'

const lines: string[] = []
const log = { warn: (_facts: object, sentence: string) => lines.push(sentence) }

let database: TestDatabase
let redis: PrivateRedis
beforeAll(async () => {
  database = await createDatabase()
  redis = await startRedis()
})
afterAll(async () => {
  await redis.stop()
  await database.drop()
})

const open = (backend: 'postgres' | 'redis') =>
  openQueue({ databaseUrl: database.appUrl, redisUrl: backend === 'redis' ? redis.url : undefined, log })

const nothing: Handlers = { wake: () => undefined, jobs: {} }

async function worked(queue: Queue, handlers: Partial<Handlers>): Promise<void> {
  queue.work({ ...nothing, ...handlers })
  await expect.poll(queue.reachable, { timeout: 5000 }).toBe(true)
}

describe.each(['postgres', 'redis'] as const)('on %s', (backend) => {
  test('a wake-up reaches the worker within 300 ms, and a thousand at once are few', async () => {
    const [api, worker] = [await open(backend), await open(backend)]
    const woken: string[] = []
    await worked(worker, { wake: (journal) => woken.push(journal) })
    await expect.poll(api.reachable).toBe(true)

    const asked = performance.now()
    api.wake('4104')
    await expect.poll(() => woken, { interval: 2 }).toEqual(['4104'])
    expect(performance.now() - asked).toBeLessThan(300)

    woken.length = 0
    const began = performance.now()
    for (let count = 0; count < 1000; count++) {
      api.wake('4104')
      if (count % 100 === 99) await sleep(1)
    }
    const lasted = performance.now() - began
    await sleep(200)
    expect(woken.length).toBeGreaterThan(0)
    expect(woken.length).toBeLessThanOrEqual(2 + lasted / 20)
    await Promise.all([api.close(), worker.close()])
  })

  test('a job that is asked for while it runs runs once more, and one that waits is one', async () => {
    const queue = await open(backend)
    const { promise: release, resolve } = Promise.withResolvers<void>()
    let ran = 0
    await worked(queue, {
      jobs: {
        'check-import': async () => {
          ran += 1
          await release
        },
      },
    })
    queue.enqueue('check-import', { id: 'i-1' })
    await expect.poll(() => ran).toBe(1)
    for (let count = 0; count < 3; count++) {
      queue.enqueue('check-import', { id: 'i-1' })
      await sleep(60)
    }
    expect(ran).toBe(1)
    resolve()
    await expect.poll(() => ran).toBe(2)
    await sleep(100)
    expect(ran).toBe(2)
    await queue.close()
  })

  test('a handler that fails keeps nothing back from the next', async () => {
    const queue = await open(backend)
    const done: string[] = []
    await worked(queue, {
      jobs: {
        'commit-import': ({ id }) => {
          if (id === 'i-bad') throw new Error('broken')
          done.push(id)
        },
      },
    })
    for (const id of ['i-bad', 'i-1', 'i-bad', 'i-2']) queue.enqueue('commit-import', { id })
    await expect.poll(() => done.toSorted()).toEqual(['i-1', 'i-2'])
    await queue.close()
  })

  test('a queue that is closed ends its connections and lets nothing more through', async () => {
    const queue = await open(backend)
    await worked(queue, {})
    await queue.close()
    queue.wake('4104')
    expect(queue.reachable()).toBe(false)
  })

  test('no job may carry more than an id', async () => {
    const queue = await open(backend)
    expect(() => queue.enqueue('check-import', { id: '王某 13800000000' })).toThrow('ids only')
    await queue.close()
  })
})

test('a Redis that would drop jobs is refused by name', async () => {
  const evicting = await startRedis({ maxmemoryPolicy: 'allkeys-lru' })
  const opening = openQueue({ databaseUrl: database.appUrl, redisUrl: evicting.url, log })
  await expect(opening).rejects.toThrow(/maxmemory-policy allkeys-lru.*noeviction/s)
  await evicting.stop()
})

test('without Redis the queue opens, costs nothing, and works by itself once Redis is there', async () => {
  const first = await startRedis()
  await first.stop()
  const queue = await openQueue({ databaseUrl: database.appUrl, redisUrl: first.url, log })
  const woken: string[] = []
  queue.work({ ...nothing, wake: (journal) => woken.push(journal) })
  const began = performance.now()
  for (let count = 0; count < 1000; count++) queue.wake('4104')
  expect(performance.now() - began).toBeLessThan(100)
  expect(queue.reachable()).toBe(false)

  const second = await startRedis({ port: first.port })
  await expect.poll(queue.reachable, { timeout: 5000 }).toBe(true)
  queue.wake('4104')
  await expect.poll(() => woken.length, { timeout: 5000 }).toBeGreaterThan(0)

  woken.length = 0
  await second.stop()
  queue.wake('4104')
  const third = await startRedis({ port: first.port })
  await expect
    .poll(
      () => {
        queue.wake('4104')
        return woken.length
      },
      { timeout: 10_000, interval: 100 },
    )
    .toBeGreaterThan(0)
  await queue.close()
  await third.stop()
})

test('with Redis gone a queue closes within four seconds', async () => {
  const gone = await startRedis()
  const queue = await openQueue({ databaseUrl: database.appUrl, redisUrl: gone.url, log })
  await worked(queue, {})
  await gone.stop()
  const began = performance.now()
  await queue.close()
  expect(performance.now() - began).toBeLessThan(4000)
})

test('FLUSHALL leaves a queue that goes on', async () => {
  const queue = await open('redis')
  const woken: string[] = []
  await worked(queue, { wake: (journal) => woken.push(journal) })
  const admin = new Redis(redis.url)
  await admin.flushall()
  queue.wake('4104')
  await expect.poll(() => woken, { timeout: 5000 }).toEqual(['4104'])
  admin.disconnect()
  await queue.close()
})

test('a Postgres that cuts every connection of the queue is found again', async () => {
  const queue = await open('postgres')
  const woken: string[] = []
  await worked(queue, { wake: (journal) => woken.push(journal) })
  const admin = new Client({ connectionString: database.ownerUrl })
  await admin.connect()
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and usename = 'titian_app'`,
  )
  await expect
    .poll(
      () => {
        queue.wake('4104')
        return woken.length
      },
      { timeout: 10_000, interval: 100 },
    )
    .toBeGreaterThan(0)
  await admin.end()
  await queue.close()
})
