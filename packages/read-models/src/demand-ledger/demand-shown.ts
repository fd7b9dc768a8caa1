import {
  courseOf,
  demandDecider,
  demandStream,
  type Day,
  type Demand,
  type DemandEvent,
  type DemandState,
} from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { keptAttachments } from '../visit-log/kept-attachments.ts'
import { demandFactOf } from './demand-events.ts'
import { demandLine, type DemandLine, type DemandsAsked } from './find-demands.ts'

/** An event of a demand, with who recorded it and when. */
export interface DemandEventLine {
  readonly position: number
  readonly event: DemandEvent
  readonly occurredOn: Day
  readonly recordedAt: string
  readonly actor: string
  readonly list: { readonly importId: string; readonly row: number; readonly title: string } | null
}

export interface DemandAnswer {
  readonly line: DemandLine
  /** As it was on the day; `state` holds what happened until then. */
  readonly demand: Demand
  readonly state: DemandState
  /** Who raised it, and with it brought its attachments. */
  readonly raisedBy: readonly string[]
  /** Of its attachments, those whose bytes are here (SHA-256 in hex). */
  readonly kept: readonly string[]
  readonly events: readonly DemandEventLine[]
}

/** One demand with everything that was recorded of it up to the day; undefined where there is none in sight. */
export async function demandShown(
  db: QueryExecutorProvider,
  id: string,
  asked: DemandsAsked,
): Promise<DemandAnswer | undefined> {
  const line = await demandLine(db, id, asked)
  if (!line) return undefined
  const events = await demandEvents(db, id, asked)
  const facts = events.reduce<DemandState>(
    (state, { event, occurredOn }) => demandDecider.evolve(state, { event, occurredOn }),
    demandDecider.initialState,
  ).facts
  const state = { facts: facts.filter(({ occurredOn }) => occurredOn <= asked.asOf) }
  // A ledger's closing lies on its own day, which may be later.
  const demand = courseOf(state.facts).findLast(({ on }) => on <= asked.asOf)?.demand
  if (!demand) return undefined
  const raisedBy = events.filter(({ event }) => event.type === 'DemandRaised').map(({ actor }) => actor)
  const { attachments } = demand.content
  return {
    line,
    demand,
    state,
    raisedBy,
    kept: await keptAttachments(db, { journal: asked.journal, attachments, accounts: raisedBy }),
    events: events.filter(({ occurredOn }) => occurredOn <= asked.asOf),
  }
}

/** Everything of a demand's stream up to what was known, in the order in which it was recorded. */
async function demandEvents(
  db: QueryExecutorProvider,
  id: string,
  { journal, known }: Pick<DemandsAsked, 'journal' | 'known'>,
): Promise<readonly DemandEventLine[]> {
  const { rows } = await sql<Recorded>`
    select e.position, e.type, e.data, e.occurred_on::text as "occurredOn", e.recorded_at as "recordedAt", e.actor, e.meta,
      coalesce(i.list ->> 'title', i.file_name) as title
    from event e
    left join import i on i.journal = e.journal and i.import::text = e.meta -> 'list' ->> 'import'
    where e.journal = ${journal} and e.stream = ${demandStream(id)}
      and ${known === undefined ? sql`true` : sql`e.position <= ${known}`}
    order by e.position`.execute(db)
  return rows.map(({ type, data, meta, title, recordedAt, ...row }) => ({
    ...row,
    event: demandFactOf({ ...row, type, data }).event,
    recordedAt: recordedAt.toISOString(),
    list: meta?.list ? { importId: meta.list.import, row: meta.list.row, title: title ?? '' } : null,
  }))
}

interface Recorded extends Omit<DemandEventLine, 'event' | 'recordedAt' | 'list'> {
  readonly type: string
  readonly data: unknown
  readonly recordedAt: Date
  readonly meta: { readonly list?: { readonly import: string; readonly row: number } } | null
  readonly title: string | null
}
