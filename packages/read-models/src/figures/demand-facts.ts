import { demandFactsOf, type NumberedFact } from '@titian/domain'
import type { RecordedEvent } from '@titian/event-store'
import { sql, type QueryExecutorProvider } from 'kysely'
import { demandFactOf } from '../demand-ledger/demand-events.ts'
import { touchedStreams, type Line } from '../log/touched-streams.ts'
import { versionsOfStream } from '../versioned-rows.ts'

const prefix = 'demand-'

interface FactRow {
  readonly uscc: string | null
  readonly moment: string
  readonly key: string
  readonly from: string
  readonly to: string | null
  readonly why: readonly number[]
}

/** Keeps what makes each demand count in each figure, one version for each event that changed it. */
export const demandFacts = {
  name: 'demand_fact_1',
  tables: ['demand_fact_1'],
  handle: async (db: QueryExecutorProvider, events: readonly RecordedEvent[]): Promise<void> => {
    const journal = events[0]?.journal
    if (journal === undefined) return
    const closed: object[] = []
    const opened: object[] = []
    for (const touched of await touchedStreams(db, journal, events, prefix)) {
      const { stream, before, lines } = touched
      const demand = stream.slice(prefix.length)
      const positions = new Map([...before, ...lines].map(({ version, position }) => [version, position]))
      const versions = versionsOfStream<readonly NumberedFact[], FactRow>(touched, {
        initial: [],
        fold: (facts, line) => [...facts, numbered(line)],
        rowsOf: (facts) => rowsOf(facts, positions),
      })
      for (const { row, at } of versions.closed) closed.push({ demand, ...row, why: `{${row.why.join()}}`, at })
      for (const { row, from, to } of versions.opened)
        opened.push({ demand, ...row, why: `{${row.why.join()}}`, known_from: from, known_to: to ?? null })
    }
    await close(db, journal, closed)
    await open(db, journal, opened)
  },
}

function numbered(line: Line): NumberedFact {
  return { ...demandFactOf(line), version: line.version }
}

function rowsOf(facts: readonly NumberedFact[], positions: ReadonlyMap<number, number>): readonly FactRow[] {
  return demandFactsOf(facts).map(({ uscc, moment, key, from, to, why }) => ({
    uscc: uscc ?? null,
    moment,
    key,
    from,
    to: to ?? null,
    why: why.map((version) => positions.get(version) ?? 0),
  }))
}

async function close(db: QueryExecutorProvider, journal: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update demand_fact_1 f
    set known = int8range(lower(f.known), r.at)
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (demand text, uscc text, moment text, key text, "from" date, "to" date, why bigint[], at bigint)
    where f.journal = ${journal} and f.demand = r.demand and f.moment = r.moment and f.key = r.key
      and f.uscc is not distinct from r.uscc and f.days = daterange(r."from", r."to") and f.why = r.why
      and upper_inf(f.known)`.execute(db)
}

async function open(db: QueryExecutorProvider, journal: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into demand_fact_1 (journal, demand, uscc, moment, key, days, known, why)
    select ${journal}, r.demand, r.uscc, r.moment, r.key, daterange(r."from", r."to"), int8range(r.known_from, r.known_to),
      r.why
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (demand text, uscc text, moment text, key text, "from" date, "to" date, why bigint[], known_from bigint,
        known_to bigint)`.execute(db)
}
