import { randomUUIDv7 } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Append, Claim, NewEvent } from '@titian/event-store'
import { listOf, type ImportRowRecord, type RowOutcome } from '@titian/read-models'
import { readContacts, sameContact } from './contacts.ts'
import { commandId } from './import-record.ts'
import type { Judging } from './judge-rows.ts'
import { outcomeOf, readTargets, targetOf } from './judge-targets.ts'
import { claimOf, findFirms, type KnownFirm } from './known-firms.ts'
import { keepChunk, readChunk } from './keep-chunk.ts'
import { stateRow, type Entry, type GrowingFirm } from './state-row.ts'
import { partsOf, stateTarget, type GrowingTarget } from './state-target.ts'

/** What one chunk of rows asks of the log, and what it found there already. */
type Plan = {
  events: NewEvent[]
  expect: { stream: string; version: number }[]
  claims: Claim[]
  entries: Entry[]
  outcomes: Map<number, RowOutcome>
}

const attempts = 20

/**
 * Appends the statements of the next rows in one command, and answers how many rows they were. Rows that say what stands
 * by now append nothing, and are remembered as having found it. None, once `signal` is aborted.
 */
export async function appendRows(
  judging: Judging,
  span: { from: number; rowsAtOnce: number },
  signal: AbortSignal,
): Promise<number> {
  const rows = await readChunk(judging.db, judging.record, span)
  const done = await appendChunk(judging, { rows, step: `rows ${span.from}`, content: span }, signal)
  return done ? rows.length : 0
}

/** The same for some rows, in one command that is named by its step; false, once `signal` is aborted. */
export async function appendChunk(
  judging: Judging,
  { rows, step, content }: { rows: readonly ImportRowRecord[]; step: string; content: Record<string, number> },
  signal: AbortSignal,
): Promise<boolean> {
  const { db, store, record } = judging
  const actor = record.confirmed_by
  if (actor === null) throw new Error(`Nobody confirmed import ${record.import}`)
  const command = { id: commandId(record.import, step), content: { import: record.import, ...content } }
  const before = await store.findCommand(record.journal, actor, command)
  if (before?.outcome === 'repeated') {
    // The log has them, our tables do not: we were killed in between.
    await keepChunk(db, record, await recover(judging, rows, before), before)
    return true
  }
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    if (signal.aborted) return false
    const plan = await planOf(judging, rows)
    if (plan.events.length === 0) {
      await keepChunk(db, record, plan, undefined)
      return true
    }
    await keepContacts(judging, rows, plan)
    const { events, expect, claims } = plan
    const append: Append = { journal: record.journal, actor, command, events, expect, claims }
    const outcome = await store.append(append)
    if (outcome.outcome === 'appended' || outcome.outcome === 'repeated') {
      await keepChunk(db, record, plan, outcome)
      return true
    }
    // Somebody else wrote to one of these firms, or registered it, a moment ago: judge again on what is true now.
    if (outcome.outcome !== 'stale' && outcome.outcome !== 'claimed') {
      throw new Error(`Step ${step} of import ${record.import} was not kept: ${outcome.outcome}`)
    }
    await sleep(attempt * 10 * Math.random())
  }
  // The job comes again, later and later.
  throw new Error(`Step ${step} of import ${record.import} met other writers ${attempts} times`)
}

async function planOf(judging: Judging, rows: readonly ImportRowRecord[]): Promise<Plan> {
  const { db, store, record } = judging
  const codes = rows.flatMap(({ statement }) => statement?.data.uscc ?? [])
  const firms = await findFirms(store, record.journal, codes)
  const contacts = await readContacts(db, record, [...firms.values()])
  for (const { statement, contact } of rows) {
    const key = statement?.type === 'RegisterEntryListed' ? statement.data.contact : undefined
    if (key !== undefined && contact) contacts.set(key, contact)
  }
  const plan: Plan = { events: [], expect: [], claims: [], entries: [], outcomes: new Map() }
  const streams = new Map<string, GrowingFirm>()
  const targets = await growingTargets(judging, rows, plan)
  for (const { row, statement, target, occurred_on: occurredOn, dated } of rows) {
    if (occurredOn !== null && target) {
      planTarget(record.import, { row, target, occurredOn }, targets, plan)
      continue
    }
    if (!statement || occurredOn === null) throw new Error(`Row ${row} of import ${record.import} states nothing`)
    const { uscc } = statement.data
    // Two codes may be one firm's.
    const held = firms.get(uscc)
    const key = held?.stream ?? uscc
    const firm = streams.get(key) ?? begin(uscc, held, plan)
    streams.set(key, firm)
    const candidate = { statement, occurredOn, dated }
    const { outcome, entry, event } = stateRow(firm, { import: record.import, row, candidate }, sameContact(contacts))
    plan.outcomes.set(row, outcome)
    plan.entries.push(entry)
    if (event) plan.events.push(event)
  }
  return trimmed(plan)
}

