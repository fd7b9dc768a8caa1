import { factsOf, type Fact, type Standing } from '@titian/domain'
import type { RecordedEvent } from '@titian/event-store'
import { sql, type QueryExecutorProvider } from 'kysely'
import { touchedEnterprises } from '../enterprises/touched-enterprises.ts'
import { versionsOf } from '../versioned-rows.ts'

interface FactRow {
  readonly code: string
  readonly key: string
  readonly unit: string
  readonly from: string
  readonly to: string | null
  /** Positions. */
  readonly why: readonly number[]
}

/** Keeps what makes each firm count in each figure, one version for each event that changed it. */
export const figureFacts = {
  name: 'figure_fact_1',
  tables: ['figure_fact_1'],
  handle: async (db: QueryExecutorProvider, events: readonly RecordedEvent[]): Promise<void> => {
    const journal = events[0]?.journal
    if (journal === undefined) return
    const closed: object[] = []
    const opened: object[] = []
    for (const { stream, before, steps, positions } of await touchedEnterprises(db, journal, events)) {
      const rowsOf = (standing: readonly Standing[]) => factsOf(standing).map((fact) => rowOf(fact, positions))
      const versions = versionsOf(
        rowsOf(before),
        steps.map(({ position, standing }) => ({ position, rows: rowsOf(standing) })),
      )
      for (const { row, at } of versions.closed) closed.push({ stream, ...row, why: `{${row.why.join()}}`, at })
      for (const { row, from, to } of versions.opened) {
        opened.push({ stream, ...row, why: `{${row.why.join()}}`, known_from: from, known_to: to ?? null })
      }
    }
    await close(db, journal, closed)
    await open(db, journal, opened)
  },
}

function rowOf({ code, key, unit, from, to, why }: Fact, positions: ReadonlyMap<number, number>): FactRow {
  return { code, key: key ?? '', unit, from, to: to ?? null, why: why.map((version) => positions.get(version) ?? 0) }
}

async function close(db: QueryExecutorProvider, journal: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update figure_fact_1 f
    set known = int8range(lower(f.known), r.at)
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (stream text, code text, key text, unit text, "from" date, "to" date, why bigint[], at bigint)
    where f.journal = ${journal}
      and f.stream = r.stream
      and f.code = r.code
      and f.key = r.key
      and f.unit = r.unit
      and f.days = daterange(r."from", r."to")
      and f.why = r.why
      and upper_inf(f.known)`.execute(db)
}

async function open(db: QueryExecutorProvider, journal: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into figure_fact_1 (journal, stream, code, key, unit, days, known, why)
    select ${journal}, r.stream, r.code, r.key, r.unit, daterange(r."from", r."to"), int8range(r.known_from, r.known_to), r.why
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (stream text, code text, key text, unit text, "from" date, "to" date, why bigint[], known_from bigint, known_to bigint)`.execute(
    db,
  )
}
