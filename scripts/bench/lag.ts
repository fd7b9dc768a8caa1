import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createEventStore, openDatabase } from '@titian/event-store'
import { type Queue, openQueue } from '@titian/queue'
import { Client } from 'pg'
import { type EmbeddedPostgres, startPostgres } from '../embedded-postgres.ts'
import { migrate } from '../migrate.ts'
import { startRedis } from '../redis.ts'

/** How long it takes from an append's answer until every read model has passed it, in milliseconds. */
type Lag = { backend: Queue['backend']; appends: number; p50: number; p99: number; most: number }

type Load = { perSecond?: number; seconds?: number }

const journal = '4104'
const worker = join(import.meta.dirname, '../../services/worker/src/main.ts')
const log = { warn: () => undefined }

/** Appends one firm's statement at a time, at a steady rate whatever the answers take, beside a worker as it is shipped. */
export async function benchLag({ perSecond = 50, seconds = 10 }: Load = {}): Promise<Lag[]> {
  const folder = await mkdtemp(join(tmpdir(), 'titian-lag-'))
  // As root, Postgres runs as another user, who must be able to pass.
  await chmod(folder, 0o711)
  const postgres = await startPostgres({ dataDir: join(folder, 'data'), say: () => undefined })
  const redis = await startRedis()
  try {
    await migrate(postgres.ownerUrl, postgres.appUrl)
    const load = { perSecond, seconds }
    return [await measure(postgres, undefined, load), await measure(postgres, redis.url, load)]
  } finally {
    await redis.stop()
    await postgres.stop()
    await rm(postgres.dataDir, { recursive: true, force: true })
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(
  { appUrl }: EmbeddedPostgres,
  redisUrl: string | undefined,
  { perSecond, seconds }: Required<Load>,
): Promise<Lag> {
  const child = spawn(process.execPath, [worker], {
    env: { APP_DATABASE_URL: appUrl, REDIS_URL: redisUrl ?? '', WORKER_HEALTH_PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const queue = await openQueue({ databaseUrl: appUrl, redisUrl, log })
  const { db, pool } = openDatabase<unknown>(appUrl, { poolSize: 4 })
  const store = createEventStore(pool, { onCommit: (grown) => queue.wake(grown) })
  const watch = await watchPassed(appUrl)
  try {
    const append = () => store.append(statement())
    await warmUp(append, watch)
    const answers = await steadily(append, perSecond, seconds)
    const last = answers.at(-1)?.position ?? 0
    while (watch.passed() < last) await sleep(5)
    const lags = answers.map(({ position, at }) => Math.max(0, watch.passedAt(position) - at)).toSorted((a, b) => a - b)
    const share = (part: number) => round(lags[Math.floor(lags.length * part)] ?? 0)
    return {
      backend: queue.backend,
      appends: lags.length,
      p50: share(0.5),
      p99: share(0.99),
      most: round(lags.at(-1) ?? 0),
    }
  } finally {
    await watch.stop()
    await queue.close()
    await db.destroy()
    await ended(child)
  }
}

type Answer = { position: number; at: number }
type Append = () => Promise<{ outcome: string; last?: number }>

/** Sends by the clock, so that a slow answer cannot hide by keeping the next question back. */
async function steadily(append: Append, perSecond: number, seconds: number): Promise<Answer[]> {
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

async function ended(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  await exited
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10
}

if (import.meta.main) console.table(await benchLag())
