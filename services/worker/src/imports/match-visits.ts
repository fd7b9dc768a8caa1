import { matchKey, type FactInRow, type VisitMode, type VisitPurpose, type VisitResult } from '@titian/domain'
import { sql } from 'kysely'
import { maySpeakOf, says, type Came, type Coming, type Match } from './coming-back.ts'
import type { ImportsDb } from './import-record.ts'

type VisitInRow = Extract<FactInRow, { type: 'VisitLogged' }>

/** A visit that a row may be. */
type VisitHere = {
  row: number
  visit: string
  byId: boolean
  /** Whoever paid it took it back: no sheet brings it back. */
  gone: boolean
  uscc: string | null
  name: string
  mode: VisitMode
  onDay: string
  purposes: readonly VisitPurpose[]
  results: readonly VisitResult[]
  note: string | null
  campaign: string | null
  solved: boolean
  officers: readonly string[]
  names: readonly string[]
}

export async function matchVisits(db: ImportsDb, coming: Coming, rows: readonly Came[]): Promise<[number, Match][]> {
  const visits = rows.flatMap((came) => (came.fact.type === 'VisitLogged' ? [{ ...came, fact: came.fact }] : []))
  if (visits.length === 0) return []
  const hits = Map.groupBy(await visitsHere(db, coming, visits), ({ row }) => row)
  return visits.flatMap((came): [number, Match][] => {
    const found = (hits.get(came.row) ?? [])
      .filter((visit) => visit.byId || isThatVisit(coming, came, visit))
      .map((visit) => matchOf(came, visit))
    // Of several, such as two calls on one day, the one to which it adds nothing.
    const match = found.find(({ same }) => same) ?? found[0]
    return match ? [[came.row, match]] : []
  })
}

async function visitsHere(
  db: ImportsDb,
  coming: Coming,
  visits: readonly (Came & { fact: VisitInRow })[],
): Promise<VisitHere[]> {
  const { journal, list } = coming
  const asked = visits.map(({ row, record, fact: { data }, occurredOn }) => {
    return { row, record, uscc: data.uscc, name: data.name, day: occurredOn }
  })
  const withdrawn = sql`exists (
    select from event e where e.journal = ${journal} and e.stream = 'visit-' || v.visit and e.type = 'VisitWithdrawn')`
  const known = sql`(upper_inf(v.known) or ${withdrawn})`
  // A list's visit is its whole row; of that a template may leave out half.
  const ours = list?.template ? sql`true` : sql`not v.listed`
  const { rows } = await sql<VisitHere>`
    with asked as (
      select *
      from json_to_recordset(${JSON.stringify(asked)}::json) as r (row int, record text, uscc text, name text, day date)
    ), hit as (
      select a.row, true as by_id, v.*
      from asked a
      join visit_1 v on v.journal = ${journal} and v.visit = a.record
      where ${known} and ${maySpeakOf(coming, 'v', 'a')}
      union all
      select a.row, false, v.*
      from asked a
      join visit_1 v on v.journal = ${journal} and v.uscc = a.uscc and v.on_day = a.day
      where a.record is null and ${ours} and ${known}
      union all
      select a.row, false, v.*
      from asked a
      join visit_1 v on v.journal = ${journal} and v.on_day = a.day and upper_inf(v.known)
      where a.record is null and v.uscc is null and v.name = a.name
    )
    select h.row, h.visit, h.by_id as "byId", not upper_inf(h.known) as gone, h.uscc, h.name, h.mode,
      h.on_day::text as "onDay", h.purposes, h.results, h.campaign, h.solved, h.officers,
      coalesce(h.data ->> 'note', h.data -> 'solvedOnTheSpot' ->> 'text') as note,
      array(
        select p.name
        from person p
        where p.journal = ${journal} and p.person = any(h.named) and p.name is not null
        union all
        select p.name
        from officer_1 o
        join person p on p.journal = o.journal and p.person = o.person
        where o.journal = ${journal} and o.officer = any(h.officers) and upper_inf(o.known) and p.name is not null) as names
    from hit h
    order by h.row, h.by_id desc, gone, h.visit`.execute(db)
  return rows
}

/** The same people went there in the same way, and said the same of it, where both say something. */
function isThatVisit(coming: Coming, { fact, people }: Came, visit: VisitHere): boolean {
  if (fact.type !== 'VisitLogged' || (says(coming, 'mode') && fact.data.mode !== visit.mode)) return false
  // An officer whose name was erased is called by his number.
  const names = new Set([...visit.names, ...visit.officers].map(matchKey))
  const isSomebody = people.length + fact.data.officers.length > 0
  const went =
    isSomebody === names.size > 0 &&
    people.every(({ name }) => names.has(matchKey(name))) &&
    fact.data.officers.every((officer) => visit.officers.includes(officer))
  return went && (visit.note === null || addsNothing(fact.data.note, visit.note))
}

function matchOf({ fact, occurredOn }: Came & { fact: VisitInRow }, visit: VisitHere): Match {
  const { uscc, note, campaign, purposes, results, solvedOnTheSpot } = fact.data
  const news = {
    ...(visit.note === null && note !== undefined ? { note } : {}),
    ...(visit.campaign === null && campaign !== undefined ? { campaign } : {}),
    ...(visit.purposes.length === 0 && purposes !== undefined ? { purposes } : {}),
    ...(visit.results.length === 0 && results !== undefined ? { results } : {}),
    ...(!visit.solved && solvedOnTheSpot !== undefined ? { solvedOnTheSpot } : {}),
  }
  const { name, mode, officers, onDay } = visit
  const firm = visit.uscc ?? uscc
  return {
    stream: `visit-${visit.visit}`,
    same: visit.gone || (Object.keys(news).length === 0 && (firm ?? null) === visit.uscc && occurredOn <= onDay),
    fact: {
      type: 'VisitLogged',
      data: { ...(firm === undefined ? {} : { uscc: firm }), name, mode, officers, ...news },
    },
    occurredOn: occurredOn > onDay ? occurredOn : onDay,
  }
}

function addsNothing(said: string | undefined, known: string): boolean {
  return said === undefined || matchKey(said) === matchKey(known)
}
