import type { Pool } from 'pg'
import { type EventRow, type RecordedEvent, eventColumns, eventOf } from './event.ts'

/** A stream's events in order; `from` and `to` are versions, both included. A stream that has not begun is empty. */
export async function readStream(
  pool: Pool,
  journal: string,
  stream: string,
  { from = 1, to = 2 ** 31 - 1 }: { from?: number; to?: number } = {},
): Promise<RecordedEvent[]> {
  const { rows } = await pool.query<EventRow>({
    name: 'read-stream',
    text: `select ${eventColumns} from event where journal = $1 and stream = $2 and version between $3 and $4 order by version`,
    values: [journal, stream, from, to],
  })
  return rows.map(eventOf)
}

/** Every stream asked for, in one look; one that has not begun is an empty list. */
export async function readStreams(
  pool: Pool,
  journal: string,
  streams: readonly string[],
): Promise<Map<string, RecordedEvent[]>> {
  const { rows } = await pool.query<EventRow>({
    name: 'read-streams',
    text: `select ${eventColumns} from event where journal = $1 and stream = any($2) order by stream, version`,
    values: [journal, streams],
  })
  const found = new Map<string, RecordedEvent[]>(streams.map((stream) => [stream, []]))
  for (const row of rows) found.get(row.stream)?.push(eventOf(row))
  return found
}

/** The journal's next events after a position, in order. Nothing that was committed is ever skipped. */
export async function readJournal(pool: Pool, journal: string, after: number, limit: number): Promise<RecordedEvent[]> {
  const { rows } = await pool.query<EventRow>({
    name: 'read-journal',
    // Positions have no gap: those up to here are the next, and Postgres need not sort what comes after them.
    text: `select ${eventColumns} from event where journal = $1 and position > $2 and position <= $3 order by position`,
    values: [journal, after, after + limit],
  })
  return rows.map(eventOf)
}

/** The events at these positions, in order: what explains a figure. */
export async function readPositions(
  pool: Pool,
  journal: string,
  positions: readonly number[],
): Promise<RecordedEvent[]> {
  const { rows } = await pool.query<EventRow>({
    name: 'read-positions',
    text: `select ${eventColumns} from event where journal = $1 and position = any($2) order by position`,
    values: [journal, positions],
  })
  return rows.map(eventOf)
}

/** The position of the journal's last event, 0 when it has none. */
export async function head(pool: Pool, journal: string): Promise<number> {
  const { rows } = await pool.query<{ head: number }>({
    name: 'head',
    text: `select head from journal where journal = $1`,
    values: [journal],
  })
  if (rows[0] === undefined) throw new Error(`There is no journal ${journal}`)
  return rows[0].head
}

/** The last position that was recorded at an instant or before it. */
export async function positionAt(pool: Pool, journal: string, instant: Date | string): Promise<number> {
  const { rows } = await pool.query<{ position: number }>({
    name: 'position-at',
    text: `select position_at($1, $2) as position`,
    values: [journal, instant],
  })
  if (rows[0] === undefined) throw new Error(`position_at answered nothing for journal ${journal}`)
  return rows[0].position
}

/** The stream that holds each key; keys that nobody holds are not in the answer. */
export async function findClaims(pool: Pool, journal: string, keys: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ key: string; stream: string }>({
    name: 'find-claims',
    text: `select key, stream from claim where journal = $1 and key = any($2)`,
    values: [journal, keys],
  })
  return new Map(rows.map(({ key, stream }) => [key, stream]))
}
