import type { EnterpriseRecord, Statement } from '@titian/domain'
import type { Append, EventStore, NewEvent } from '@titian/event-store'
import { targetEventOf, type ImportRecord } from '@titian/read-models'
import { eventOf, listOf } from './listed-by.ts'
import { findHeirs, type Heir } from './find-heirs.ts'
import { followMerges } from './follow-merges.ts'
import { handOver, type Restated } from './hand-over.ts'
import { commandId, type ImportsDb } from './import-record.ts'
import { partsOf } from './judge-targets.ts'
import { readFirms, type KnownFirm } from './known-firms.ts'
import { madeEntries, type MadeEntry } from './made-entries.ts'

type Withdrawing = { db: ImportsDb; store: EventStore; record: ImportRecord; actor: string; today: string }

type Plan = {
  events: NewEvent[]
  expect: { stream: string; version: number }[]
  withdrawn: number
  /** Some of the firms were merged into others. */
  merged: boolean
}

const reason = '撤销导入'

/**
 * Withdraws this import's statements in some streams, in one command. What is left after it (somebody merged a firm just
 * then) is for the next time.
 */
export async function withdrawRows(withdrawing: Withdrawing, streams: readonly string[]): Promise<void> {
  const { db, store, record, actor } = withdrawing
  const { journal, import: id } = record
  const from = streams[0] ?? ''
  const entries = await madeEntries(db, record, streams)
  const first = entries.find(({ stream }) => stream === from)?.version ?? 0
  const command = { id: commandId(id, `undo ${from} ${first}`), content: { undo: id, from, first } }
  const heirs = await findHeirs(db, record, streams)
  const before = await store.findCommand(journal, actor, command)
  if (before?.outcome === 'repeated') {
    // Withdrawn before we were killed: what was stated again is read from the log.
    const restated = await restatedIn(store, journal, before)
    const gone = await withoutStanding(store, journal, entries)
    await handOver(db, record, { entries: gone, heirs, restated, withdrawn: gone.length })
    return
  }
  for (;;) {
    const { events, expect, withdrawn, merged } = await planOf(withdrawing, streams, entries, heirs)
    if (merged && (await followMerges(db, store, record)) > 0) return
    if (events.length === 0) return handOver(db, record, { entries, heirs, restated: [], withdrawn: 0 })
    const append: Append = { journal, actor, command, events, expect }
    const outcome = await store.append(append)
    if (outcome.outcome === 'appended' || outcome.outcome === 'repeated') {
      const restated = await restatedIn(store, journal, outcome)
      return handOver(db, record, { entries, heirs, restated, withdrawn })
    }
    if (outcome.outcome !== 'stale') throw new Error(`Import ${id} was not undone from ${from}: ${outcome.outcome}`)
  }
}

async function planOf(
  { store, record, today }: Withdrawing,
  streams: readonly string[],
  made: readonly MadeEntry[],
  found: readonly Heir[],
): Promise<Plan> {
  const entries = Map.groupBy(made, ({ stream }) => stream)
  const heirs = Map.groupBy(found, ({ stream }) => stream)
  const firms = await readFirms(
    store,
    record.journal,
    streams.filter((stream) => stream.startsWith('enterprise-')),
  )
  const merged = [...firms.values()].some(({ mergedInto }) => mergedInto !== undefined)
  const plan: Plan = { events: [], expect: [], withdrawn: 0, merged }
  for (const stream of streams) {
    const versions = (entries.get(stream) ?? []).map(({ version }) => version)
    const firm = firms.get(stream)
    const own = heirs.get(stream) ?? []
    const { version, events, withdrawn } = firm
      ? enterpriseEvents(record.import, firm, versions, own, today)
      : await targetEvents(store, record, stream, versions, own, today)
    if (events.length === 0) continue
    plan.expect.push({ stream, version })
    plan.events.push(...events)
    plan.withdrawn += withdrawn
  }
  return plan
}

