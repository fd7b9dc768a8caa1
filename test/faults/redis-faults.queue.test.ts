import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PrivateRedis, startRedis } from '../../scripts/redis.ts'
import { end, startKillableWorker } from './killable-worker.ts'
import { type Stage, catchUp, setStage } from './stage.ts'

let redis: PrivateRedis
let stage: Stage
beforeEach(async () => {
  redis = await startRedis()
  stage = await setStage({ redisUrl: redis.url })
})
afterEach(async () => {
  await stage.clear()
  await redis.stop()
})

test('FLUSHALL in the middle, five times, loses nothing', async () => {
  const worker = await startKillableWorker(stage.where)
  const writing = stage.writer.writeMany(1500, 8)
  for (let flush = 0; flush < 5; flush++) {
    await redis.flush()
    await sleep(50)
  }
  await writing
  await expect.poll(stage.wrong, catchUp).toEqual([])
  await end(worker, 'SIGTERM')
})

test('a Redis that is killed is not missed, and is used again when it comes back empty', async () => {
  const worker = await startKillableWorker(stage.where)
  const writing = stage.writer.writeMany(1000, 8)
  await sleep(50)
  await redis.stop()
  await writing
  await expect.poll(stage.wrong, catchUp).toEqual([])
  redis = await startRedis({ port: redis.port })
  await stage.writer.writeMany(200, 8)
  await expect.poll(stage.wrong, catchUp).toEqual([])
  await expect
    .poll(() => {
      stage.queue.wake('4104')
      return stage.queue.reachable()
    }, catchUp)
    .toBe(true)
  await end(worker, 'SIGTERM')
})

test('a worker starts without Redis, follows, and ends when asked', async () => {
  await redis.stop()
  const worker = await startKillableWorker(stage.where)
  await stage.writer.writeMany(200, 8)
  await expect.poll(stage.wrong, catchUp).toEqual([])
  expect(await end(worker, 'SIGTERM')).toBe(0)
})
