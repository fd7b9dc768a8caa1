import { randomUUIDv7 } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Append, Claim, NewEvent } from '@titian/event-store'
import type { ImportRowRecord, RowOutcome } from '@titian/read-models'
import { readContacts, sameContact } from './contacts.ts'
import { commandId } from './import-record.ts'
import type { Judging } from './judging.ts'
import { dayOf, isSameTarget, judgeParts, outcomeOf, type TargetSet } from './judge-targets.ts'
import { claimOf, findFirms, type KnownFirm } from './known-firms.ts'
import { eventOf, listOf } from './listed-by.ts'
import { keepChunk, readChunk } from './keep-chunk.ts'
import { keepPersons, planFacts } from './plan-facts.ts'
import { stateRow, type Entry, type GrowingFirm } from './state-row.ts'

/** What one chunk of rows asks of the log, and what it found there already. */
export type Plan = {
  events: NewEvent[]
  expect: { stream: string; version: number }[]
  claims: Claim[]
  entries: Entry[]
  outcomes: Map<number, RowOutcome>
  /** Targets set by this chunk. */
  targets: Map<string, { version: number; same: (event: TargetSet) => number | undefined }>
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
  const { db, store, record } = judging
  const actor = record.confirmed_by
  if (actor === null) throw new Error(`Nobody confirmed import ${record.import}`)
  const rows = await readChunk(db, record, span)
  const command = { id: commandId(record.import, `rows ${span.from}`), content: { import: record.import, ...span } }
  const before = await store.findCommand(record.journal, actor, command)
  if (before?.outcome === 'repeated') {
    // The log has them, our tables do not: we were killed in between.
    await keepChunk(db, record, await recover(judging, rows, before), before)
    return rows.length
  }
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    if (signal.aborted) return 0
    const plan = await planOf(judging, rows)
    if (plan.events.length === 0) {
      await keepChunk(db, record, plan, undefined)
      return rows.length
    }
    await keepContacts(judging, rows, plan)
    const { events, expect, claims } = plan
    const append: Append = { journal: record.journal, actor, command, events, expect, claims }
    const outcome = await store.append(append)
    if (outcome.outcome === 'appended' || outcome.outcome === 'repeated') {
      await keepChunk(db, record, plan, outcome)
      return rows.length
    }
    // Somebody else wrote to one of these firms, or registered it, a moment ago: judge again on what is true now.
    if (outcome.outcome !== 'stale' && outcome.outcome !== 'claimed') {
      throw new Error(`Rows from ${span.from} of import ${record.import} were not kept: ${outcome.outcome}`)
    }
    await sleep(attempt * 10 * Math.random())
  }
  // The job comes again, later and later.
  throw new Error(`Rows from ${span.from} of import ${record.import} met other writers ${attempts} times`)
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
  const plan: Plan = { events: [], expect: [], claims: [], entries: [], outcomes: new Map(), targets: new Map() }
  await planFacts(judging, rows, plan)
  const streams = new Map<string, GrowingFirm>()
  for (const { row, fact, statement, target, occurred_on: occurredOn, dated } of rows) {
    if (fact) continue
    if (target) {
      await planTarget(judging, row, target, plan)
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

async function planTarget(
  { store, record }: Judging,
  row: number,
  target: NonNullable<ImportRowRecord['target']>,
  plan: Plan,
): Promise<void> {
  const parts = await judgeParts(store, record.journal, target)
  plan.outcomes.set(row, outcomeOf(parts))
  for (const part of parts) {
    const { stream, event } = part
    // The same target may stand twice in one list, and the second time with another value.
    const before = plan.targets.get(stream)
    const same = before ? before.same(event) : part.same
    if (same !== undefined) {
      plan.entries.push({ row, stream, version: same, made: false })
      continue
    }
    if (!before) plan.expect.push({ stream, version: part.version })
    const version = (before?.version ?? part.version) + 1
    plan.targets.set(stream, { version, same: (other) => (isSameTarget(event, other) ? version : undefined) })
    plan.entries.push({ row, stream, version, made: true })
    plan.events.push({ ...eventOf(record.import, row, stream), ...event, occurredOn: dayOf(target) })
  }
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
  await keepPersons(db, record, rows, made)
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
