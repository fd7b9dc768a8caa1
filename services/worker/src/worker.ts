import { setTimeout as sleep } from 'node:timers/promises'
import { createEventStore, openDatabase } from '@titian/event-store'
import { openQueue } from '@titian/queue'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { type Follower, runFollowers } from './follow/run.ts'
import { askHealth, stuck } from './health/health.ts'
import { createMetrics } from './health/metrics.ts'
import { serveHealth } from './health/serve.ts'
import type { Job } from './jobs/job.ts'
import { runJobs } from './jobs/run.ts'

type Work = { readonly followers: readonly Follower[]; readonly jobs: readonly Job[]; readonly log: Logger }

export type Worker = {
  readonly healthPort: number
  /** Whether everybody's turn comes to an end. A connection that was cut without a word can hold one for ever. */
  readonly alive: () => boolean
  /** Lets batches and jobs come to an end, for five seconds; whoever had not is begun again elsewhere. */
  readonly stop: () => Promise<void>
}

const drainMs = 5000

/** Follows and works until it is stopped, whatever of Postgres, Redis and its like comes and goes meanwhile. */
export async function startWorker(config: Config, { followers, jobs, log }: Work): Promise<Worker> {
  const { databaseUrl, redisUrl } = config
  const queue = await openQueue({ databaseUrl, redisUrl, log })
  const { db, pool } = openDatabase<unknown>(databaseUrl, {
    // One for each loop, two for each job (its lease, its work), and those that ask how it goes.
    poolSize: followers.length + 8,
    applicationName: 'titian-worker',
    onIdleError: (error) => log.warn({ err: error }, 'A connection to Postgres was lost'),
  })
  const ending = new AbortController()
  const end = ending.signal

  const following = runFollowers({ followers, db, log, end })
  const store = createEventStore(pool, {
    onCommit: (journal) => {
      following.ring(journal)
      queue.wake(journal)
    },
  })
  const running = runJobs({ jobs, context: { db, pool, store, log }, end })
  queue.work({ wake: following.ring, jobs: Object.fromEntries(jobs.map(({ name }) => [name, running.ring])) })

  const parts = { pool, queue, following: following.following }
  const alive = () => stuck(parts.following, Date.now()).length === 0
  const health = await serveHealth({
    host: config.healthHost,
    port: config.healthPort,
    alive,
    health: () => askHealth(parts),
    metrics: createMetrics({ ...parts, jobs: running }),
  })
  log.info(
    { queue: queue.backend, followers: followers.map(({ name }) => name), healthPort: health.port },
    'Worker started',
  )

  return {
    healthPort: health.port,
    alive,
    stop: async () => {
      ending.abort()
      const drained = Promise.all([following.ended, running.ended, queue.close()]).then(() => true)
      const inTime = await Promise.race([drained, sleep(drainMs, false, { ref: false })])
      await health.close()
      if (inTime) await db.destroy()
      log.info({ inTime }, 'Worker stopped')
    },
  }
}
