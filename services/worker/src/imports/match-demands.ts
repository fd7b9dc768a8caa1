import {
  cityCode,
  isHiddenText,
  matchKey,
  type DemandCategory,
  type FactInRow,
  type ListedDemand,
} from '@titian/domain'
import { sql } from 'kysely'
import { maySpeakOf, says, type Came, type Coming, type Match } from './coming-back.ts'
import type { ImportsDb } from './import-record.ts'

type DemandInRow = Extract<FactInRow, { type: 'DemandListed' }>

/** A demand that a row may be. `way`: by its id, by its number, or by firm and day, where the text must say which. */
type DemandHere = {
  row: number
  way: 1 | 2 | 3
  demand: string
  number: string
  uscc: string | null
  name: string
  category: DemandCategory
  text: string
  secret: boolean
  raisedOn: string
  state: string
}

export async function matchDemands(db: ImportsDb, coming: Coming, rows: readonly Came[]): Promise<[number, Match][]> {
  const demands = rows.flatMap((came) => (came.fact.type === 'DemandListed' ? [{ ...came, fact: came.fact }] : []))
  if (demands.length === 0) return []
  const hits = Map.groupBy(await demandsHere(db, coming, demands), ({ row }) => row)
  return demands.flatMap((came): [number, Match][] => {
    const found = (hits.get(came.row) ?? []).find((demand) => demand.way < 3 || isThatText(came.fact.data.text, demand))
    return found ? [[came.row, matchOf(coming, came, found)]] : []
  })
}

async function demandsHere(
  db: ImportsDb,
  coming: Coming,
  demands: readonly (Came & { fact: DemandInRow })[],
): Promise<DemandHere[]> {
  const { journal, list } = coming
  const isFilled = list?.template !== undefined
  const asked = demands.map(({ row, record, fact: { data }, occurredOn }) => {
    const { number, uscc, name, text } = data
    const day = says(coming, 'date') ? occurredOn : null
    return { row, record, number, uscc, name, day, hidden: isHiddenText(text) }
  })
  const may = maySpeakOf(coming, 'd', 'a')
  // A ledger's demand is its number; a template may leave that out, and another system may number anew.
  const ours = isFilled ? sql`true` : sql`not d.listed`
  const { rows } = await sql<DemandHere>`
    with asked as (
      select *
      from json_to_recordset(${JSON.stringify(asked)}::json)
        as r (row int, record text, number text, uscc text, name text, day date, hidden boolean)
    ), hit as (
      select a.row, 1 as way, d.*
      from asked a
      join demand_1 d on d.journal = ${journal} and d.demand = a.record and upper_inf(d.known)
      where ${may}
      union all
      select a.row, 2, d.*
      from asked a
      join demand_1 d on d.journal = ${journal} and upper(d.number) = a.number and upper_inf(d.known)
      where ${may} and (${ours} or a.hidden)
      union all
      select a.row, 3, d.*
      from asked a
      join demand_1 d on d.journal = ${journal} and d.uscc = a.uscc and upper_inf(d.known)
      where a.record is null and (a.number is null or ${isFilled}) and ${ours} and d.raised_on = coalesce(a.day, d.raised_on)
      union all
      select a.row, 3, d.*
      from asked a
      join demand_1 d on d.journal = ${journal} and d.raised_on = a.day and upper_inf(d.known)
      where a.record is null and a.number is null and d.uscc is null and d.name = a.name
    )
    select row, way, demand, number, uscc, name, category, text, secrecy <> 'open' as secret,
      raised_on::text as "raisedOn", state
    from hit
    order by row, way, demand`.execute(db)
  return rows
}

/** Rows that write the number of a demand of which whoever hands them in may not speak. */
export async function numbersOfOthers(
  db: ImportsDb,
  coming: Coming,
  rows: readonly Pick<Came, 'row' | 'fact'>[],
): Promise<ReadonlySet<number>> {
  const asked = rows.flatMap(({ row, fact }) => {
    if (fact.type !== 'DemandListed' || fact.data.number === undefined) return []
    const { number, uscc, name } = fact.data
    return [{ row, number, uscc, name }]
  })
  if (coming.units.includes(cityCode) || asked.length === 0) return new Set()
  const { rows: found } = await sql<{ row: number }>`
    select distinct a.row
    from json_to_recordset(${JSON.stringify(asked)}::json) as a (row int, number text, uscc text, name text)
    join demand_1 d on d.journal = ${coming.journal} and upper(d.number) = a.number and upper_inf(d.known)
    where not ${maySpeakOf(coming, 'd', 'a')}`.execute(db)
  return new Set(found.map(({ row }) => row))
}

/** What is secret left without its text; on that day that firm has another such demand at most. */
function isThatText(said: string, { text, secret }: DemandHere): boolean {
  return isHiddenText(said) ? secret : matchKey(said) === matchKey(text)
}

const ranks = ['registered', 'accepted', 'in-progress', 'closed'] as const

/** What was asked for is known here; how far it has come, the other system may know better. */
function matchOf(coming: Coming, { fact }: Came & { fact: DemandInRow }, here: DemandHere): Match {
  const { status, closedOn } = fact.data
  const known = rankOf(here.state)
  const isSaid = says(coming, 'state') || says(coming, 'closed-on')
  const then: ListedDemand['status'] = isSaid ? status : (ranks[known] ?? 'registered')
  const { number, name, category, text, raisedOn } = here
  const uscc = here.uscc ?? fact.data.uscc
  const data = {
    number,
    ...(uscc === undefined ? {} : { uscc }),
    name,
    category,
    text,
    status: then,
    ...(closedOn === undefined || !isSaid ? {} : { closedOn }),
  }
  return {
    stream: `demand-${here.demand}`,
    same: ranks.indexOf(then) <= known,
    fact: { type: 'DemandListed', data },
    occurredOn: raisedOn,
  }
}

function rankOf(state: string): number {
  if (state === 'registered' || state === 'assigned') return 0
  if (state === 'accepted') return 1
  return state === 'closed' || state === 'verified' || state === 'archived' ? 3 : 2
}
