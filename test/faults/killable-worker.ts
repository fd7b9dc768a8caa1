import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

const main = new URL('worker-process.ts', import.meta.url).pathname

type Where = { readonly databaseUrl: string; readonly redisUrl: string | undefined }

/** Starts a worker in a process of its own and waits until it follows. */
export async function startKillableWorker({ databaseUrl, redisUrl = '' }: Where): Promise<ChildProcess> {
  const child = spawn(process.execPath, [main], {
    env: { APP_DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, WORKER_HEALTH_PORT: '0', LOG_LEVEL: 'fatal' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit').then(() => {
    throw new Error('The worker ended before it was ready')
  })
  ended.catch(() => undefined)
  await Promise.race([once(child.stdout, 'data'), ended])
  return child
}

export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }
  return child.exitCode
}
