import { matchKey, type FactInRow, type RowPerson } from '@titian/domain'
import { sql } from 'kysely'
import type { ImportsDb } from './import-record.ts'

/** What a row says, as far as it may be a record that is here already. */
export type Came = {
  row: number
  fact: FactInRow
  occurredOn: string
  people: readonly RowPerson[]
  /** The id that our own export gave it. */
  record?: string | undefined
}

/** The record that a row is. `same`: it says nothing that the record does not. */
export type Match = { stream: string; same: boolean }

/**
 * Finds the rows that came out of here: by the record's id, a demand by its number, and what people recorded here also by
 * all that the row says. What only lists said is found by its stream.
 */
export async function matchRecords(
  db: ImportsDb,
  journal: string,
  rows: readonly Came[],
): Promise<ReadonlyMap<number, Match>> {
  return new Map([...(await matchVisits(db, journal, rows)), ...(await matchDemands(db, journal, rows))])
}

type VisitHere = {
  row: number
  visit: string
  byId: boolean
  mode: string
  onDay: string
  note: string | null
  campaign: string | null
  solved: boolean
  officers: readonly string[]
  names: readonly string[]
}

async function matchVisits(db: ImportsDb, journal: string, rows: readonly Came[]): Promise<[number, Match][]> {
  const visits = rows.flatMap((came) => (came.fact.type === 'VisitLogged' ? [{ ...came, fact: came.fact }] : []))
  if (visits.length === 0) return []
  const asked = visits.map(({ row, record, fact, occurredOn }) => ({
    row,
    record,
    uscc: fact.data.uscc,
    day: occurredOn,
  }))
  const { rows: here } = await sql<VisitHere>`
    with asked as (
      select * from json_to_recordset(${JSON.stringify(asked)}::json) as r (row int, record text, uscc text, day date)
    ), hit as (
      select a.row, true as by_id, v.*
      from asked a
      join visit_1 v on v.journal = ${journal} and v.visit = a.record and upper_inf(v.known)
      union all
      select a.row, false, v.*
      from asked a
      join visit_1 v on v.journal = ${journal} and v.uscc = a.uscc and v.on_day = a.day and upper_inf(v.known)
      where a.record is null and not v.listed
    )
    select h.row, h.visit, h.by_id as "byId", h.mode, h.on_day::text as "onDay",
      coalesce(h.data ->> 'note', h.data -> 'solvedOnTheSpot' ->> 'text') as note, h.campaign, h.solved, h.officers,
      array(
        select p.name
        from person p
        where p.journal = ${journal} and p.name is not null and (p.person = any(h.named) or p.person in (
          select o.person from officer_1 o
          where o.journal = ${journal} and o.officer = any(h.officers) and upper_inf(o.known)))) as names
    from hit h
    order by h.row, h.by_id desc, h.visit`.execute(db)
  const hits = Map.groupBy(here, ({ row }) => row)
  const gone = await takenBack(db, journal, asked)
  return visits.flatMap((came): [number, Match][] => {
    const found = (hits.get(came.row) ?? []).find((visit) => visit.byId || isThatVisit(came, visit))
    if (!found) return gone.has(came.row) ? [[came.row, { stream: `visit-${came.record}`, same: true }]] : []
    const { mode, note, campaign, solvedOnTheSpot } = came.fact.data
    const same =
      found.onDay === came.occurredOn &&
      found.mode === mode &&
      addsNothing(note, found.note) &&
      addsNothing(campaign, found.campaign) &&
      (solvedOnTheSpot === undefined || found.solved)
    return [[came.row, { stream: `visit-${found.visit}`, same }]]
  })
}

/** Rows of visits that whoever paid them took back: no sheet brings them back. */
async function takenBack(
  db: ImportsDb,
  journal: string,
  asked: readonly { row: number; record?: string | undefined }[],
): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ row: number }>`
    select a.row
    from json_to_recordset(${JSON.stringify(asked)}::json) as a (row int, record text)
    where exists (
      select from event e
      where e.journal = ${journal} and e.stream = 'visit-' || a.record and e.type = 'VisitWithdrawn')`.execute(db)
  return new Set(rows.map(({ row }) => row))
}

/** The same people went there in the same way, and said the same of it, where both say something. */
function isThatVisit({ fact, people }: Came, visit: VisitHere): boolean {
  if (fact.type !== 'VisitLogged' || fact.data.mode !== visit.mode) return false
  const names = new Set(visit.names.map(matchKey))
  const went =
    people.length + fact.data.officers.length > 0 &&
    people.every(({ name }) => names.has(matchKey(name))) &&
    fact.data.officers.every((officer) => visit.officers.includes(officer))
  return went && (visit.note === null || addsNothing(fact.data.note, visit.note))
}

type DemandHere = { row: number; demand: string; state: string }

const ranks = ['registered', 'accepted', 'in-progress', 'closed'] as const

async function matchDemands(db: ImportsDb, journal: string, rows: readonly Came[]): Promise<[number, Match][]> {
  const demands = rows.flatMap((came) => (came.fact.type === 'DemandListed' ? [{ ...came, fact: came.fact }] : []))
  if (demands.length === 0) return []
  const asked = demands.map(({ row, record, fact: { data }, occurredOn }) => {
    const { number, uscc, text } = data
    return { row, record, number, uscc, text, day: occurredOn }
  })
  const { rows: here } = await sql<DemandHere>`
    with asked as (
      select *
      from json_to_recordset(${JSON.stringify(asked)}::json)
        as r (row int, record text, number text, uscc text, text text, day date)
    )
    select distinct on (row) row, demand, state
    from (
      select a.row, 1 as way, d.demand, d.state
      from asked a
      join demand_1 d on d.journal = ${journal} and d.demand = a.record and upper_inf(d.known)
      union all
      select a.row, 2, d.demand, d.state
      from asked a
      join demand_1 d on d.journal = ${journal} and d.number = a.number and upper_inf(d.known)
      where not d.listed
      union all
      select a.row, 3, d.demand, d.state
      from asked a
      join demand_1 d
        on d.journal = ${journal} and d.uscc = a.uscc and d.raised_on = a.day and d.text = a.text and upper_inf(d.known)
      where a.record is null and a.number is null and not d.listed) as found
    order by row, way, demand`.execute(db)
  const hits = new Map(here.map((demand) => [demand.row, demand]))
  return demands.flatMap((came): [number, Match][] => {
    const found = hits.get(came.row)
    if (!found) return []
    // Here it may be further than the other system knows; then that has nothing to say.
    const same = ranks.indexOf(came.fact.data.status) <= rankOf(found.state)
    return [[came.row, { stream: `demand-${found.demand}`, same }]]
  })
}

function rankOf(state: string): number {
  if (state === 'registered' || state === 'assigned') return 0
  if (state === 'accepted') return 1
  return state === 'closed' || state === 'verified' || state === 'archived' ? 3 : 2
}

function addsNothing(said: string | undefined, known: string | null): boolean {
  return said === undefined || (known !== null && matchKey(said) === matchKey(known))
}
