import { createLog } from '../../services/worker/src/log.ts'
import { parseConfig } from '../../services/worker/src/config.ts'
import { startWorker } from '../../services/worker/src/worker.ts'
import { slowJob } from './slow-job.ts'
import { tally } from './tally.ts'

/** A worker in a process of its own, which can be killed. It says `ready` once, and nothing on a bad day. */
const config = parseConfig(process.env)
const log = createLog(config.logLevel)
const worker = await startWorker(config, {
  followers: [{ ...tally, journals: ['4104'], batchSize: 50 }],
  jobs: [slowJob],
  log,
})
process.stdout.write('ready\n')
process.once('SIGTERM', () => void worker.stop().then(() => process.exit(0)))
