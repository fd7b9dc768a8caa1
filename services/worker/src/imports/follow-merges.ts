import type { EventStore, RecordedEvent } from '@titian/event-store'
import { listOf, type ImportRecord } from '@titian/read-models'
import { sql } from 'kysely'
import type { ImportsDb } from './import-record.ts'
import { madeStreams } from './made-entries.ts'

const streamsAtOnce = 500

/**
 * Where two records of a firm were merged, what stood in the one is said again in the other, by the same rows of the same
 * lists. Moves the entries of all lists along, so that undoing finds what it is to withdraw. Answers how many moved.
 */
export async function followMerges(db: ImportsDb, store: EventStore, record: ImportRecord): Promise<number> {
  let moved = 0
  for (let after = ''; ;) {
    const streams = await madeStreams(db, record, { after, limit: streamsAtOnce })
    const last = streams.at(-1)
    if (last === undefined) return moved
    after = last
    for (const [stream, events] of await store.readStreams(record.journal, streams)) {
      const into = mergedInto(events)
      if (into !== undefined) moved += await move(db, store, record.journal, { stream, events, into })
    }
  }
}

async function move(
  db: ImportsDb,
  store: EventStore,
  journal: string,
  left: { stream: string; events: readonly RecordedEvent[]; into: string },
): Promise<number> {
  const events = await store.readStream(journal, left.into)
  const saidAgain = new Map(events.map((event) => [rowOf(event), event.version]))
  const moved = left.events.flatMap((event) => {
    const version = saidAgain.get(rowOf(event))
    return rowOf(event) === undefined || version === undefined ? [] : [{ before: event.version, now: version }]
  })
  const { numAffectedRows } = await sql`
    update import_entry e
    set stream = ${left.into}, version = m.now
    from json_to_recordset(${JSON.stringify(moved)}::json) as m (before int, now int)
    where e.journal = ${journal} and e.stream = ${left.stream} and e.version = m.before`.execute(db)
  const further = mergedInto(events)
  if (further !== undefined) await move(db, store, journal, { stream: left.into, events, into: further })
  return Number(numAffectedRows ?? 0)
}

function mergedInto(events: readonly RecordedEvent[]): string | undefined {
  const merged = events.findLast(({ type }) => type === 'EnterpriseMerged')?.data
  const into: unknown = typeof merged === 'object' && merged !== null && 'into' in merged ? merged.into : undefined
  return typeof into === 'string' ? into : undefined
}

/** Which row of which list said it; undefined for what a person said. */
function rowOf({ meta }: RecordedEvent): string | undefined {
  const list = listOf(meta)
  return list && `${list.import} ${list.row}`
}
