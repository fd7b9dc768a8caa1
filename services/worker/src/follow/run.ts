import { setTimeout as sleep } from 'node:timers/promises'
import { type Follower as Handler, follow } from '@titian/event-store'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import { backoff } from './backoff.ts'
import { createBell } from './bell.ts'

/** What a read model is to the worker: how it takes events, and from where. */
export type Follower = Omit<Handler, 'journal'> & { readonly journals: readonly string[] }

/** One follower on one journal, for those who watch that it goes on. */
export type Following = {
  readonly name: string
  readonly journal: string
  handled: number
  failures: number
  /** When the turn began that is under way; none while it rests. */
  turnSince: number | undefined
}

export type Followers = {
  readonly following: readonly Following[]
  /** This journal has grown. */
  readonly ring: (journal: string) => void
  /** Ends when the signal does and every batch under way is written or given up. */
  readonly ended: Promise<void>
}

type Options = {
  readonly followers: readonly Follower[]
  readonly db: Kysely<unknown>
  readonly log: Logger
  readonly end: AbortSignal
  readonly sweepMs?: number
}

// Another worker is at it. It may have looked just before the event came that we were rung for, so we look again soon.
const busyMs = 50
const transient = { leastMs: 100, mostMs: 2000 }

/**
 * Follows every journal with every follower until the end. Each has a loop of its own, so that one that fails or is slow
 * holds nobody up: it reads until it has caught up, waits for a ring, and looks by itself after a second at the latest.
 */
export function runFollowers({ followers, db, log, end, sweepMs = 1000 }: Options): Followers {
  const loops = followers.flatMap(({ journals, ...follower }) =>
    journals.map((journal) => {
      const following: Following = { name: follower.name, journal, handled: 0, failures: 0, turnSince: undefined }
      return { handler: { ...follower, journal }, following, bell: createBell() }
    }),
  )

  const keepUp = async ({ handler, following, bell }: (typeof loops)[number]) => {
    while (!end.aborted) {
      const handled = await turn(handler, following)
      if (handled === 0) await bell.wait(sweepMs, end)
      if (handled === 'busy') await bell.wait(busyMs, end)
    }
  }

  const turn = async (handler: Handler, following: Following) => {
    following.turnSince = Date.now()
    try {
      const handled = await follow(db, handler)
      if (following.failures > 0) log.info(about(following), 'A follower goes on')
      following.failures = 0
      if (handled !== 'busy') following.handled += handled
      return handled
    } catch (error) {
      following.failures += 1
      // At the first, second, fourth, eighth … failure in a row: a database that is away fails everybody every second.
      if (Number.isInteger(Math.log2(following.failures))) {
        log.error({ ...about(following), err: error }, 'A follower failed and tries again')
      }
      await sleep(backoff(following.failures, transient), undefined, { signal: end }).catch(() => undefined)
      return undefined
    } finally {
      following.turnSince = undefined
    }
  }

  return {
    following: loops.map(({ following }) => following),
    ring: (journal) => {
      for (const { following, bell } of loops) if (following.journal === journal) bell.ring()
    },
    ended: Promise.all(loops.map(keepUp)).then(() => undefined),
  }
}

function about({ name, journal, failures }: Following): object {
  return { follower: name, journal, failures }
}
