import type { Append, EventStore, NewEvent } from '@titian/event-store'
import { listOf, type ImportRecord } from '@titian/read-models'
import { findHeirs, type Heir } from './find-heirs.ts'
import { followMerges } from './follow-merges.ts'
import { handOver, type Inherited } from './hand-over.ts'
import { commandId, type ImportsDb } from './import-record.ts'
import { readTargets } from './judge-targets.ts'
import { readFirms } from './known-firms.ts'
import { madeEntries, type MadeEntry } from './made-entries.ts'
import { partsOf } from './state-target.ts'
import { takeBackTarget, targetHeldBy, type TargetHeir } from './take-back-target.ts'
import { heldBy, takeBack, type EnterpriseHeir } from './take-back.ts'

type Withdrawing = { db: ImportsDb; store: EventStore; record: ImportRecord; actor: string; today: string }

type Plan = {
  events: NewEvent[]
  expect: { stream: string; version: number }[]
  withdrawn: number
  /** Some of the firms were merged into others. */
  merged: boolean
}

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
    const inherited = await inheritedIn(store, journal, heirs, before)
    const gone = await withoutStanding(store, journal, entries)
    await handOver(db, record, { entries: gone, inherited, withdrawn: gone.length })
    return
  }
  for (;;) {
    const { events, expect, withdrawn, merged } = await planOf(withdrawing, streams, entries, heirs)
    if (merged && (await followMerges(db, store, record)) > 0) return
    if (events.length === 0) return handOver(db, record, { entries, inherited: [], withdrawn: 0 })
    const append: Append = { journal, actor, command, events, expect }
    const outcome = await store.append(append)
    if (outcome.outcome === 'appended' || outcome.outcome === 'repeated') {
      const inherited = await inheritedIn(store, journal, heirs, outcome)
      return handOver(db, record, { entries, inherited, withdrawn })
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
  const firms = await readFirms(store, record.journal, streams.filter(isEnterprise))
  const targets = await readTargets(store, record.journal, streams.filter(isTarget))
  const merged = [...firms.values()].some(({ mergedInto }) => mergedInto !== undefined)
  const plan: Plan = { events: [], expect: [], withdrawn: 0, merged }
  for (const stream of streams) {
    const versions = (entries.get(stream) ?? []).map(({ version }) => version)
    const firm = firms.get(stream)
    const target = targets.get(stream)
    const own = heirs.get(stream) ?? []
    const taken =
      (firm && takeBack(record.import, firm, { versions, heirs: own.flatMap(enterpriseHeir), today })) ??
      (target && takeBackTarget(record.import, target, { versions, heirs: own.flatMap(targetHeir), today }))
    if (!taken || taken.events.length === 0) continue
    const { version, events, withdrawn } = taken
    plan.expect.push({ stream, version })
    plan.events.push(...events)
    plan.withdrawn += withdrawn
  }
  return plan
}

/** The entries whose statements stand no longer. Those that do came by a merging after the command was kept. */
async function withoutStanding(
  store: EventStore,
  journal: string,
  entries: readonly MadeEntry[],
): Promise<readonly MadeEntry[]> {
  const streams = entries.map(({ stream }) => stream).filter(isEnterprise)
  const firms = await readFirms(store, journal, [...new Set(streams)])
  return entries.filter(({ stream, version }) => !firms.get(stream)?.standing.some((each) => each.version === version))
}

function enterpriseHeir({ statement, ...heir }: Heir): EnterpriseHeir[] {
  return statement ? [{ ...heir, statement }] : []
}

function targetHeir({ target, version, import: id, row, stream, occurredOn }: Heir): TargetHeir[] {
  const part = target && partsOf(target).find((each) => each.stream === stream)
  return part ? [{ version, import: id, row, occurredOn, part }] : []
}

/** Where the heirs' rows are found after a command: stated anew by it, or said by what stands. */
async function inheritedIn(
  store: EventStore,
  journal: string,
  heirs: readonly Heir[],
  { first, last }: { first: number; last: number },
): Promise<Inherited[]> {
  if (heirs.length === 0) return []
  const positions = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const events = await store.readPositions(journal, positions)
  const made = new Map(events.map((event) => [rowKey(event.stream, listOf(event.meta)), event]))
  const streams = [...new Set(heirs.map(({ stream }) => stream))]
  const firms = await readFirms(store, journal, streams.filter(isEnterprise))
  const targets = await readTargets(store, journal, streams.filter(isTarget))
  return heirs.flatMap((heir): Inherited[] => {
    const { import: id, row, stream, version: found } = heir
    const own = made.get(rowKey(stream, heir))
    const place = { import: id, row, stream, found }
    if (own) return [{ ...place, version: own.version, made: true, contact: contactIn(own.data) }]
    const firm = firms.get(stream)
    const target = targets.get(stream)
    const version =
      (firm && enterpriseHeir(heir).map((each) => heldBy(firm, each))[0]) ??
      (target && targetHeir(heir).map((each) => targetHeldBy(target, each))[0])
    return version === undefined ? [] : [{ ...place, version, made: false, contact: null }]
  })
}

function rowKey(stream: string, list: { import: string; row: number } | undefined): string {
  return list ? `${list.import} ${list.row} ${stream}` : ''
}

function isEnterprise(stream: string): boolean {
  return stream.startsWith('enterprise-')
}

function isTarget(stream: string): boolean {
  return stream.startsWith('target-')
}

function contactIn(data: unknown): string | null {
  const contact: unknown = typeof data === 'object' && data !== null && 'contact' in data ? data.contact : null
  return typeof contact === 'string' ? contact : null
}
