import { createEventStore, openDatabase } from '@titian/event-store'
import { openQueue } from '@titian/queue'
import { PassedPosition } from './changes/passed-position.ts'
import type { Configuration } from './configuration.ts'
import type { Shell } from './shell.ts'

const poolSize = 20

/** Opens what the api works with. Closing the queue comes before the database: what waits in it is still sent. */
export async function openShell(
  configuration: Configuration,
  log: Shell['log'],
): Promise<{ readonly shell: Shell; readonly close: () => Promise<void> }> {
  const { databaseUrl, redisUrl, journal, publicOrigin } = configuration
  const { db, pool } = openDatabase<unknown>(databaseUrl, {
    poolSize,
    applicationName: 'titian-api',
    onIdleError: (error) => log.warn({ err: error }, 'An idle database connection broke'),
  })
  const queue = await openQueue({ databaseUrl, redisUrl, log })
  // A wake-up shortens the way to the read models; a sweep finds whatever nobody was woken for.
  const store = createEventStore(pool, { onCommit: (grown) => queue.wake(grown) })
  return {
    shell: {
      db,
      store,
      queue,
      log,
      clock: () => new Date(),
      passed: new PassedPosition(db, journal),
      journal,
      accessJournal: `${journal}-access`,
      overTls: publicOrigin?.startsWith('https:') ?? false,
      channels: configuration.channels,
    },
    close: async () => {
      await queue.close()
      await db.destroy()
    },
  }
}
