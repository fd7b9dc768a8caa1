import type { Day } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import type { Versions } from '../versioned-rows.ts'

interface InDays {
  readonly from: Day | null
  readonly to: Day | null
  readonly why: readonly number[]
}

export interface OfficerRow extends InDays {
  readonly officer: string
  readonly person: string | null
  readonly organisation: string | null
  readonly unit: string | null
  readonly account: string | null
}

export interface AbsenceRow extends InDays {
  readonly officer: string
  readonly by: string
  readonly absence: string
  readonly reason: string | null
}

export interface AssignmentRow extends InDays {
  readonly uscc: string
  readonly name: string
  readonly officer: string
  readonly document: string | null
  readonly objection: string | null
}

export interface HandoverRow {
  readonly handover: string
  readonly from_officer: string
  readonly to_officer: string
  readonly on_day: Day
  readonly status: string
  readonly firms: readonly { readonly uscc: string; readonly name: string }[]
  readonly demands: readonly string[]
  readonly document: string | null
  readonly reason: string | null
  readonly returned: string | null
  readonly why: readonly number[]
}

type Changes<Row> = readonly Versions<Row>[]

export async function writeOfficers(
  db: QueryExecutorProvider,
  journal: string,
  changes: Changes<OfficerRow>,
): Promise<void> {
  // Of one officer the first day tells rows apart; the row of an account without a list has none.
  const closed = closedOf(changes, ({ officer, from }) => ({ officer, from }))
  if (closed.length > 0) {
    await sql`
      update officer_1 o
      set known = int8range(lower(o.known), r.at)
      from json_to_recordset(${JSON.stringify(closed)}::json) as r (officer text, "from" date, at bigint)
      where o.journal = ${journal} and o.officer = r.officer and lower(o.days) is not distinct from r."from"
        and upper_inf(o.known)`.execute(db)
  }
  const opened = openedOf(changes)
  if (opened.length > 0) {
    await sql`
      insert into officer_1 (journal, officer, person, organisation, unit, account, days, known, why)
      select ${journal}, r.officer, r.person, r.organisation, r.unit, r.account,
        case when r."from" is null then 'empty' else daterange(r."from", r."to") end, int8range(r.known_from, r.known_to), r.why
      from json_to_recordset(${JSON.stringify(opened)}::json)
        as r (officer text, person uuid, organisation text, unit text, account text, "from" date, "to" date,
          known_from bigint, known_to bigint, why bigint[])`.execute(db)
  }
}

export async function writeAbsences(
  db: QueryExecutorProvider,
  journal: string,
  changes: Changes<AbsenceRow>,
): Promise<void> {
  const closed = closedOf(changes, ({ officer, absence }) => ({ officer, absence }))
  if (closed.length > 0) {
    await sql`
      update absence_1 a
      set known = int8range(lower(a.known), r.at)
      from json_to_recordset(${JSON.stringify(closed)}::json) as r (officer text, absence text, at bigint)
      where a.journal = ${journal} and a.officer = r.officer and a.absence = r.absence and upper_inf(a.known)`.execute(
      db,
    )
  }
  const opened = openedOf(changes)
  if (opened.length > 0) {
    await sql`
      insert into absence_1 (journal, officer, by, absence, days, reason, known, why)
      select ${journal}, r.officer, r.by, r.absence, daterange(r."from", r."to"), r.reason,
        int8range(r.known_from, r.known_to), r.why
      from json_to_recordset(${JSON.stringify(opened)}::json)
        as r (officer text, by text, absence text, "from" date, "to" date, reason text,
          known_from bigint, known_to bigint, why bigint[])`.execute(db)
  }
}

export async function writeAssignments(
  db: QueryExecutorProvider,
  journal: string,
  changes: Changes<AssignmentRow>,
): Promise<void> {
  const closed = closedOf(changes, ({ uscc, from }) => ({ uscc, from }))
  if (closed.length > 0) {
    await sql`
      update assignment_1 a
      set known = int8range(lower(a.known), r.at)
      from json_to_recordset(${JSON.stringify(closed)}::json) as r (uscc text, "from" date, at bigint)
      where a.journal = ${journal} and a.uscc = r.uscc and lower(a.days) = r."from" and upper_inf(a.known)`.execute(db)
  }
  const opened = openedOf(changes)
  if (opened.length > 0) {
    await sql`
      insert into assignment_1 (journal, stream, uscc, name, officer, days, document, objection, known, why)
      select ${journal}, 'assignment-' || r.uscc, r.uscc, r.name, r.officer, daterange(r."from", r."to"), r.document,
        r.objection, int8range(r.known_from, r.known_to), r.why
      from json_to_recordset(${JSON.stringify(opened)}::json)
        as r (uscc text, name text, officer text, "from" date, "to" date, document text, objection text,
          known_from bigint, known_to bigint, why bigint[])`.execute(db)
  }
}

export async function writeHandovers(
  db: QueryExecutorProvider,
  journal: string,
  changes: Changes<HandoverRow>,
): Promise<void> {
  const closed = closedOf(changes, ({ handover }) => ({ handover }))
  if (closed.length > 0) {
    await sql`
      update handover_1 h
      set known = int8range(lower(h.known), r.at)
      from json_to_recordset(${JSON.stringify(closed)}::json) as r (handover text, at bigint)
      where h.journal = ${journal} and h.handover = r.handover and upper_inf(h.known)`.execute(db)
  }
  const opened = openedOf(changes)
  if (opened.length > 0) {
    await sql`
      insert into handover_1
        (journal, handover, from_officer, to_officer, on_day, status, firms, demands, document, reason, returned, known, why)
      select ${journal}, r.handover, r.from_officer, r.to_officer, r.on_day, r.status, r.firms, r.demands, r.document,
        r.reason, r.returned, int8range(r.known_from, r.known_to), r.why
      from json_to_recordset(${JSON.stringify(opened)}::json)
        as r (handover text, from_officer text, to_officer text, on_day date, status text, firms json, demands text[],
          document text, reason text, returned text, known_from bigint, known_to bigint, why bigint[])`.execute(db)
  }
}

function closedOf<Row>(changes: Changes<Row>, keyOf: (row: Row) => object): readonly object[] {
  return changes.flatMap(({ closed }) => closed.map(({ row, at }) => ({ ...keyOf(row), at })))
}

function openedOf<Row extends object>(changes: Changes<Row>): readonly object[] {
  return changes.flatMap(({ opened }) =>
    opened.map(({ row, from, to }) => ({ ...row, known_from: from, known_to: to ?? null })),
  )
}
