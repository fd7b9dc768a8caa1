import { backoff } from '../follow/backoff.ts'
import { createBell } from '../follow/bell.ts'
import type { Job, JobContext } from './job.ts'
import { LeaseLost, withLease } from './lease.ts'

export type JobRunner = {
  /** Looks at once for what is pending. */
  readonly ring: () => void
  /** Ends when the signal does and every job that runs has come to its end. */
  readonly ended: Promise<void>
  readonly running: () => number
  /** How many failed when they were last tried, and come again. */
  readonly failing: () => number
}

type Options = {
  readonly jobs: readonly Job[]
  readonly context: Omit<JobContext, 'signal'>
  readonly end: AbortSignal
  readonly sweepMs?: number
  /** Each job that runs holds a connection for its lease. */
  readonly atOnce?: number
}

const forgetMs = 600_000

/**
 * Looks every second, or when rung, for jobs that Postgres says are pending, and does a few at a time. There is no other
 * way in: what the queue brings is a ring, so that a job which the queue forgot is done the same way, a moment later.
 */
export function runJobs({ jobs, context, end, sweepMs = 1000, atOnce = 2 }: Options): JobRunner {
  const { db, pool, log } = context
  const bell = createBell()
  const running = new Map<string, Promise<void>>()
  const resting = new Map<string, { failures: number; until: number }>()

  const sweep = async () => {
    while (!end.aborted) {
      try {
        for (const job of jobs) await startPending(job)
        // Whatever has rested this long is not pending any more.
        for (const [key, { until }] of resting) if (until < Date.now() - forgetMs) resting.delete(key)
      } catch (error) {
        log.error({ err: error }, 'The pending jobs could not be asked for')
      }
      await bell.wait(sweepMs, end)
    }
    await Promise.all(running.values())
  }

  const startPending = async (job: Job) => {
    for (const id of await job.pending(db)) {
      if (end.aborted || running.size >= atOnce) return
      const key = `${job.name} ${id}`
      if (running.has(key) || (resting.get(key)?.until ?? 0) > Date.now()) continue
      const run = attempt(job, id, key).finally(() => {
        running.delete(key)
        bell.ring()
      })
      running.set(key, run)
    }
  }

  const attempt = async (job: Job, id: string, key: string) => {
    const began = performance.now()
    const facts = { job: job.name, id }
    try {
      await withLease(pool, key, async (lost) => {
        // Somebody else may have done it between our look and our lease.
        if (!(await job.pending(db)).includes(id)) return
        await job.run({ id }, { ...context, log: log.child(facts), signal: AbortSignal.any([end, lost]) })
        log.info({ ...facts, ms: Math.round(performance.now() - began) }, 'A job was done')
      })
      // Done, and still pending a moment later or held by another worker: not in a loop that lets nothing else in.
      resting.set(key, { failures: 0, until: Date.now() + sweepMs / 2 })
    } catch (error) {
      if (end.aborted) return
      const before = resting.get(key)?.failures ?? 0
      if (error instanceof LeaseLost) {
        resting.set(key, { failures: before, until: Date.now() + sweepMs / 2 })
        log.warn({ ...facts, err: error }, 'A job was interrupted and will come again')
        return
      }
      const failures = before + 1
      resting.set(key, { failures, until: Date.now() + backoff(failures, { leastMs: sweepMs, mostMs: 60_000 }) })
      log.error({ ...facts, failures, err: error }, 'A job failed and will come again')
    }
  }

  return {
    ring: bell.ring,
    ended: sweep(),
    running: () => running.size,
    failing: () => [...resting.values()].filter(({ failures }) => failures > 0).length,
  }
}
