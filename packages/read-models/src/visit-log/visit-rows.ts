import { isBackfilled, isVisitData, visitDecider, visitOf, type VisitFact, type VisitState } from '@titian/domain'
import type { RecordedEvent } from '@titian/event-store'
import { sql, type QueryExecutorProvider } from 'kysely'
import { identified, kept } from '../assignments/officer-events.ts'
import { hasShape } from '../log/shape.ts'
import { touchedStreams, type Line } from '../log/touched-streams.ts'
import { versionsOfStream, type Versions } from '../versioned-rows.ts'
import { followCampaigns } from './campaign-rows.ts'

const prefix = 'visit-'

/** Each visit as it reads, one version a change: who was where, when, how and why; and the campaigns that tag them. */
export const visitRows = {
  name: 'visit_1',
  tables: ['visit_1', 'campaign_1'],
  handle: async (db: QueryExecutorProvider, events: readonly RecordedEvent[]): Promise<void> => {
    const journal = events[0]?.journal
    if (journal === undefined) return
    const changes = (await touchedStreams(db, journal, events, prefix)).map((touched) => {
      const { stream, before, lines } = touched
      const positions = new Map([...before, ...lines].map(({ version, position }) => [version, position]))
      const versions = versionsOfStream(touched, {
        initial: visitDecider.initialState,
        fold: (state, line) => visitDecider.evolve(state, visitFactOf(line)),
        rowsOf: (state) => rowsOf(state, positions),
      })
      return { visit: stream.slice(prefix.length), ...versions }
    })
    await writeVisits(db, journal, changes)
    await followCampaigns(db, journal, events)
  },
}

/** The event as the domain folds it. A type or shape that the domain does not know is a fault, not a silence. */
export function visitFactOf({ type, data, occurredOn, meta, position }: Line): VisitFact {
  const event = isRecord(data) ? visitEventOf(type, data) : undefined
  if (!event) throw new Error(`The event at position ${position} is no ${type} that a visit's stream may hold`)
  return { event, occurredOn, listed: isRecord(meta) && 'list' in meta }
}

function visitEventOf(type: string, data: Readonly<Record<string, unknown>>): VisitFact['event'] | undefined {
  const reason = typeof data['reason'] === 'string' ? data['reason'] : undefined
  switch (type) {
    case 'VisitLogged':
      return isVisitData(data) ? { type, data } : undefined
    case 'VisitAmended': {
      const { changes, occurredOn } = data
      if (!isRecord(changes)) return undefined
      const moved = typeof occurredOn === 'string' ? { occurredOn } : {}
      return { type, data: { changes, ...moved, ...(reason === undefined ? {} : { reason }) } }
    }
    case 'VisitWithdrawn':
      return { type, data: { reason: reason ?? '' } }
    case 'NamedPersonIdentified':
      return hasShape(data, identified) ? { type, data } : undefined
    case 'NamedPersonKept':
      return hasShape(data, kept) ? { type, data } : undefined
    case 'StatementWithdrawn': {
      const { concerns } = data
      return isNumbers(concerns) ? { type, data: { concerns, reason: reason ?? '' } } : undefined
    }
    default:
      return undefined
  }
}

type VisitRow = ReturnType<typeof rowsOf>[number]

function rowsOf(state: VisitState, positions: ReadonlyMap<number, number>) {
  const visit = visitOf(state)
  if (!visit) return []
  const { on, data, listed, versions } = visit
  return [
    {
      uscc: data.uscc ?? null,
      name: data.name,
      on_day: on,
      mode: data.mode,
      purposes: data.purposes ?? [],
      results: data.results ?? [],
      campaign: data.campaign ?? null,
      meeting: data.meeting ?? null,
      solved: data.solvedOnTheSpot !== undefined,
      officers: data.officers,
      named: data.named ?? [],
      listed,
      backfilled: isBackfilled(visit),
      next_visit_on: data.nextVisitOn ?? null,
      data,
      why: versions.map((version) => positions.get(version) ?? 0),
    },
  ]
}

async function writeVisits(
  db: QueryExecutorProvider,
  journal: string,
  changes: readonly (Versions<VisitRow> & { readonly visit: string })[],
): Promise<void> {
  const closed = changes.flatMap(({ visit, closed: rows }) => rows.map(({ at }) => ({ visit, at })))
  if (closed.length > 0) {
    await sql`
      update visit_1 v
      set known = int8range(lower(v.known), r.at)
      from json_to_recordset(${JSON.stringify(closed)}::json) as r (visit text, at bigint)
      where v.journal = ${journal} and v.visit = r.visit and upper_inf(v.known)`.execute(db)
  }
  const opened = changes.flatMap(({ visit, opened: rows }) =>
    rows.map(({ row, from, to }) => ({ visit, ...row, known_from: from, known_to: to ?? null })),
  )
  if (opened.length > 0) {
    await sql`
      insert into visit_1 (journal, visit, uscc, name, on_day, mode, purposes, results, campaign, meeting, solved, officers,
        named, listed, backfilled, next_visit_on, data, known, why)
      select ${journal}, r.visit, r.uscc, r.name, r.on_day, r.mode, r.purposes, r.results, r.campaign, r.meeting, r.solved,
        r.officers, r.named, r.listed, r.backfilled, r.next_visit_on, r.data, int8range(r.known_from, r.known_to), r.why
      from json_to_recordset(${JSON.stringify(opened)}::json)
        as r (visit text, uscc text, name text, on_day date, mode text, purposes text[], results text[], campaign text,
          meeting text, solved boolean, officers text[], named uuid[], listed boolean, backfilled boolean, next_visit_on date,
          data json, known_from bigint, known_to bigint, why bigint[])`.execute(db)
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'number')
}
