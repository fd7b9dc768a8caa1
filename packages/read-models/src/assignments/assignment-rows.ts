import {
  evolveAssignment,
  handoverDecider,
  officerDecider,
  serviceOf,
  tenuresOf,
  unassigned,
  type AssignmentState,
  type HandoverState,
  type OfficerState,
} from '@titian/domain'
import type { RecordedEvent } from '@titian/event-store'
import type { QueryExecutorProvider } from 'kysely'
import { touchedStreams, type Line } from '../log/touched-streams.ts'
import { versionsOf, type Versions } from '../versioned-rows.ts'
import {
  writeAbsences,
  writeAssignments,
  writeHandovers,
  writeOfficers,
  type AbsenceRow,
  type AssignmentRow,
  type HandoverRow,
  type OfficerRow,
} from './assignment-tables.ts'
import { assignmentFactOf, handoverFactOf, officerFactOf } from './officer-events.ts'

/** Who looks after which firm: officers, their firms from when to when, who covers for whom, and what is handed over. */
export const assignmentRows = {
  name: 'assignment_1',
  tables: ['officer_1', 'assignment_1', 'absence_1', 'handover_1'],
  handle: async (db: QueryExecutorProvider, events: readonly RecordedEvent[]): Promise<void> => {
    const journal = events[0]?.journal
    if (journal === undefined) return
    const officers = await folded(db, journal, events, {
      prefix: 'officer-',
      initial: officerDecider.initialState,
      evolve: (state, line) => officerDecider.evolve(state, officerFactOf(line)),
    })
    await writeOfficers(db, journal, officers.map(rowVersions(officerRows)))
    await writeAbsences(db, journal, officers.map(rowVersions(absenceRows)))
    const assignments = await folded(db, journal, events, {
      prefix: 'assignment-',
      initial: unassigned,
      evolve: (state, line) => evolveAssignment(state, assignmentFactOf(line)),
    })
    await writeAssignments(db, journal, assignments.map(rowVersions(tenureRows)))
    const handovers = await folded<HandoverState>(db, journal, events, {
      prefix: 'handover-',
      initial: handoverDecider.initialState,
      evolve: (state, line) => handoverDecider.evolve(state, handoverFactOf(line)),
    })
    await writeHandovers(db, journal, handovers.map(rowVersions(handoverRows)))
  },
}

interface Folding<State> {
  readonly prefix: string
  readonly initial: State
  readonly evolve: (state: State, line: Line) => State
}

interface Folded<State> {
  /** The stream's name without its prefix: a 编号, a credit code, an id. */
  readonly key: string
  readonly before: State
  readonly steps: readonly { readonly position: number; readonly state: State }[]
  readonly positions: ReadonlyMap<number, number>
}

async function folded<State>(
  db: QueryExecutorProvider,
  journal: string,
  events: readonly RecordedEvent[],
  { prefix, initial, evolve }: Folding<State>,
): Promise<readonly Folded<State>[]> {
  const touched = await touchedStreams(db, journal, events, prefix)
  return touched.map(({ stream, before: older, lines }) => {
    const before = older.reduce(evolve, initial)
    let state = before
    const steps = lines.map((line) => {
      state = evolve(state, line)
      return { position: line.position, state }
    })
    const positions = new Map([...older, ...lines].map(({ version, position }) => [version, position]))
    return { key: stream.slice(prefix.length), before, steps, positions }
  })
}

type PositionsOf = (versions: readonly number[]) => readonly number[]
type RowsOf<State, Row> = (key: string, state: State, why: PositionsOf, positions: readonly number[]) => readonly Row[]

function rowVersions<State, Row>(rowsOf: RowsOf<State, Row>): (stream: Folded<State>) => Versions<Row> {
  return ({ key, before, steps, positions }) => {
    const why: PositionsOf = (versions) =>
      versions.map((version) => positions.get(version) ?? 0).toSorted((a, b) => a - b)
    const upTo = (last: number) => [...positions.values()].filter((position) => position <= last)
    const first = steps[0]?.position ?? 0
    return versionsOf(
      rowsOf(key, before, why, upTo(first - 1)),
      steps.map(({ position, state }) => ({ position, rows: rowsOf(key, state, why, upTo(position)) })),
    )
  }
}

const officerRows: RowsOf<OfficerState, OfficerRow> = (officer, state, why) => {
  const { account } = state
  const linked = account ? [account.version] : []
  const spells = serviceOf(state)
  if (spells.length === 0) {
    const row = { officer, person: null, organisation: null, unit: null, from: null, to: null }
    return account ? [{ ...row, account: account.account, why: why(linked) }] : []
  }
  return spells.map(({ value, from, to, why: versions }) => ({
    officer,
    person: value.person,
    organisation: value.organisation ?? null,
    unit: value.unit ?? null,
    account: account?.account ?? null,
    from,
    to: to ?? null,
    why: why([...versions, ...linked]),
  }))
}

const absenceRows: RowsOf<OfficerState, AbsenceRow> = (officer, { absences }, why) =>
  absences.map(({ absence, by, from, to, reason, versions }) => ({
    officer,
    by,
    absence,
    from,
    to,
    reason: reason ?? null,
    why: why(versions),
  }))

const tenureRows: RowsOf<AssignmentState, AssignmentRow> = (uscc, state, why) =>
  tenuresOf(state).map(({ officer, name, from, to, document, objection, versions }) => ({
    uscc,
    officer,
    name,
    from,
    to: to ?? null,
    document: document ?? null,
    objection: objection ?? null,
    why: why(versions),
  }))

const handoverRows: RowsOf<HandoverState, HandoverRow> = (handover, state, _why, positions) => {
  if (state.status === 'absent') return []
  const { from, to, firms, demands, document, reason } = state.prepared
  return [
    {
      handover,
      from_officer: from,
      to_officer: to,
      on_day: state.on,
      status: state.status,
      firms,
      demands,
      document: document ?? null,
      reason: reason ?? null,
      returned: state.returned ?? null,
      why: positions.toSorted((a, b) => a - b),
    },
  ]
}
