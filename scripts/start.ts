import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openFirstAccount } from './first-account.ts'
import { type Config, parseConfig } from './start/config.ts'
import { startDatabase } from './start/database.ts'
import { buildPages, pagesFolder } from './start/pages.ts'
import { untilReady } from './start/ready.ts'
import { loadSampleCity, openSampleAccounts } from './start/sample-city.ts'
import { startService } from './start/service.ts'
import { sampleAccounts, samplePassword } from '../services/api/src/seed.ts'

const stopWithinMs = 9_500

/** What to stop, last started first. */
const started: { stop: () => Promise<void> }[] = []
let stopping = false

// Also keeps this process awake, which the processes that it starts do not.
const parent = process.ppid
setInterval(() => (process.ppid === parent ? undefined : void stop(0)), 500)

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
try {
  await start(parseConfig(process.env, process.argv.slice(2)))
} catch (error) {
  await giveUp(error)
}

async function start(config: Config): Promise<void> {
  const began = performance.now()
  const seconds = () => `用时 ${((performance.now() - began) / 1000).toFixed(1)} 秒`
  const [{ appUrl, account }] = await Promise.all([openCity(config), buildPages(config.environment)])
  await startServices(config, appUrl)
  const address = addressOf(config)
  await untilReady(address)
  console.log(`梯田已就绪，${seconds()}：${address}`)

  if (account !== undefined) {
    console.log(account)
  } else if (await loadSampleCity(address, (line) => console.log(line))) {
    console.log(`示例城市已就绪（平顶山 2021，企业与人员均为虚构），${seconds()}。口令均为 ${samplePassword}`)
    for (const sample of sampleAccounts) console.log(`  ${sample.account.padEnd(12)}${sample.name}`)
  }
  console.log('按 Ctrl-C 停止')
}

/** With `--empty` also the sentence about the one account. */
async function openCity(config: Config): Promise<{ appUrl: string; account?: string }> {
  const database = await startDatabase(config)
  started.push(database)
  const { appUrl } = database
  if (config.empty) return { appUrl, account: await openFirstAccount(appUrl, config.adminPassword) }
  await openSampleAccounts(appUrl)
  return { appUrl }
}

async function startServices(config: Config, appUrl: string): Promise<void> {
  const logDir = join(config.dataDir, 'logs')
  await mkdir(logDir, { recursive: true })
  const environment = {
    ...config.environment,
    NODE_ENV: 'production',
    // The application's role under both names: neither process ever learns the owner's address.
    APP_DATABASE_URL: appUrl,
    REDIS_URL: config.redisUrl,
    HOST: config.host,
    PORT: String(config.port),
    WEB_DIST: pagesFolder,
    // Any free one; here nobody asks the worker for its health.
    WORKER_HEALTH_PORT: '0',
  }
  const options = { environment, logDir, say: console.log, giveUp: (error: Error) => void giveUp(error) }
  const services = await Promise.all(['api', 'worker'].map((name) => startService({ name, ...options })))
  started.push({ stop: async () => void (await Promise.all(services.map((service) => service.stop()))) })
}

/** Where a browser on this machine finds the pages. */
function addressOf({ host, port }: Config): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

async function giveUp(error: unknown): Promise<void> {
  if (stopping) return
  console.error(error instanceof Error ? error.message : error)
  await stop(1)
}

/** In the order opposite to starting, so that the database goes last; what does not end in time ends with this process. */
async function stop(exitCode: number): Promise<void> {
  if (stopping) return
  stopping = true
  setTimeout(() => process.exit(exitCode), stopWithinMs)
  for (const running of started.toReversed()) await running.stop()
  process.exit(exitCode)
}
