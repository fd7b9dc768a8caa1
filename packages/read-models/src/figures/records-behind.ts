import type { AssignmentEvent, DemandEvent, OfficerEvent, VisitEvent } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { assignmentFactOf, officerFactOf } from '../assignments/officer-events.ts'
import { demandFactOf } from '../demand-ledger/demand-events.ts'
import { visitFactOf } from '../visit-log/visit-rows.ts'
import type { Line } from '../log/touched-streams.ts'
import { knownThen, type Asked } from './asked.ts'

/** An event of an officer, an assignment, a visit or a demand, as pages show it. */
export interface RecordEvent {
  readonly position: number
  readonly event: OfficerEvent | AssignmentEvent | VisitEvent | DemandEvent
  readonly occurredOn: string
  readonly recordedAt: string
  readonly actor: string
  readonly list: { readonly importId: string; readonly row: number; readonly title: string } | null
}

type Found = Omit<Line, 'version'> & {
  readonly version: number
  readonly recordedAt: Date
  readonly actor: string
  readonly importId: string | null
  readonly row: number | null
  readonly title: string | null
}

/** The events at these positions that belong to records, by position; those of enterprises are not in the answer. */
export async function recordEventsAt(
  db: QueryExecutorProvider,
  positions: readonly number[],
  { journal }: Pick<Asked, 'journal'>,
): Promise<ReadonlyMap<number, RecordEvent>> {
  if (positions.length === 0) return new Map()
  const { rows } = await sql<Found>`
    select e.position, e.stream, e.version, e.type, e.data, e.occurred_on::text as "occurredOn", e.meta, e.actor,
      e.recorded_at as "recordedAt", e.meta -> 'list' ->> 'import' as "importId",
      (e.meta -> 'list' ->> 'row')::int as row, coalesce(i.list ->> 'title', i.file_name) as title
    from event e
    left join import i on i.journal = e.journal and i.import::text = e.meta -> 'list' ->> 'import'
    where e.journal = ${journal} and e.position = any(${[...positions]}::bigint[])
      and split_part(e.stream, '-', 1) in ('officer', 'assignment', 'visit', 'demand')`.execute(db)
  return new Map(
    rows.map((row) => {
      const { position, occurredOn, recordedAt, actor, importId } = row
      const list = importId === null ? null : { importId, row: row.row ?? 0, title: row.title ?? '' }
      return [
        position,
        { position, event: eventOf(row), occurredOn, recordedAt: recordedAt.toISOString(), actor, list },
      ]
    }),
  )
}

function eventOf(row: Found): RecordEvent['event'] {
  if (row.stream.startsWith('officer-')) return officerFactOf(row).event
  if (row.stream.startsWith('assignment-')) return assignmentFactOf(row).event
  return row.stream.startsWith('visit-') ? visitFactOf(row).event : demandFactOf(row).event
}

/** What to call records whose firm no register knows, and officers: by stream. */
export async function recordNames(
  db: QueryExecutorProvider,
  streams: readonly string[],
  { journal, known }: Pick<Asked, 'journal' | 'known'>,
): Promise<ReadonlyMap<string, { readonly uscc: string; readonly name: string }>> {
  const records = streams.filter((stream) => !stream.startsWith('enterprise-'))
  if (records.length === 0) return new Map()
  const idOf = (prefix: string) =>
    records.flatMap((stream) => (stream.startsWith(prefix) ? [stream.slice(prefix.length)] : []))
  const { rows } = await sql<{ stream: string; uscc: string; name: string }>`
    select 'officer-' || o.officer as stream, '' as uscc, coalesce(p.name || '（' || o.officer || '）', o.officer) as name
    from officer_1 o
    left join person p on p.journal = o.journal and p.person = o.person
    where o.journal = ${journal} and ${knownThen(known, 'o')} and o.officer = any(${idOf('officer-')})
    union all
    select 'assignment-' || uscc, uscc, name
    from assignment_1
    where journal = ${journal} and ${knownThen(known)} and uscc = any(${idOf('assignment-')})
    union all
    select 'visit-' || visit, coalesce(uscc, ''), name
    from visit_1
    where journal = ${journal} and ${knownThen(known)} and visit = any(${idOf('visit-')})
    union all
    select 'demand-' || demand, coalesce(uscc, ''), name
    from demand_1
    where journal = ${journal} and ${knownThen(known)} and demand = any(${idOf('demand-')})`.execute(db)
  return new Map(rows.map(({ stream, ...named }) => [stream, named]))
}
