import {
  calendarOf,
  demandDecider,
  workingCalendarStream,
  type DemandState,
  type WorkingCalendar,
  type WorkingCalendarEvent,
} from '@titian/domain'
import type { RecordedEvent } from '@titian/event-store'
import { sql, type QueryExecutorProvider } from 'kysely'
import { workingCalendarEventOf } from '../calendar/working-calendar.ts'
import { touchedStreams, type Line } from '../log/touched-streams.ts'
import { versionsOf, type Versions } from '../versioned-rows.ts'
import { callBackEventOf, demandFactOf } from './demand-events.ts'
import { demandRow, demandSpells, type DemandRow, type SpellRow } from './demand-states.ts'
import { writeDemands, writeSpells } from './demand-tables.ts'

const prefix = 'demand-'
const callBackPrefix = 'call-back-'

/** Each demand as it stands and what it was on which day, and the samples that were drawn of them. */
export const demandRows = {
  name: 'demand_1',
  tables: ['demand_1', 'demand_spell_1', 'call_back_sample_1'],
  handle: async (db: QueryExecutorProvider, events: readonly RecordedEvent[]): Promise<void> => {
    const [first] = events
    if (!first) return
    const { journal } = first
    const years = [...(await yearsBefore(db, journal, first.position))]
    let batch: RecordedEvent[] = []
    for (const event of events) {
      if (event.stream !== workingCalendarStream) {
        batch.push(event)
        continue
      }
      // What came before it was counted by the calendar as it was; then every clock is counted again.
      await followDemands(db, journal, batch, calendarOf(years))
      batch = []
      const before = calendarOf(years)
      years.push(workingCalendarEventOf(event))
      await countAgain(db, journal, event.position, before, calendarOf(years))
    }
    await followDemands(db, journal, batch, calendarOf(years))
    await followSamples(db, journal, events)
  },
}

async function followDemands(
  db: QueryExecutorProvider,
  journal: string,
  events: readonly RecordedEvent[],
  calendar: WorkingCalendar,
): Promise<void> {
  const touched = await touchedStreams(db, journal, events, prefix)
  const changes = touched.map(({ stream, before, lines }) => {
    const positions = new Map([...before, ...lines].map(({ version, position }) => [version, position]))
    const states = [folded(before)]
    for (const line of lines) states.push(evolved(states.at(-1) ?? demandDecider.initialState, line))
    const steps = <Row>(rowsOf: (state: DemandState) => readonly Row[]) => {
      const [first = [], ...later] = states.map(rowsOf)
      return versionsOf(
        first,
        later.map((rows, index) => ({ position: lines[index]?.position ?? 0, rows })),
      )
    }
    return {
      demand: stream.slice(prefix.length),
      rows: steps((state) => demandRow({ state, positions }, calendar)),
      spells: steps((state) => demandSpells({ state, positions }, calendar)),
    }
  })
  await write(db, journal, changes)
}

/** A calendar that is corrected moves the last days of clocks. */
async function countAgain(
  db: QueryExecutorProvider,
  journal: string,
  position: number,
  before: WorkingCalendar,
  calendar: WorkingCalendar,
): Promise<void> {
  const { rows: lines } = await sql<Line>`
    select e.position, e.stream, e.version, e.type, e.data, e.occurred_on::text as "occurredOn", e.meta
    from demand_1 d
    join event e on e.journal = d.journal and e.stream = ${prefix} || d.demand and e.position < ${position}
    where d.journal = ${journal} and upper_inf(d.known) and (not d.listed or d.reopened > 0)
    order by e.stream, e.version`.execute(db)
  const changes = [...Map.groupBy(lines, ({ stream }) => stream)].map(([stream, own]) => {
    const logged = { state: folded(own), positions: new Map(own.map((line) => [line.version, line.position])) }
    const again = <Row>(rowsOf: (counted: WorkingCalendar) => readonly Row[]) =>
      versionsOf(rowsOf(before), [{ position, rows: rowsOf(calendar) }])
    return {
      demand: stream.slice(prefix.length),
      rows: again((counted) => demandRow(logged, counted)),
      spells: again((counted) => demandSpells(logged, counted)),
    }
  })
  await write(db, journal, changes)
}

interface Changed {
  readonly demand: string
  readonly rows: Versions<DemandRow>
  readonly spells: Versions<SpellRow>
}

async function write(db: QueryExecutorProvider, journal: string, changes: readonly Changed[]): Promise<void> {
  await writeDemands(
    db,
    journal,
    changes.map(({ demand, rows }) => ({ demand, ...rows })),
  )
  await writeSpells(
    db,
    journal,
    changes.map(({ demand, spells }) => ({ demand, ...spells })),
  )
}

async function followSamples(
  db: QueryExecutorProvider,
  journal: string,
  events: readonly RecordedEvent[],
): Promise<void> {
  const drawn = events
    .filter(({ stream }) => stream.startsWith(callBackPrefix))
    .map((event) => ({ ...callBackEventOf(event).data, drawn_on: event.occurredOn, position: event.position }))
  if (drawn.length === 0) return
  await sql`
    insert into call_back_sample_1 (journal, sample, drawn_on, from_day, through_day, share, seed, closed, demands, known, why)
    select ${journal}, r.sample, r.drawn_on, r."from", r.through, r.share, r.seed, r.closed, r.demands,
      int8range(r.position, null), array[r.position]
    from json_to_recordset(${JSON.stringify(drawn)}::json)
      as r (sample text, drawn_on date, "from" date, through date, share float8, seed bigint, closed int, demands text[],
        position bigint)`.execute(db)
}

async function yearsBefore(
  db: QueryExecutorProvider,
  journal: string,
  position: number,
): Promise<readonly WorkingCalendarEvent[]> {
  const { rows } = await sql<Pick<Line, 'type' | 'data' | 'position'>>`
    select position, type, data
    from event
    where journal = ${journal} and stream = ${workingCalendarStream} and position < ${position}
    order by version`.execute(db)
  return rows.map(workingCalendarEventOf)
}

function folded(lines: readonly Line[]): DemandState {
  return lines.reduce(evolved, demandDecider.initialState)
}

function evolved(state: DemandState, line: Line): DemandState {
  return demandDecider.evolve(state, demandFactOf(line))
}
