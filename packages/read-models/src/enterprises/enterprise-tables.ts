import { sql, type QueryExecutorProvider } from 'kysely'
import type { Versions } from '../versioned-rows.ts'
import type { EnterpriseSpell } from './enterprise-spells.ts'
import { nameOrderOf, searchKeysOf } from './search-keys.ts'

export interface FirmRow {
  readonly uscc: string
  readonly codes: readonly string[]
  readonly name: string
  readonly names: readonly string[]
  readonly employees: number | null
  readonly revenue: number | null
}

export interface NameRow {
  readonly name_key: string
  readonly former: boolean
}

export interface CodeRow {
  readonly code: string
}

export interface SpellRow extends EnterpriseSpell {
  readonly uscc: string
  readonly in_register: boolean
}

export type Streamed<Rows> = Rows & { readonly stream: string }
type Changes<Row> = readonly Streamed<Versions<Row>>[]

export async function writeFirms(db: QueryExecutorProvider, journal: string, changes: Changes<FirmRow>): Promise<void> {
  const closed = closedOf(changes, () => ({}))
  if (closed.length > 0) {
    await sql`
      update enterprise_1 e
      set known = int8range(lower(e.known), r.at)
      from json_to_recordset(${JSON.stringify(closed)}::json) as r (stream text, at bigint)
      where e.journal = ${journal} and e.stream = r.stream and upper_inf(e.known)`.execute(db)
  }
  const opened = openedOf(changes, ({ codes, names, ...row }) => ({
    ...row,
    codes: `{${codes.join()}}`,
    search: searchKeysOf(names),
  }))
  if (opened.length > 0) {
    await sql`
      insert into enterprise_1 (journal, stream, known, uscc, codes, name, search, employees, revenue)
      select ${journal}, r.stream, int8range(r.known_from, r.known_to), r.uscc, r.codes, r.name, r.search, r.employees, r.revenue
      from json_to_recordset(${JSON.stringify(opened)}::json)
        as r (stream text, known_from bigint, known_to bigint, uscc text, codes text[], name text, search text,
          employees int, revenue float8)`.execute(db)
  }
}

export async function writeNames(db: QueryExecutorProvider, journal: string, changes: Changes<NameRow>): Promise<void> {
  const closed = closedOf(changes, (row) => row)
  if (closed.length > 0) {
    await sql`
      update enterprise_name_1 n
      set known = int8range(lower(n.known), r.at)
      from json_to_recordset(${JSON.stringify(closed)}::json) as r (stream text, name_key text, former boolean, at bigint)
      where n.journal = ${journal} and n.stream = r.stream and n.name_key = r.name_key and n.former = r.former
        and upper_inf(n.known)`.execute(db)
  }
  const opened = openedOf(changes, (row) => row)
  if (opened.length > 0) {
    await sql`
      insert into enterprise_name_1 (journal, name_key, stream, known, former)
      select ${journal}, r.name_key, r.stream, int8range(r.known_from, r.known_to), r.former
      from json_to_recordset(${JSON.stringify(opened)}::json)
        as r (stream text, name_key text, former boolean, known_from bigint, known_to bigint)`.execute(db)
  }
}

export async function writeCodes(db: QueryExecutorProvider, journal: string, changes: Changes<CodeRow>): Promise<void> {
  const closed = closedOf(changes, (row) => row)
  if (closed.length > 0) {
    await sql`
      update enterprise_code_1 c
      set known = int8range(lower(c.known), r.at)
      from json_to_recordset(${JSON.stringify(closed)}::json) as r (stream text, code text, at bigint)
      where c.journal = ${journal} and c.stream = r.stream and c.code = r.code and upper_inf(c.known)`.execute(db)
  }
  const opened = openedOf(changes, (row) => row)
  if (opened.length > 0) {
    await sql`
      insert into enterprise_code_1 (journal, code, stream, known)
      select ${journal}, r.code, r.stream, int8range(r.known_from, r.known_to)
      from json_to_recordset(${JSON.stringify(opened)}::json)
        as r (stream text, code text, known_from bigint, known_to bigint)`.execute(db)
  }
}

export async function writeSpells(
  db: QueryExecutorProvider,
  journal: string,
  changes: Changes<SpellRow>,
): Promise<void> {
  // A firm's spells follow one another, so the first day tells them apart.
  const closed = closedOf(changes, ({ from }) => ({ from }))
  if (closed.length > 0) {
    await sql`
      update enterprise_spell_1 s
      set known = int8range(lower(s.known), r.at)
      from json_to_recordset(${JSON.stringify(closed)}::json) as r (stream text, "from" date, at bigint)
      where s.journal = ${journal} and s.stream = r.stream and lower(s.days) = r."from" and upper_inf(s.known)`.execute(
      db,
    )
  }
  const opened = openedOf(changes, ({ titles, ...row }) => ({
    ...row,
    titles: `{${titles.join()}}`,
    name_order: nameOrderOf(row.name),
  }))
  if (opened.length > 0) {
    await sql`
      insert into enterprise_spell_1
        (journal, stream, days, known, uscc, name, name_order, unit, status, in_register, stage, titles)
      select ${journal}, r.stream, daterange(r."from", r."to"), int8range(r.known_from, r.known_to), r.uscc, r.name, r.name_order,
        r.unit, r.status, r.in_register, r.stage, r.titles
      from json_to_recordset(${JSON.stringify(opened)}::json)
        as r (stream text, "from" date, "to" date, known_from bigint, known_to bigint, uscc text, name text, name_order text,
          unit text, status text, in_register boolean, stage text, titles text[])`.execute(db)
  }
}

function closedOf<Row>(changes: Changes<Row>, keyOf: (row: Row) => object): readonly object[] {
  return changes.flatMap(({ stream, closed }) => closed.map(({ row, at }) => ({ stream, ...keyOf(row), at })))
}

function openedOf<Row>(changes: Changes<Row>, shown: (row: Row) => object): readonly object[] {
  return changes.flatMap(({ stream, opened }) =>
    opened.map(({ row, from, to }) => ({ stream, ...shown(row), known_from: from, known_to: to ?? null })),
  )
}
