import { randomUUID } from 'node:crypto'
import { type EventStore, createEventStore, openDatabase } from '@titian/event-store'
import type { Queue } from '@titian/queue'
import type { Acknowledged } from './oracle.ts'

export type Writer = {
  readonly sent: Set<string>
  readonly acknowledged: Acknowledged[]
  /** How long each acknowledged append took. */
  readonly took: number[]
  readonly write: (stream: string, data?: unknown) => Promise<void>
  readonly writeMany: (count: number, callers: number) => Promise<void>
  readonly stop: () => Promise<void>
}

/** Appends as the api does, wakes as the api does, and remembers what it was told. */
export function createWriter(databaseUrl: string, queue: Pick<Queue, 'wake'>, journal = '4104'): Writer {
  const { db, pool } = openDatabase(databaseUrl, { poolSize: 4 })
  const store = createEventStore(pool, { onCommit: (grown) => queue.wake(grown) })
  const [sent, acknowledged, took] = [new Set<string>(), new Array<Acknowledged>(), new Array<number>()]

  const write = async (stream: string, data: unknown = { number: sent.size % 7 }) => {
    const command = { id: randomUUID(), content: { stream, data } }
    sent.add(command.id)
    const began = performance.now()
    const { first, last } = await persist(store, {
      journal,
      actor: 'test',
      command,
      events: [{ stream, type: 'NumberSaid', schema: 1, data, occurredOn: '2021-11-30' }],
    })
    took.push(performance.now() - began)
    acknowledged.push({ command: command.id, first, last })
  }

  return {
    sent,
    acknowledged,
    took,
    write,
    writeMany: async (count, callers) => {
      let left = count
      const call = async () => {
        while (left > 0) {
          left -= 1
          await write(`visit-${left % 50}`)
        }
      }
      await Promise.all(Array.from({ length: callers }, call))
    },
    stop: () => db.destroy(),
  }
}

type Append = Parameters<EventStore['append']>[0]

/** As an honest client: what was not answered is sent again under the same id until it is. */
async function persist(store: EventStore, append: Append): Promise<{ first: number; last: number }> {
  for (;;) {
    const outcome = await store.append(append).catch(() => undefined)
    if (outcome === undefined) await new Promise((settle) => setTimeout(settle, 50))
    else if (outcome.outcome === 'appended' || outcome.outcome === 'repeated') return outcome
    else throw new Error(`An append was ${outcome.outcome}`)
  }
}
