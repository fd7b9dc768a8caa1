import { sql, type QueryExecutorProvider } from 'kysely'
import type { Versions } from '../versioned-rows.ts'
import type { DemandRow, SpellRow } from './demand-states.ts'

type Of<Rows> = Rows & { readonly demand: string }

export async function writeDemands(
  db: QueryExecutorProvider,
  journal: string,
  changes: readonly Of<Versions<DemandRow>>[],
): Promise<void> {
  const closed = changes.flatMap(({ demand, closed: rows }) => rows.map(({ at }) => ({ demand, at })))
  if (closed.length > 0) {
    await sql`
      update demand_1 d
      set known = int8range(lower(d.known), r.at)
      from json_to_recordset(${JSON.stringify(closed)}::json) as r (demand text, at bigint)
      where d.journal = ${journal} and d.demand = r.demand and upper_inf(d.known)`.execute(db)
  }
  const opened = openedOf(changes)
  if (opened.length > 0) {
    await sql`
      insert into demand_1 (journal, demand, number, uscc, name, category, kind, text, secrecy, tier, officer, named, channel,
        visit, listed, raised_on, state, since, next_action, next_due, respond_due, solve_due, accepted_on, answered_on,
        closed_on, closing_code, confirmed_on, confirmed_verdict, verified_on, verified, reopened, holder, held_since, sample,
        data, known, why)
      select ${journal}, r.demand, r.number, r.uscc, r.name, r.category, r.kind, r.text, r.secrecy, r.tier, r.officer, r.named,
        r.channel, r.visit, r.listed, r.raised_on, r.state, r.since, r.next_action, r.next_due, r.respond_due, r.solve_due,
        r.accepted_on, r.answered_on, r.closed_on, r.closing_code, r.confirmed_on, r.confirmed_verdict, r.verified_on,
        r.verified, r.reopened, r.holder, r.held_since, r.sample, r.data, int8range(r.known_from, r.known_to), r.why
      from json_to_recordset(${JSON.stringify(opened)}::json)
        as r (demand text, number text, uscc text, name text, category text, kind text, text text, secrecy text, tier text,
          officer text, named uuid, channel text, visit text, listed boolean, raised_on date, state text, since date,
          next_action text, next_due date, respond_due date, solve_due date, accepted_on date, answered_on date, closed_on date,
          closing_code text, confirmed_on date, confirmed_verdict text, verified_on date, verified boolean, reopened int,
          holder text, held_since date, sample text, data json, known_from bigint, known_to bigint, why bigint[])`.execute(
      db,
    )
  }
}

export async function writeSpells(
  db: QueryExecutorProvider,
  journal: string,
  changes: readonly Of<Versions<SpellRow>>[],
): Promise<void> {
  const closed = changes.flatMap(({ demand, closed: rows }) =>
    rows.map(({ row: { from }, at }) => ({ demand, from, at })),
  )
  if (closed.length > 0) {
    await sql`
      update demand_spell_1 s
      set known = int8range(lower(s.known), r.at)
      from json_to_recordset(${JSON.stringify(closed)}::json) as r (demand text, "from" date, at bigint)
      where s.journal = ${journal} and s.demand = r.demand and lower(s.days) = r."from" and upper_inf(s.known)`.execute(
      db,
    )
  }
  const opened = openedOf(changes)
  if (opened.length > 0) {
    await sql`
      insert into demand_spell_1 (journal, demand, uscc, days, open, state, since, category, tier, listed, raised_on, officer,
        named, next_action, next_due, respond_due, solve_due, holder, held_since, holder_units, accepted_on, answered_on,
        closed_on, closing_code, confirmed_on, confirmed_verdict, verified_on, verified, reopened, known, why)
      select ${journal}, r.demand, r.uscc, daterange(r."from", r."to"), r.open, r.state, r.since, r.category, r.tier, r.listed,
        r.raised_on, r.officer, r.named, r.next_action, r.next_due, r.respond_due, r.solve_due, r.holder, r.held_since,
        r.holder_units, r.accepted_on, r.answered_on, r.closed_on, r.closing_code, r.confirmed_on, r.confirmed_verdict,
        r.verified_on, r.verified, r.reopened, int8range(r.known_from, r.known_to), r.why
      from json_to_recordset(${JSON.stringify(opened)}::json)
        as r (demand text, "from" date, "to" date, uscc text, open boolean, state text, since date, category text, tier text,
          listed boolean, raised_on date, officer text, named uuid, next_action text, next_due date, respond_due date,
          solve_due date, holder text, held_since date, holder_units text[], accepted_on date, answered_on date,
          closed_on date, closing_code text, confirmed_on date, confirmed_verdict text, verified_on date, verified boolean,
          reopened int, known_from bigint, known_to bigint, why bigint[])`.execute(db)
  }
}

function openedOf<Row extends object>(changes: readonly Of<Versions<Row>>[]) {
  return changes.flatMap(({ demand, opened }) =>
    opened.map(({ row, from, to }) => ({ demand, ...row, known_from: from, known_to: to ?? null })),
  )
}
