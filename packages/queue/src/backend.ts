import type { BackendFactory, IQueueBackend, Job, JobsOptions } from 'bullmq'
import { withBackend } from 'bullmq'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Complain } from './complaints.ts'
import type { Open } from './keep-open.ts'

export type Process = (name: string, data: unknown) => Promise<void>

type Producer = Open & { readonly add: (name: string, ids: { readonly id: string }) => Promise<unknown> }

/** Where jobs are kept. The code above it does not know which one it has. */
export type Backend = {
  readonly kind: 'postgres' | 'redis'
  /** Throws when what is there would lose jobs silently. Says nothing when nobody is there. */
  readonly refuse: () => Promise<void>
  readonly openProducer: () => Promise<Producer>
  readonly openConsumer: (process: Process) => Promise<Open>
}

const openTimeoutMs = 5000
const closeTimeoutMs = 3000
const concurrency = 8

// A job is a hint and its handler is quick; none is kept, none is tried again: the sweep is the retry. BullMQ's own
// defaults give up for good on a job whose worker was killed twice, and look for such jobs every 30 s only.
const jobOptions = { removeOnComplete: true, removeOnFail: true } satisfies JobsOptions
const recovery = { lockDuration: 10_000, stalledInterval: 5000, maxStalledCount: 1_000_000, runRetryDelay: 500 }

export function opener<B extends IQueueBackend, C>(
  factory: BackendFactory<B, C>,
  connect: { producer: (closing: AbortSignal) => C; consumer: (closing: AbortSignal) => C },
  name: string,
  complain: Complain,
): Pick<Backend, 'openProducer' | 'openConsumer'> {
  const { Queue, Worker } = withBackend(factory)
  const faulted = (error: Error) => complain('The queue has a fault', error)

  return {
    openProducer: async () => {
      const closing = new AbortController()
      const queue = new Queue<unknown, void>(name, {
        connection: connect.producer(closing.signal),
        // Nobody reads the stream of events that BullMQ writes beside the jobs.
        streams: { events: { maxLen: 100 } },
      })
      queue.on('error', faulted)
      const close = () => closeOrDrop(queue, closing)
      await untilReady(queue, close)
      return {
        ended: new Promise(() => undefined),
        close,
        // While one like it waits it is left out, while one runs it is kept for afterwards: a custom job id would also
        // be refused because of a finished one.
        add: (job, ids) =>
          queue.add(job, ids, { ...jobOptions, deduplication: { id: `${job}-${ids.id}`, keepLastIfActive: true } }),
      }
    },
    openConsumer: async (process) => {
      const closing = new AbortController()
      const worker = new Worker<unknown, void>(name, (job: Job<unknown, void>) => process(job.name, job.data), {
        connection: connect.consumer(closing.signal),
        autorun: false,
        concurrency,
        ...recovery,
      })
      worker.on('error', faulted)
      worker.on('failed', (_job, error) => complain('A job failed', error))
      const close = () => closeOrDrop(worker, closing)
      // Run before it is ready, it would ask a broken connection for jobs in a loop that lets nothing else in.
      await untilReady(worker, close)
      return { ended: worker.run(), close }
    },
  }
}

type Closable = { close: () => Promise<void>; disconnect: () => Promise<void>; waitUntilReady: () => Promise<void> }

async function untilReady(queue: Closable, close: () => Promise<void>): Promise<void> {
  const ready = queue.waitUntilReady()
  ready.catch(() => undefined)
  const timer = new AbortController()
  const late = sleep(openTimeoutMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`The queue was not ready within ${openTimeoutMs} ms`)
  })
  late.catch(() => undefined)
  try {
    await Promise.race([ready, late])
  } catch (error) {
    await close()
    throw error
  } finally {
    timer.abort()
  }
}

/** A backend that is away does not answer a farewell either. */
async function closeOrDrop(queue: Closable, closing: AbortController): Promise<void> {
  closing.abort()
  const timer = new AbortController()
  const closed = queue.close().catch(() => undefined)
  const late = sleep(closeTimeoutMs, 'late', { signal: timer.signal }).catch(() => undefined)
  const how = await Promise.race([closed, late])
  timer.abort()
  if (how === 'late') queue.disconnect().catch(() => undefined)
}