function enterpriseEvents(
  id: string,
  { stream, version, standing, records }: KnownFirm,
  versions: readonly number[],
  heirs: readonly Heir[],
  today: string,
) {
  // What a person took back before is gone already, and is not brought back by another list either.
  const concerns = versions.filter((made) => standing.some((each) => each.version === made))
  if (concerns.length === 0) return { version, events: [], withdrawn: 0 }
  const events: NewEvent[] = [
    { stream, schema: 1, type: 'StatementWithdrawn', data: { concerns, reason, import: id }, occurredOn: today },
  ]
  for (const heir of heirs.filter((each) => concerns.includes(each.version))) {
    const made = records.find((record) => record.version === heir.version)
    const statement = heir.statement && made ? inPlaceOf(made, heir.statement) : undefined
    if (!statement) continue
    events.push({ ...eventOf(heir.import, heir.row, stream), ...statement, occurredOn: heir.occurredOn })
    events.push(...corrections(records, heir.version, version + events.length, stream, today))
  }
  return { version, events, withdrawn: concerns.length }
}

/** The heir's words, with the contact that is kept under the key of the statement before. */
function inPlaceOf({ event }: EnterpriseRecord, statement: Statement): Statement {
  if (statement.type !== 'RegisterEntryListed') return statement
  const { contact, ...data } = statement.data
  const kept = event.type === 'RegisterEntryListed' ? event.data.contact : undefined
  return { ...statement, data: contact === undefined || kept === undefined ? data : { ...data, contact: kept } }
}

/** What people corrected in a statement stays corrected when another list says the same. */
function corrections(
  records: readonly EnterpriseRecord[],
  before: number,
  now: number,
  stream: string,
  today: string,
): NewEvent[] {
  return records.flatMap(({ event }) =>
    event.type === 'StatementCorrected' && event.data.concerns === before
      ? [{ stream, schema: 1, type: event.type, data: { ...event.data, concerns: now }, occurredOn: today }]
      : [],
  )
}

async function targetEvents(
  store: EventStore,
  record: ImportRecord,
  stream: string,
  versions: readonly number[],
  heirs: readonly Heir[],
  today: string,
) {
  const history = await store.readStream(record.journal, stream)
  const gone = new Set(
    history.map(targetEventOf).flatMap((event) => (event.type === 'TargetWithdrawn' ? event.data.concerns : [])),
  )
  const concerns = versions.filter((version) => !gone.has(version))
  if (concerns.length === 0) return { version: history.length, events: [], withdrawn: 0 }
  const data = { concerns, reason, import: record.import }
  const events: NewEvent[] = [{ stream, schema: 1, type: 'TargetWithdrawn', data, occurredOn: today }]
  for (const heir of heirs.filter((each) => concerns.includes(each.version))) {
    const part = heir.target && partsOf(heir.target).find((each) => each.stream === stream)
    if (part) events.push({ ...eventOf(heir.import, heir.row, stream), ...part.event, occurredOn: heir.occurredOn })
  }
  return { version: history.length, events, withdrawn: concerns.length }
}

/** The entries whose statements stand no longer. Those that do came by a merging after the command was kept. */
async function withoutStanding(
  store: EventStore,
  journal: string,
  entries: readonly MadeEntry[],
): Promise<readonly MadeEntry[]> {
  const streams = entries.map(({ stream }) => stream).filter((stream) => stream.startsWith('enterprise-'))
  const firms = await readFirms(store, journal, [...new Set(streams)])
  return entries.filter(({ stream, version }) => !firms.get(stream)?.standing.some((each) => each.version === version))
}

async function restatedIn(
  store: EventStore,
  journal: string,
  { first, last }: { first: number; last: number },
): Promise<Restated[]> {
  const positions = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const events = await store.readPositions(journal, positions)
  return events.flatMap(({ meta, data, stream, version }) => {
    const list = listOf(meta)
    return list ? [{ ...list, stream, version, contact: contactIn(data) }] : []
  })
}

function contactIn(data: unknown): string | null {
  const contact: unknown = typeof data === 'object' && data !== null && 'contact' in data ? data.contact : null
  return typeof contact === 'string' ? contact : null
}
