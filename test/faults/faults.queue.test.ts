import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type PrivateRedis, startRedis } from '../../scripts/redis.ts'
import { end, startKillableWorker } from './killable-worker.ts'
import { type Stage, catchUp, setStage } from './stage.ts'

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

  test('a worker that is killed in the middle leaves everything to the other', async () => {
    const [first, second] = await Promise.all([startKillableWorker(stage.where), startKillableWorker(stage.where)])
    const writing = stage.writer.writeMany(1500, 8)
    await sleep(150)
    await end(first, 'SIGKILL')
    await writing
    await expect.poll(stage.wrong, catchUp).toEqual([])
    await end(second, 'SIGTERM')
  })

  test('a worker that starts after it was killed goes on where its checkpoint stands', async () => {
    const writing = stage.writer.writeMany(1500, 8)
    for (let kill = 0; kill < 3; kill++) {
      const worker = await startKillableWorker(stage.where)
      await sleep(50)
      await end(worker, 'SIGKILL')
    }
    await writing
    const last = await startKillableWorker(stage.where)
    await expect.poll(stage.wrong, catchUp).toEqual([])
    expect(await end(last, 'SIGTERM')).toBe(0)
  })

  test('three kills do not fail a job: it goes on where it was and comes to its end', async () => {
    await stage.owner.query(`insert into slow_job (id) values ('i-1')`)
    for (let kill = 1; kill <= 3; kill++) {
      const worker = await startKillableWorker(stage.where)
      stage.queue.enqueue('count-slowly', { id: 'i-1' })
      await expect.poll(stage.slowJobs, catchUp).toMatchObject({ 'i-1': { starts: kill } })
      await end(worker, 'SIGKILL')
    }
    const last = await startKillableWorker(stage.where)
    await expect.poll(stage.slowJobs, catchUp).toEqual({ 'i-1': { steps: 10, starts: 4 } })
    await end(last, 'SIGTERM')
  })

  test('two workers do a job once between them, and a job that nobody was told of as well', async () => {
    const workers = await Promise.all([startKillableWorker(stage.where), startKillableWorker(stage.where)])
    await stage.owner.query(`insert into slow_job (id) values ('i-1'), ('i-2'), ('untold')`)
    for (const id of ['i-1', 'i-2', 'i-1']) stage.queue.enqueue('count-slowly', { id })
    const done = { steps: 10, starts: 1 }
    await expect.poll(stage.slowJobs, catchUp).toEqual({ 'i-1': done, 'i-2': done, untold: done })
    await Promise.all(workers.map((worker) => end(worker, 'SIGTERM')))
  })

  test('asked to end, a worker lets go of what it does within ten seconds, and another finishes it', async () => {
    await stage.owner.query(`insert into slow_job (id) values ('i-1')`)
    const first = await startKillableWorker(stage.where)
    const writing = stage.writer.writeMany(500, 8)
    await expect.poll(stage.slowJobs, catchUp).toMatchObject({ 'i-1': { starts: 1 } })
    const began = performance.now()
    expect(await end(first, 'SIGTERM')).toBe(0)
    expect(performance.now() - began).toBeLessThan(10_000)
    await writing
    const second = await startKillableWorker(stage.where)
    await expect.poll(stage.wrong, catchUp).toEqual([])
    await expect.poll(stage.slowJobs, catchUp).toEqual({ 'i-1': { steps: 10, starts: 2 } })
    await end(second, 'SIGTERM')
  })

  test('a Postgres that cuts every connection is found again, by the job that lost its lease too', async () => {
    await stage.owner.query(`insert into slow_job (id) values ('i-1')`)
    const worker = await startKillableWorker(stage.where)
    const writing = stage.writer.writeMany(1000, 8)
    for (let cut = 1; cut <= 2; cut++) {
      await expect.poll(stage.slowJobs, catchUp).toMatchObject({ 'i-1': { starts: cut } })
      await stage.owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
      )
    }
    await writing
    await expect.poll(stage.wrong, catchUp).toEqual([])
    await expect.poll(stage.slowJobs, { timeout: 15_000 }).toEqual({ 'i-1': { steps: 10, starts: 3 } })
    expect(await end(worker, 'SIGTERM')).toBe(0)
  })

  test('while the queue says nothing, appends are as quick as ever and the sweep brings them in', async () => {
    const worker = await startKillableWorker(stage.where)
    await stage.writer.writeMany(500, 8)
    const asEver = percentile(stage.writer.took.splice(0), 0.99)
    const answerAgain = await silence[backend]()
    await stage.writer.writeMany(500, 8)
    await expect.poll(stage.wrong, catchUp).toEqual([])
    await answerAgain()
    // One that waited for the queue would take a second, which is as long as the queue is given.
    expect(percentile(stage.writer.took, 0.99)).toBeLessThan(Math.max(3 * asEver, 500))
    await end(worker, 'SIGTERM')
  })
})

/** The queue is there, takes what is sent, and does not answer. Answers how to let it speak again. */
const silence = {
  redis: async () => {
    process.kill(redis.pid, 'SIGSTOP')
    return async () => void process.kill(redis.pid, 'SIGCONT')
  },
  postgres: async () => {
    await stage.owner.query('begin; lock table bullmq.job in access exclusive mode')
    return async () => void (await stage.owner.query('rollback'))
  },
}

function percentile(numbers: readonly number[], share: number): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * share)] ?? 0
}
