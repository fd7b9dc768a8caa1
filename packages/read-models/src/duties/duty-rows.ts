import {
  dutyTable,
  dutyTableStream,
  withoutConcerned,
  type Day,
  type Duty,
  type DutyEvent,
  type DutyTableEvent,
} from '@titian/domain'
import type { RecordedEvent } from '@titian/event-store'
import { sql, type QueryExecutorProvider } from 'kysely'
import { isUndated } from '../enterprises/touched-enterprises.ts'
import { hasShape } from '../log/shape.ts'
import { touchedStreams, type Line } from '../log/touched-streams.ts'
import { versionsOfStream } from '../versioned-rows.ts'

const prefix = 'duties-'

type Said = Pick<RecordedEvent, 'type' | 'data' | 'position'>
type Done = Extract<DutyEvent, { type: 'DutyDone' }>['data']

interface DoneRow extends Done {
  readonly done_on: Day
  /** False where the day is only the list's. */
  readonly dated: boolean
  readonly why: readonly number[]
}

/** Who has done what: one row a firm, duty and year, at the first day that anybody says; the day of a list is none. */
export const dutyRows = {
  name: 'duty_done_1',
  tables: ['duty_done_1'],
  handle: async (db: QueryExecutorProvider, events: readonly RecordedEvent[]): Promise<void> => {
    const journal = events[0]?.journal
    if (journal === undefined) return
    const closed: object[] = []
    const opened: object[] = []
    for (const touched of await touchedStreams(db, journal, events, prefix)) {
      const { stream } = touched
      const versions = versionsOfStream(touched, { initial: [], fold, rowsOf })
      for (const { row, at } of versions.closed) closed.push({ stream, duty: row.duty, year: row.year, at })
      for (const { row, from, to } of versions.opened)
        opened.push({ stream, ...row, why: `{${row.why.join()}}`, known_from: from, known_to: to ?? null })
    }
    await close(db, journal, closed)
    await open(db, journal, opened)
  },
}

interface SaidDone {
  readonly version: number
  readonly position: number
  readonly on: Day
  readonly dated: boolean
  readonly data: Done
}

function fold(said: readonly SaidDone[], line: Line): readonly SaidDone[] {
  const event = dutyEventOf(line)
  const { version, position, occurredOn: on, meta } = line
  return event.type === 'DutyDone'
    ? [...said, { version, position, on, dated: !isUndated(meta), data: event.data }]
    : withoutConcerned(said, event)
}

function rowsOf(said: readonly SaidDone[]): readonly DoneRow[] {
  const groups = Map.groupBy(said, ({ data: { duty, year } }) => `${year} ${duty}`)
  return [...groups.values()].flatMap((same) => {
    const [first] = same.toSorted(
      (a, b) =>
        Number(b.dated) - Number(a.dated) || (a.on < b.on ? -1 : a.on > b.on ? 1 : 0) || a.position - b.position,
    )
    return first
      ? [{ ...first.data, done_on: first.on, dated: first.dated, why: same.map(({ position }) => position) }]
      : []
  })
}

export function dutyEventOf({ type, data, position }: Said): DutyEvent {
  if (type === 'DutyDone' && hasShape(data, { uscc: 'string', name: 'string', duty: 'string', year: 'number' }))
    return { type, data }
  if (type === 'StatementWithdrawn' && hasShape(data, { concerns: 'number[]', reason: 'string' })) return { type, data }
  throw new Error(`The event at position ${position} is no ${type} that the duties of a firm may hold`)
}

export function dutyTableEventOf({ type, data, position }: Said): DutyTableEvent {
  if (type === 'DutySet' && hasShape(data, line) && isHolders(data.of)) return { type, data: { ...data, of: data.of } }
  if (type === 'DutyDropped' && hasShape(data, { duty: 'string', year: 'number?' })) return { type, data }
  throw new Error(`The event at position ${position} is no ${type} of the table of duties`)
}

const line = {
  duty: 'string',
  name: 'string',
  of: 'string',
  opens: 'string?',
  due: 'string?',
  months: 'number?',
  twiceIsFatal: 'boolean?',
  source: 'string',
  year: 'number?',
} as const

function isHolders(text: string): text is Duty['of'] {
  return text === 'high-tech' || text === 'tech-sme-before' || text === 'renamed'
}

/** The table of duties as the city keeps it, up to a position where one is given. */
export async function dutyTableAt(
  db: QueryExecutorProvider,
  journal: string,
  known?: number,
): Promise<readonly Duty[]> {
  const { rows } = await sql<Said>`
    select position, type, data
    from event
    where journal = ${journal} and stream = ${dutyTableStream}
      and (${known ?? null}::bigint is null or position <= ${known ?? null})
    order by version`.execute(db)
  return dutyTable(rows.map(dutyTableEventOf))
}

async function close(db: QueryExecutorProvider, journal: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update duty_done_1 d
    set known = int8range(lower(d.known), r.at)
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (stream text, duty text, year int, at bigint)
    where d.journal = ${journal} and d.stream = r.stream and d.duty = r.duty and d.year = r.year and upper_inf(d.known)`.execute(
    db,
  )
}

async function open(db: QueryExecutorProvider, journal: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into duty_done_1 (journal, stream, uscc, name, duty, year, done_on, dated, known, why)
    select ${journal}, r.stream, r.uscc, r.name, r.duty, r.year, r.done_on, r.dated, int8range(r.known_from, r.known_to), r.why
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (stream text, uscc text, name text, duty text, year int, done_on date, dated boolean, known_from bigint, known_to bigint,
        why bigint[])`.execute(db)
}
