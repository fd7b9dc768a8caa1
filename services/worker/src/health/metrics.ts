import type { Queue } from '@titian/queue'
import type { Pool } from 'pg'
import { Gauge, Registry, collectDefaultMetrics } from 'prom-client'
import type { Following } from '../follow/run.ts'
import type { JobRunner } from '../jobs/run.ts'
import { askStanding } from './standing.ts'

export type Metrics = { readonly contentType: string; readonly ask: () => Promise<string> }

type Parts = {
  readonly pool: Pool
  readonly queue: Queue
  readonly following: readonly Following[]
  readonly jobs: Pick<JobRunner, 'running' | 'failing'>
}

/** What can be counted, looked up when it is asked for. No label names a firm or a person. */
export function createMetrics({ pool, queue, following, jobs }: Parts): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] })

  const database = gauge('titian_database_reachable', '1 while the database answers')
  const queued = gauge('titian_queue_reachable', '1 while the queue answers; without it the sweep does its work')
  const running = gauge('titian_jobs_running', 'Jobs under way in this worker')
  const failing = gauge('titian_jobs_failing', 'Jobs that failed when last tried and come again')
  const handled = gauge('titian_follower_handled', 'Events since the start', 'follower', 'journal')
  const failures = gauge('titian_follower_failures', 'Failures in a row', 'follower', 'journal')
  const behind = gauge('titian_follower_behind_events', 'Events not yet read', 'follower', 'journal')
  const waits = gauge('titian_follower_behind_seconds', 'How long the next event waits', 'follower', 'journal')
  const stopped = gauge('titian_follower_stopped', '1 while it stands still', 'follower', 'journal')
  const quarantined = gauge('titian_follower_quarantined', 'Keys that it keeps out', 'follower', 'journal')

  const lookHere = () => {
    queued.set(queue.reachable() ? 1 : 0)
    running.set(jobs.running())
    failing.set(jobs.failing())
    for (const { name: follower, journal, ...seen } of following) {
      handled.set({ follower, journal }, seen.handled)
      failures.set({ follower, journal }, seen.failures)
    }
  }
  const lookThere = async () => {
    for (const { follower, journal, ...standing } of await askStanding(pool, following)) {
      behind.set({ follower, journal }, standing.head - standing.position)
      waits.set({ follower, journal }, standing.waitsSeconds)
      stopped.set({ follower, journal }, standing.stopped === null ? 0 : 1)
      quarantined.set({ follower, journal }, standing.quarantined.length)
    }
  }

  return {
    contentType: registry.contentType,
    ask: async () => {
      lookHere()
      const answered = await lookThere().then(
        () => true,
        () => false,
      )
      database.set(answered ? 1 : 0)
      return registry.metrics()
    },
  }
}
