import { type Backend, type Process } from './backend.ts'
import { coalesce } from './coalesce.ts'
import { type Complain, type Log, complaints } from './complaints.ts'
import { keepOpen } from './keep-open.ts'
import { postgresBackend } from './postgres.ts'
import { redisBackend } from './redis.ts'

/** All that a job may carry: which thing it is about. What there is to do stands in Postgres, what is personal too. */
export type JobIds = { readonly id: string }

export type Handlers = {
  /** Something was appended to this journal. */
  readonly wake: (journal: string) => void
  readonly jobs: Readonly<Record<string, (ids: JobIds) => void | Promise<void>>>
}

export type QueueOptions = {
  /** Redis or Valkey with `maxmemory-policy noeviction`. Without it the queue lives in Postgres. */
  readonly redisUrl?: string | undefined
  /** The application's role; `migrateQueue` gave it what it needs. */
  readonly databaseUrl: string
  readonly log: Log
  readonly name?: string
}

/**
 * Shortens the way from an append to those who follow it. It may lose anything at any time and nothing waits for it:
 * whatever must be done stands in Postgres, where a sweep finds it.
 */
export type Queue = {
  readonly backend: 'postgres' | 'redis'
  /** Says that a journal has grown. Costs the caller nothing; many within 20 ms become one. */
  readonly wake: (journal: string) => void
  /** Says that there is a job to do. Asked again while it waits it is one job, while it runs it runs once more. */
  readonly enqueue: (name: string, ids: JobIds) => void
  readonly work: (handlers: Handlers) => void
  /** Whether the backend answered when it was last needed, for the pages that show how the parts are. */
  readonly reachable: () => boolean
  readonly close: () => Promise<void>
}

const coalesceMs = 20
const sendTimeoutMs = 1000
// An id that could hold a name or a phone number would bring it into Redis, into its files and into the logs.
const idShape = /^[\w-]{1,64}$/
const wakeUp = 'wake'

/**
 * Opens the queue. A backend that is away is waited for in the background; a Redis that would silently drop jobs is
 * refused, here and whenever it comes back as such.
 */
export async function openQueue({ redisUrl, databaseUrl, log, name = 'titian' }: QueueOptions): Promise<Queue> {
  const complain = complaints(log)
  const backend =
    redisUrl === undefined ? postgresBackend(databaseUrl, name, complain) : redisBackend(redisUrl, name, complain)
  await backend.refuse()
  return start(backend, complain)
}

function start(backend: Backend, complain: Complain): Queue {
  const producer = keepOpen(backend.openProducer, complain)
  let consumer: ReturnType<typeof keepOpen> | undefined
  let answered = true

  const send = async (job: string) => {
    const [name = '', id = ''] = job.split(' ')
    const open = producer.current()
    if (open === undefined) return
    try {
      await within(sendTimeoutMs, open.add(name, { id }))
      answered = true
    } catch (error) {
      answered = false
      complain('A wake-up was lost; the sweep will find what it was about', error)
    }
  }
  const sending = coalesce(send, coalesceMs)

  return {
    backend: backend.kind,
    wake: (journal) => sending.ask(`${wakeUp} ${checked(journal)}`),
    enqueue: (name, { id }) => sending.ask(`${checked(name)} ${checked(id)}`),
    work: (handlers) => {
      if (consumer !== undefined) throw new Error('This queue is being worked already')
      consumer = keepOpen(() => backend.openConsumer(processWith(handlers, complain)), complain)
    },
    reachable: () =>
      answered && producer.current() !== undefined && (consumer === undefined || consumer.current() !== undefined),
    close: async () => {
      sending.close()
      await Promise.all([producer.close(), consumer?.close()])
    },
  }
}

function processWith(handlers: Handlers, complain: Complain): Process {
  return async (name, data) => {
    if (!isJobIds(data)) return complain(`A job ${name} without an id was dropped`)
    if (name === wakeUp) return handlers.wake(data.id)
    const handler = Object.hasOwn(handlers.jobs, name) ? handlers.jobs[name] : undefined
    if (handler === undefined) return complain(`There is nobody here for the job ${name}; it was dropped`)
    await handler(data)
  }
}

function isJobIds(data: unknown): data is JobIds {
  return typeof data === 'object' && data !== null && 'id' in data && typeof data.id === 'string'
}

function checked(id: string): string {
  if (!idShape.test(id)) throw new Error('A job carries ids only: letters, digits, "-" and "_", 64 at most')
  return id
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise: timeout, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`No answer from the queue within ${ms} ms`)), ms)
  try {
    return await Promise.race([work, timeout])
  } finally {
    clearTimeout(timer)
    // Whoever came second may still fail; nobody is left to hear it.
    work.catch(() => undefined)
  }
}
