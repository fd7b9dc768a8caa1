import { visitDecider, visitOf, visitStream, type VisitData, type VisitEvent, type VisitState } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { visitLine, type VisitLine, type VisitsAsked } from './find-visits.ts'
import { keptAttachments } from './kept-attachments.ts'
import type { RecordSight } from './visit-sight.ts'
import { visitFactOf } from './visit-rows.ts'

/** An event of a visit, with who recorded it and when. */
export interface VisitEventLine {
  readonly stream: string
  readonly position: number
  readonly version: number
  readonly event: VisitEvent
  readonly occurredOn: string
  readonly recordedAt: string
  readonly actor: string
  readonly list: { readonly importId: string; readonly row: number; readonly title: string } | null
}

export interface VisitAnswer {
  readonly line: VisitLine
  readonly status: 'standing' | 'withdrawn'
  readonly data: VisitData
  /** Whom they met there; null once erased. */
  readonly met: readonly (string | null)[]
  /** Of its attachments, those whose bytes are here (SHA-256 in hex), brought by whoever recorded it. */
  readonly kept: readonly string[]
  readonly events: readonly VisitEventLine[]
}

/** One visit with everything that was recorded of it; undefined where there is none in sight. */
export async function visitShown(
  db: QueryExecutorProvider,
  visit: string,
  asked: Pick<VisitsAsked, 'journal' | 'known' | keyof RecordSight>,
): Promise<VisitAnswer | undefined> {
  const line = await visitLine(db, visit, asked)
  if (!line) return undefined
  const { journal, known } = asked
  const events = await visitEvents(db, [visitStream(visit)], { journal, known })
  const state = events
    .map(({ event, occurredOn, list }) => ({ event, occurredOn, listed: list !== null }))
    .reduce(visitDecider.evolve, visitDecider.initialState)
  const standing = visitOf(state)
  const data = standing?.data ?? visitOf(asItWas(state))?.data
  // Its import was undone: nobody says any more that there was one.
  if (!data) return undefined
  const met = await namesOf(db, journal, data.met ?? [])
  const accounts = events.map(({ actor }) => actor)
  const kept = await keptAttachments(db, { journal, attachments: data.attachments, accounts })
  return { line, status: standing ? 'standing' : 'withdrawn', data, met, kept, events }
}

/** Everything of some visits' streams up to what was known, in the order in which it was recorded. */
export async function visitEvents(
  db: QueryExecutorProvider,
  streams: readonly string[],
  { journal, known }: Pick<VisitsAsked, 'journal' | 'known'>,
): Promise<readonly VisitEventLine[]> {
  const { rows } = await sql<Recorded>`
    select e.stream, e.position, e.version, e.type, e.data, e.occurred_on::text as "occurredOn", e.recorded_at as "recordedAt",
      e.actor, e.meta, coalesce(i.list ->> 'title', i.file_name) as title
    from event e
    left join import i on i.journal = e.journal and i.import::text = e.meta -> 'list' ->> 'import'
    where e.journal = ${journal} and e.stream = any(${[...streams]})
      and ${known === undefined ? sql`true` : sql`e.position <= ${known}`}
    order by e.position`.execute(db)
  return rows.map(({ type, data, meta, title, recordedAt, ...row }) => ({
    ...row,
    event: visitFactOf({ ...row, type, data, meta }).event,
    recordedAt: recordedAt.toISOString(),
    list: meta?.list ? { importId: meta.list.import, row: meta.list.row, title: title ?? '' } : null,
  }))
}

interface Recorded extends Omit<VisitEventLine, 'event' | 'recordedAt' | 'list'> {
  readonly type: string
  readonly data: unknown
  readonly recordedAt: Date
  readonly meta: { readonly list?: { readonly import: string; readonly row: number } } | null
  readonly title: string | null
}

/** What stood last before it was taken back. */
function asItWas({ withdrawn: _withdrawn, ...state }: VisitState): VisitState {
  return state
}

async function namesOf(
  db: QueryExecutorProvider,
  journal: string,
  keys: readonly string[],
): Promise<readonly (string | null)[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<{ name: string | null }>`
    select p.name
    from unnest(${[...keys]}::uuid[]) with ordinality as asked (person, place)
    left join person p on p.journal = ${journal} and p.person = asked.person
    order by asked.place`.execute(db)
  return rows.map(({ name }) => name)
}