/** A firm is known by its code; one that nobody named before gets a stream, which holds its code from now on. */
function begin(uscc: string, known: KnownFirm | undefined, plan: Plan): GrowingFirm {
  const firm: GrowingFirm = known
    ? { stream: known.stream, version: known.version, known: [...known.known] }
    : { stream: `enterprise-${randomUUIDv7()}`, version: 0, known: [] }
  plan.expect.push({ stream: firm.stream, version: firm.version })
  if (!known) plan.claims.push({ key: claimOf(uscc), stream: firm.stream })
  return firm
}

/** The targets that some rows set, to which those rows are added one after another. */
async function growingTargets(
  { store, record }: Judging,
  rows: readonly ImportRowRecord[],
  plan: Plan,
): Promise<Map<string, GrowingTarget>> {
  const streams = rows.flatMap(({ target }) => (target ? partsOf(target).map(({ stream }) => stream) : []))
  const targets = await readTargets(store, record.journal, [...new Set(streams)])
  for (const { stream, version } of targets.values()) plan.expect.push({ stream, version })
  return targets
}

type SettingRow = { row: number; target: NonNullable<ImportRowRecord['target']>; occurredOn: string }

function planTarget(
  importId: string,
  { row, target, occurredOn }: SettingRow,
  targets: ReadonlyMap<string, GrowingTarget>,
  plan: Plan,
): void {
  const outcomes = partsOf(target).map((part) => {
    const growing = targets.get(part.stream) ?? targetOf(part.stream, [])
    const { outcome, entry, event } = stateTarget(growing, { import: importId, row, part, occurredOn })
    plan.entries.push(entry)
    if (event) plan.events.push(event)
    return outcome
  })
  plan.outcomes.set(row, outcomeOf(outcomes))
}

/** What a stream must be is said only of those to which something is appended. */
function trimmed(plan: Plan): Plan {
  const written = new Set(plan.events.map(({ stream }) => stream))
  return { ...plan, expect: plan.expect.filter(({ stream }) => written.has(stream)) }
}

/** Before the events that name them: a key without a contact would be a loss, a contact without a key is taken away again. */
async function keepContacts(
  { db, record }: Judging,
  rows: readonly ImportRowRecord[],
  { entries }: Plan,
): Promise<void> {
  const made = new Set(entries.filter((entry) => entry.made).map(({ row }) => row))
  const contacts = rows.flatMap(({ row, statement, contact }) =>
    made.has(row) && contact && statement?.type === 'RegisterEntryListed' && statement.data.contact !== undefined
      ? [
          {
            journal: record.journal,
            contact: statement.data.contact,
            import: record.import,
            row,
            name: contact.name ?? null,
            phone: contact.phone ?? null,
          },
        ]
      : [],
  )
  if (contacts.length === 0) return
  await db
    .insertInto('contact')
    .values(contacts)
    .onConflict((known) => known.doNothing())
    .execute()
}

/** What the log made of these rows when we did not live to note it: its own events, and for the rest what stands now. */
async function recover(
  judging: Judging,
  rows: readonly ImportRowRecord[],
  { first, last }: { first: number; last: number },
): Promise<Pick<Plan, 'entries' | 'outcomes'>> {
  const { store, record } = judging
  const positions = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const made = await store.readPositions(record.journal, positions)
  const plan = await planOf(judging, rows)
  const entries = new Map(plan.entries.map((entry) => [`${entry.row} ${entry.stream}`, entry]))
  const byRow = new Map(rows.map((row) => [row.row, row]))
  for (const { stream, version, meta } of made) {
    const row = listOf(meta)?.row
    if (row === undefined) continue
    entries.set(`${row} ${stream}`, { row, stream, version, made: true })
    const checked = byRow.get(row)?.outcome
    plan.outcomes.set(row, checked === 'changed' ? 'changed' : 'new')
  }
  return { entries: [...entries.values()], outcomes: plan.outcomes }
}
