import { type Config, parseConfig } from './config.ts'
import { carriersOf } from './digests/carrier.ts'
import { sendDigests } from './digests/send-digests.ts'
import { followers } from './follow/followers.ts'
import { jobs } from './jobs/jobs.ts'
import { createLog } from './log.ts'
import { startWorker } from './worker.ts'

const watchMs = 10_000

try {
  await run(parseConfig(process.env))
} catch (error) {
  createLog('info').fatal({ err: error }, 'The worker did not start')
  process.exit(1)
}

async function run(config: Config): Promise<void> {
  const log = createLog(config.logLevel)
  // Nothing is expected to come here. What does leaves unknown what was left half done; a new process asks Postgres.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.fatal({ err: error }, 'The worker ends: nobody caught this')
      process.exit(1)
    })
  }
  const worker = await startWorker(config, {
    followers,
    jobs: [...jobs, sendDigests(carriersOf(config), () => new Date())],
    log,
  })
  // Whoever started us starts another.
  const watch = setInterval(() => {
    if (worker.alive()) return
    log.fatal('The worker ends: a follower hangs')
    process.exit(1)
  }, watchMs)
  watch.unref()
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      void worker.stop().then(() => process.exit(0))
    })
  }
}
