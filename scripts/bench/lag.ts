import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createEventStore, openDatabase } from '@titian/event-store'
import { openQueue } from '@titian/queue'
import { Client } from 'pg'
import { startRedis } from '../redis.ts'
import { type Started, openPostgres } from './postgres.ts'
import { type Row, row } from './row.ts'
import { startProcess } from './process.ts'
import { waits } from './statistics.ts'

const journal = '4104'
const perSecond = 50
const seconds = 10
const log = { warn: () => undefined }

/**
 * From an append's answer until every read model has passed it, on both backends of the queue: one firm's statement at a
 * time, at a steady rate whatever the answers take, beside a worker as it is shipped.
 */
export async function benchLag(started: Started): Promise<Row[]> {
  const postgres = await openPostgres(started)
  const redis = await startRedis()
  started.defer(redis.stop)
  return [await measure(started, postgres, undefined), await measure(started, postgres, redis.url)]
}

type Place = { appUrl: string; folder: string }

async function measure(all: Started, { appUrl, folder }: Place, redisUrl: string | undefined): Promise<Row> {
  await using started = all.use(new AsyncDisposableStack())
  const environment = { APP_DATABASE_URL: appUrl, REDIS_URL: redisUrl ?? '', WORKER_HEALTH_PORT: '0' }
  await startProcess(started, 'worker', { folder, environment })
  const queue = await openQueue({ databaseUrl: appUrl, redisUrl, log })
  started.defer(() => queue.close())
  const { db, pool } = openDatabase<unknown>(appUrl, { poolSize: 4 })
  started.defer(() => db.destroy())
  const store = createEventStore(pool, { onCommit: (grown) => queue.wake(grown) })
  const watch = await watchPassed(appUrl)
  started.defer(watch.stop)

  const append = () => store.append(statement())
  await warmUp(append, watch)
  const answers = await steadily(append)
  const last = answers.at(-1)?.position ?? 0
  while (watch.passed() < last) await sleep(5)
  const lags = answers.map(({ position, at }) => Math.max(0, watch.passedAt(position) - at))
  const readings = { appends: lags.length, ...waits(lags), mostMs: Math.max(...lags) }
  return row(`from append to read models, queue: ${queue.backend}`, readings, { p99Ms: { atMost: 300 } })
}

type Answer = { position: number; at: number }
type Append = () => Promise<{ outcome: string; last?: number }>

/** Sends by the clock, so that a slow answer cannot hide by keeping the next question back. */
async function steadily(append: Append): Promise<Answer[]> {
  const answers: Promise<Answer>[] = []
  const began = performance.now()
  for (let count = 0; count < perSecond * seconds; count++) {
    await sleep(Math.max(0, began + (count * 1000) / perSecond - performance.now()))
    answers.push(answered(append))
  }
  return Promise.all(answers)
}

async function answered(append: Append): Promise<Answer> {
  const { outcome, last } = await append()
  if (last === undefined) throw new Error(`The bench's append was ${outcome}`)
  return { position: last, at: performance.now() }
}

/** Until the worker is there and the queue wakes it. */
async function warmUp(append: Append, watch: Watch): Promise<void> {
  for (let round = 0; round < 40; round++) {
    const { position } = await answered(append)
    while (watch.passed() < position) await sleep(5)
    await sleep(50)
  }
}

type Watch = { passed: () => number; passedAt: (position: number) => number; stop: () => Promise<void> }

/** Looks every millisecond how far the slowest read model is. */
async function watchPassed(databaseUrl: string): Promise<Watch> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const seen: Answer[] = []
  const stopping = new AbortController()
  const look = async () => {
    while (!stopping.signal.aborted) {
      const { rows } = await client.query<{ position: number }>({
        name: 'passed',
        text: 'select coalesce(min(position), 0)::int as position from checkpoint where journal = $1',
        values: [journal],
      })
      const position = rows[0]?.position ?? 0
      if (position > (seen.at(-1)?.position ?? 0)) seen.push({ position, at: performance.now() })
      await sleep(1)
    }
  }
  const looking = look()
  return {
    passed: () => seen.at(-1)?.position ?? 0,
    passedAt: (position) => seen.find((look) => look.position >= position)?.at ?? Infinity,
    stop: async () => {
      stopping.abort()
      await looking
      await client.end()
    },
  }
}

function statement(): Parameters<ReturnType<typeof createEventStore>['append']>[0] {
  const id = randomUUID()
  const data = {
    uscc: '91410402MA40000000',
    name: '平顶山市某某科技有限公司',
    unit: '410402',
    number: '202141040200000000',
  }
  return {
    journal,
    actor: 'bench',
    command: { id, content: data },
    events: [{ stream: `enterprise-${id}`, type: 'TechSmeRegistered', schema: 1, data, occurredOn: '2021-06-30' }],
  }
}
