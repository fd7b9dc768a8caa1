import type { RecordedEvent } from '@titian/event-store'
import { type QueryExecutorProvider, sql } from 'kysely'
import { Client } from 'pg'

export const tallyTables = `
  create table tally_1 (
    stream text primary key,
    events int not null,
    total bigint not null,
    -- In the order in which they were counted: tells what was skipped, repeated or taken out of turn.
    versions int[] not null
  );
  grant select, insert, update, delete on tally_1 to titian_app;
`

/** The least read model: of each stream, how many events, what their numbers add up to, and in which order they came. */
export const tally = {
  name: 'tally_1',
  handle: async (db: QueryExecutorProvider, events: readonly RecordedEvent[]): Promise<void> => {
    const rows = foldTally(events)
    await sql`
      insert into tally_1 (stream, events, total, versions)
      select stream, events, total, versions::int[]
      from unnest(
        ${rows.map(({ stream }) => stream)}::text[], ${rows.map(({ events }) => events)}::int[],
        ${rows.map(({ total }) => total)}::bigint[], ${rows.map(({ versions }) => `{${versions.join()}}`)}::text[]
      ) as t (stream, events, total, versions)
      on conflict (stream) do update set
        events = tally_1.events + excluded.events,
        total = tally_1.total + excluded.total,
        versions = tally_1.versions || excluded.versions`.execute(db)
  },
}

export type TallyRow = { stream: string; events: number; total: number; versions: number[] }

/** What the tally must say of these events. A number that is not one is more than it can take. */
export function foldTally(events: readonly Pick<RecordedEvent, 'stream' | 'version' | 'data'>[]): TallyRow[] {
  const rows = new Map<string, TallyRow>()
  for (const { stream, version, data } of events) {
    const row = rows.get(stream) ?? { stream, events: 0, total: 0, versions: [] }
    rows.set(stream, row)
    row.events += 1
    row.total += numberIn(data)
    row.versions.push(version)
  }
  return [...rows.values()].toSorted((a, b) => (a.stream < b.stream ? -1 : 1))
}

function numberIn(data: unknown): number {
  if (typeof data === 'object' && data !== null && 'number' in data && typeof data.number === 'number')
    return data.number
  throw new Error('The event says no number')
}

export async function readTally(client: Client): Promise<TallyRow[]> {
  const { rows } = await client.query<TallyRow>(
    'select stream, events, total::int, versions from tally_1 order by stream collate "C"',
  )
  return rows
}
