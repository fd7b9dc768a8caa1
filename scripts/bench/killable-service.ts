import { openSync } from 'node:fs'
import { devNull } from 'node:os'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { spawnWatched, type Watched } from '../watched.ts'

const quiet = openSync(devNull, 'w')
const root = join(import.meta.dirname, '../..')

export interface KillableService {
  /** As if the power failed; then it is started anew, on the same port. */
  readonly killAndRestart: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** The api or the worker as it is shipped, which may be killed and comes again. */
export function startKillable(name: 'api' | 'worker', environment: Readonly<Record<string, string>>): KillableService {
  const start = () =>
    spawnWatched(execPath, [join(root, `services/${name}/src/main.ts`)], {
      cwd: root,
      env: { NODE_ENV: 'production', LOG_LEVEL: 'fatal', HOST: '127.0.0.1', ...environment },
      // Its watcher complains when it finds nobody left to stop.
      log: quiet,
    })
  let running: Watched = start()
  return {
    killAndRestart: async () => {
      if (running.pid !== undefined) process.kill(running.pid, 'SIGKILL')
      await running.exit
      running = start()
    },
    stop: () => running.stop(6_000, 'SIGKILL'),
  }
}
