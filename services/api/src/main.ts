import { setTimeout as sleep } from 'node:timers/promises'
import { buildApp } from './app.ts'
import { ConfigurationError, readConfiguration, type Configuration } from './configuration.ts'
import { createLog } from './http/log.ts'
import { openShell } from './open-shell.ts'

const stopWithinMs = 9_000

try {
  await start(readConfiguration())
} catch (error) {
  // A sentence for whoever started us; of a fault also where it happened.
  process.stderr.write(`${error instanceof ConfigurationError ? error.message : (describe(error) ?? 'unknown')}\n`)
  process.exitCode = 1
}

async function start(configuration: Configuration): Promise<void> {
  const log = createLog(configuration.logLevel)
  const { shell, close } = await openShell(configuration, log)
  const app = await buildApp(shell, configuration)
  await app.listen({ host: configuration.host, port: configuration.port })
  log.info({ journal: configuration.journal, queue: shell.queue.backend }, 'started')

  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    const late = sleep(stopWithinMs, 'late', { ref: false })
    // No new requests, then those under way, then what they write with.
    const done = await Promise.race([app.close().then(close), late])
    log.info({ late: done === 'late' }, 'stopped')
    process.exit(done === 'late' ? 1 : 0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(signal))
}

function describe(error: unknown): string | undefined {
  return error instanceof Error ? error.stack : String(error)
}
