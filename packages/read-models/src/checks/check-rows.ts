import {
  checkDecider,
  checkFields,
  checkItems,
  type Check,
  type CheckEvent,
  type CheckFinding,
  type CheckInput,
  type Day,
} from '@titian/domain'
import type { RecordedEvent } from '@titian/event-store'
import { sql, type QueryExecutorProvider } from 'kysely'
import { hasShape } from '../log/shape.ts'
import { touchedStreams, type Line } from '../log/touched-streams.ts'
import { versionsOfStream } from '../versioned-rows.ts'

const prefix = 'check-'

type Raised = Extract<CheckEvent, { type: 'CheckRaised' }>['data']

interface Folded {
  readonly check: Check
  readonly raised?: Raised & { readonly on: Day }
  readonly recorded?: {
    readonly on: Day
    readonly by: string
    readonly findings: readonly CheckFinding[]
    readonly note?: string
  }
  readonly concluded?: { readonly on: Day; readonly note?: string }
  readonly dropped?: { readonly on: Day; readonly reason: string }
  readonly why: readonly number[]
}

/** 实地核查, each as it stands. */
export const checkRows = {
  name: 'check_1',
  tables: ['check_1'],
  handle: async (db: QueryExecutorProvider, events: readonly RecordedEvent[]): Promise<void> => {
    const journal = events[0]?.journal
    if (journal === undefined) return
    const closed: object[] = []
    const opened: object[] = []
    for (const touched of await touchedStreams(db, journal, events, prefix)) {
      const check = touched.stream.slice(prefix.length)
      const initial: Folded = { check: checkDecider.initialState, why: [] }
      const versions = versionsOfStream(touched, { initial, fold, rowsOf })
      for (const { at } of versions.closed) closed.push({ check, at })
      for (const { row, from, to } of versions.opened)
        opened.push({
          check,
          ...row,
          who: `{${row.who.map((each) => JSON.stringify(each)).join()}}`,
          triggers: `{${row.triggers.join()}}`,
          why: `{${row.why.join()}}`,
          known_from: from,
          known_to: to ?? null,
        })
    }
    await write(db, journal, closed, opened)
  },
}

function fold(folded: Folded, line: Line): Folded {
  const event = checkEventOf(line)
  const { occurredOn: on, position } = line
  const next = { ...folded, check: checkDecider.evolve(folded.check, event), why: [...folded.why, position] }
  switch (event.type) {
    case 'CheckRaised':
      return { ...next, raised: { ...event.data, on } }
    case 'CheckStaffed': {
      const { recorded: _, ...rest } = next
      return rest
    }
    case 'CheckRecorded':
      return { ...next, recorded: { ...event.data, on } }
    case 'CheckConcluded':
      return { ...next, concluded: { ...event.data, on } }
    case 'CheckDropped':
      return { ...next, dropped: { ...event.data, on } }
  }
}

/** What a check's row keeps beside its columns. */
export interface CheckData {
  readonly reason: string | null
  readonly known: CheckInput | null
  readonly declared: CheckInput | null
  readonly findings: readonly CheckFinding[]
  readonly note: string | null
  readonly conclusion: string | null
  readonly dropped: { readonly on: Day; readonly reason: string } | null
}

function rowsOf({ check, raised, recorded, concluded, dropped, why }: Folded) {
  if (check.status === 'absent' || !raised) return []
  const { uscc, name, year, rules, triggers } = raised
  const data: CheckData = {
    reason: raised.reason ?? null,
    known: raised.known ?? null,
    declared: raised.declared ?? null,
    findings: recorded?.findings ?? [],
    note: recorded?.note ?? null,
    conclusion: concluded?.note ?? null,
    dropped: dropped ? { on: dropped.on, reason: dropped.reason } : null,
  }
  return [
    {
      uscc,
      name,
      year,
      status: check.status,
      who: check.who,
      raised_on: raised.on,
      recorded_on: recorded?.on ?? null,
      recorded_by: recorded?.by ?? null,
      concluded_on: concluded?.on ?? null,
      rules,
      triggers,
      data,
      why,
    },
  ]
}

/** The event as the domain folds it. A type or shape that the domain does not know is a fault. */
export function checkEventOf({ type, data, position }: Pick<Line, 'type' | 'data' | 'position'>): CheckEvent {
  switch (type) {
    case 'CheckRaised':
      if (hasShape(data, raisedShape) && hasInputs(data)) return { type, data }
      break
    case 'CheckStaffed':
      if (hasShape(data, { who: 'string[]' })) return { type, data }
      break
    case 'CheckRecorded':
      if (hasShape(data, { by: 'string', note: 'string?' }) && hasFindings(data)) return { type, data }
      break
    case 'CheckConcluded':
      if (hasShape(data, { by: 'string', verdict: 'string', note: 'string?' }) && isVerdict(data.verdict))
        return { type, data: { ...data, verdict: data.verdict } }
      break
    case 'CheckDropped':
      if (hasShape(data, { reason: 'string' })) return { type, data }
  }
  throw new Error(`The event at position ${position} is no ${type} that a check may hold`)
}

const raisedShape = {
  uscc: 'string',
  name: 'string',
  year: 'number',
  rules: 'string',
  triggers: 'string[]',
  reason: 'string?',
} as const

function hasInputs<Data extends object>(
  data: Data,
): data is Data & { readonly known?: CheckInput; readonly declared?: CheckInput } {
  return ['known', 'declared'].every((part) => {
    const input: unknown = Object.entries(data).find(([field]) => field === part)?.[1]
    return input === undefined || hasShape(input, inputShape)
  })
}

const inputShape = {
  employees: 'number?',
  scientistShare: 'number?',
  research: 'number?',
  rights: 'number?',
  riskWithin3Years: 'boolean?',
  firstTime: 'boolean?',
} as const satisfies Readonly<Record<(typeof checkFields)[number], string>>

function isVerdict(text: string): text is 'passed' | 'failed' {
  return text === 'passed' || text === 'failed'
}

function hasFindings<Data extends object>(data: Data): data is Data & { readonly findings: readonly CheckFinding[] } {
  return (
    'findings' in data &&
    Array.isArray(data.findings) &&
    data.findings.every(
      (finding) =>
        hasShape(finding, { item: 'string', holds: 'string', note: 'string?' }) &&
        checkItems.some((item) => item === finding.item),
    )
  )
}

async function write(
  db: QueryExecutorProvider,
  journal: string,
  closed: readonly object[],
  opened: readonly object[],
): Promise<void> {
  if (closed.length > 0) {
    await sql`
      update check_1 c
      set known = int8range(lower(c.known), r.at)
      from json_to_recordset(${JSON.stringify(closed)}::json) as r ("check" text, at bigint)
      where c.journal = ${journal} and c."check" = r."check" and upper_inf(c.known)`.execute(db)
  }
  if (opened.length > 0) {
    await sql`
      insert into check_1 (journal, "check", uscc, name, year, status, who, raised_on, recorded_on, recorded_by, concluded_on,
        rules, triggers, data, known, why)
      select ${journal}, r."check", r.uscc, r.name, r.year, r.status, r.who, r.raised_on, r.recorded_on, r.recorded_by,
        r.concluded_on, r.rules, r.triggers, r.data, int8range(r.known_from, r.known_to), r.why
      from json_to_recordset(${JSON.stringify(opened)}::json)
        as r ("check" text, uscc text, name text, year int, status text, who text[], raised_on date, recorded_on date,
          recorded_by text, concluded_on date, rules text, triggers text[], data json, known_from bigint, known_to bigint,
          why bigint[])`.execute(db)
  }
}
