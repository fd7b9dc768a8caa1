import { historyOf, matchKey, type Standing } from '@titian/domain'
import type { RecordedEvent } from '@titian/event-store'
import { sql, type QueryExecutorProvider } from 'kysely'
import { versionsOf } from '../versioned-rows.ts'
import { searchKeysOf } from './search-keys.ts'
import { touchedEnterprises } from './touched-enterprises.ts'

interface EnterpriseRow {
  readonly uscc: string
  readonly codes: readonly string[]
  readonly name: string
  readonly names: readonly { readonly name: string; readonly from: string; readonly to: string | null }[]
  readonly in_register: boolean
  readonly ended: string | null
  readonly ended_on: string | null
}

interface NameRow {
  readonly name_key: string
  readonly former: boolean
}

/** Who each firm is: its codes, its names of all days, and the keys by which people look for it. */
export const enterpriseIndex = {
  name: 'enterprise_1',
  handle: async (db: QueryExecutorProvider, events: readonly RecordedEvent[]): Promise<void> => {
    const journal = events[0]?.journal
    if (journal === undefined) return
    const closed: object[] = []
    const opened: object[] = []
    const namesClosed: object[] = []
    const namesOpened: object[] = []
    for (const { stream, before, steps } of await touchedEnterprises(db, journal, events)) {
      const firm = versionsOf(
        rowsOf(before),
        steps.map(({ position, standing }) => ({ position, rows: rowsOf(standing) })),
      )
      for (const { at } of firm.closed) closed.push({ stream, at })
      for (const { row, from, to } of firm.opened) {
        opened.push({
          stream,
          ...row,
          codes: `{${row.codes.join()}}`,
          search: searchKeysOf(row),
          known_from: from,
          known_to: to ?? null,
        })
      }
      const names = versionsOf(
        rowsOf(before).flatMap(namesOf),
        steps.map(({ position, standing }) => ({ position, rows: rowsOf(standing).flatMap(namesOf) })),
      )
      for (const { row, at } of names.closed) namesClosed.push({ stream, ...row, at })
      for (const { row, from, to } of names.opened)
        namesOpened.push({ stream, ...row, known_from: from, known_to: to ?? null })
    }
    await write(db, journal, closed, opened)
    await writeNames(db, journal, namesClosed, namesOpened)
  },
}

function rowsOf(standing: readonly Standing[]): readonly EnterpriseRow[] {
  const newest = standing.at(-1)
  if (!newest) return []
  const { names, ended, inRegister } = historyOf(standing)
  return [
    {
      uscc: newest.statement.data.uscc,
      codes: [...new Set(standing.map(({ statement }) => statement.data.uscc))].toSorted(),
      name: names.at(-1)?.value ?? newest.statement.data.name,
      names: names.map(({ value, from, to }) => ({ name: value, from, to: to ?? null })),
      in_register: inRegister,
      ended: ended?.how ?? null,
      ended_on: ended?.on ?? null,
    },
  ]
}

function namesOf({ name, names }: EnterpriseRow): readonly NameRow[] {
  const current = matchKey(name)
  const keys = new Set(names.map((each) => matchKey(each.name)))
  return [...keys].map((name_key) => ({ name_key, former: name_key !== current }))
}

async function write(
  db: QueryExecutorProvider,
  journal: string,
  closed: readonly object[],
  opened: readonly object[],
): Promise<void> {
  if (closed.length > 0) {
    await sql`
      update enterprise_1 e
      set known = int8range(lower(e.known), r.at)
      from json_to_recordset(${JSON.stringify(closed)}::json) as r (stream text, at bigint)
      where e.journal = ${journal} and e.stream = r.stream and upper_inf(e.known)`.execute(db)
  }
  if (opened.length > 0) {
    await sql`
      insert into enterprise_1 (journal, stream, known, uscc, codes, name, names, search, in_register, ended, ended_on)
      select ${journal}, r.stream, int8range(r.known_from, r.known_to), r.uscc, r.codes, r.name, r.names, r.search, r.in_register,
        r.ended, r.ended_on
      from json_to_recordset(${JSON.stringify(opened)}::json)
        as r (stream text, known_from bigint, known_to bigint, uscc text, codes text[], name text, names json, search text,
          in_register boolean, ended text, ended_on date)`.execute(db)
  }
}

async function writeNames(
  db: QueryExecutorProvider,
  journal: string,
  closed: readonly object[],
  opened: readonly object[],
): Promise<void> {
  if (closed.length > 0) {
    await sql`
      update enterprise_name_1 n
      set known = int8range(lower(n.known), r.at)
      from json_to_recordset(${JSON.stringify(closed)}::json) as r (stream text, name_key text, former boolean, at bigint)
      where n.journal = ${journal} and n.stream = r.stream and n.name_key = r.name_key and n.former = r.former
        and upper_inf(n.known)`.execute(db)
  }
  if (opened.length > 0) {
    await sql`
      insert into enterprise_name_1 (journal, name_key, stream, known, former)
      select ${journal}, r.name_key, r.stream, int8range(r.known_from, r.known_to), r.former
      from json_to_recordset(${JSON.stringify(opened)}::json)
        as r (stream text, name_key text, former boolean, known_from bigint, known_to bigint)`.execute(db)
  }
}
