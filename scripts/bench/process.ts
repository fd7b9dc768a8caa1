import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { spawnWatched } from '../watched.ts'
import type { Started } from './postgres.ts'

type Options = {
  /** For its log. */
  folder: string
  environment: Readonly<Record<string, string>>
}

const root = join(import.meta.dirname, '../..')
const patienceMs = 6_000

/** The api or the worker as it is shipped; answers its number. That it ends before it is told to is the bench's end. */
export async function startProcess(
  started: Started,
  name: 'api' | 'worker',
  { folder, environment }: Options,
): Promise<number> {
  const logFile = join(folder, `${name}.log`)
  const log = await open(logFile, 'w')
  const env = { NODE_ENV: 'production', LOG_LEVEL: 'warn', ...environment }
  const running = spawnWatched(execPath, [join(root, 'services', name, 'src/main.ts')], { cwd: root, env, log: log.fd })
  await log.close()
  let stopping = false
  started.defer(async () => {
    stopping = true
    await running.stop(patienceMs, 'SIGKILL')
  })
  void running.exit.then(async (how) => {
    if (stopping) return
    const words = (await readFile(logFile, 'utf8')).trim().split('\n').slice(-10).join('\n')
    throw new Error(`The ${name} ended (${how}):\n${words}`)
  })
  if (running.pid === undefined) throw new Error(`The ${name} did not start`)
  return running.pid
}
