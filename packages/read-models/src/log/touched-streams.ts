import type { RecordedEvent } from '@titian/event-store'
import { sql, type QueryExecutorProvider } from 'kysely'

/** An event as far as a fold needs it. */
export type Line = Pick<RecordedEvent, 'position' | 'stream' | 'version' | 'type' | 'data' | 'occurredOn' | 'meta'>

export interface TouchedStream {
  readonly stream: string
  readonly before: readonly Line[]
  /** Those of the batch, in order. */
  readonly lines: readonly Line[]
}

/** The streams of one kind that a batch touches, each with what it held before. */
export async function touchedStreams(
  db: QueryExecutorProvider,
  journal: string,
  events: readonly RecordedEvent[],
  prefix: string,
): Promise<readonly TouchedStream[]> {
  const touched = Map.groupBy(
    events.filter(({ stream }) => stream.startsWith(prefix)),
    ({ stream }) => stream,
  )
  const begun = [...touched].flatMap(([stream, [first]]) =>
    first && first.version > 1 ? [{ stream, version: first.version }] : [],
  )
  const older = await earlierLines(db, journal, begun)
  return [...touched].map(([stream, lines]) => ({ stream, before: older.get(stream) ?? [], lines }))
}

async function earlierLines(
  db: QueryExecutorProvider,
  journal: string,
  begun: readonly { readonly stream: string; readonly version: number }[],
): Promise<ReadonlyMap<string, readonly Line[]>> {
  if (begun.length === 0) return new Map()
  const { rows } = await sql<Line>`
    select e.position, e.stream, e.version, e.type, e.data, e.occurred_on::text as "occurredOn", e.meta
    from unnest(${begun.map(({ stream }) => stream)}::text[], ${begun.map(({ version }) => version)}::int[]) as t (stream, version)
    join event e on e.journal = ${journal} and e.stream = t.stream and e.version < t.version
    order by e.stream, e.version`.execute(db)
  return Map.groupBy(rows, ({ stream }) => stream)
}
