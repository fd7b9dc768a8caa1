import {
  evolve,
  historyOf,
  isRevision,
  noStatements,
  saidOf,
  standingOf,
  unknownUnit,
  type EnterpriseRecord,
  type KnownStatement,
  type Standing,
} from '@titian/domain'
import type { EventStore, RecordedEvent } from '@titian/event-store'
import { recordOf } from '@titian/read-models'

/** A firm as the log knows it: its stream, how far that goes, and all that stands in it, be it by itself a firm or not. */
export type KnownFirm = {
  stream: string
  version: number
  standing: readonly Standing[]
  known: readonly KnownStatement[]
  records: readonly EnterpriseRecord[]
  /** The stream that says what this one said, since a person found both to be one firm. */
  mergedInto: string | undefined
  /** Which unit answers for it after all that stands. */
  unit: string
}

export function claimOf(uscc: string): string {
  return `uscc:${uscc}`
}

/**
 * The firms behind credit codes, by code, whatever code a firm has now; where two records of a firm were merged, the one
 * that stayed. Codes that no firm ever had are not in the answer.
 */
export async function findFirms(
  store: EventStore,
  journal: string,
  codes: readonly string[],
): Promise<Map<string, KnownFirm>> {
  const holders = await store.findClaims(journal, [...new Set(codes)].map(claimOf))
  const streams = await readFirms(store, journal, [...new Set(holders.values())])
  for (let merged = intoOf(streams); merged.length > 0; merged = intoOf(streams)) {
    for (const [stream, firm] of await readFirms(store, journal, merged)) streams.set(stream, firm)
  }
  const firms = new Map<string, KnownFirm>()
  for (const code of codes) {
    const firm = stayed(streams, holders.get(claimOf(code)))
    if (firm) firms.set(code, firm)
  }
  return firms
}

/** The streams that took others in and were not read yet. */
function intoOf(streams: ReadonlyMap<string, KnownFirm>): string[] {
  const into = [...streams.values()].flatMap(({ mergedInto }) => mergedInto ?? [])
  return [...new Set(into)].filter((stream) => !streams.has(stream))
}

function stayed(streams: ReadonlyMap<string, KnownFirm>, stream: string | undefined): KnownFirm | undefined {
  const firm = stream === undefined ? undefined : streams.get(stream)
  return firm?.mergedInto === undefined ? firm : stayed(streams, firm.mergedInto)
}

export async function readFirms(
  store: EventStore,
  journal: string,
  streams: readonly string[],
): Promise<Map<string, KnownFirm>> {
  const read = await store.readStreams(journal, streams)
  return new Map([...read].map(([stream, events]) => [stream, firmOf(stream, events)]))
}

export function firmOf(stream: string, events: readonly RecordedEvent[]): KnownFirm {
  const records = events.map(recordOf)
  const state = records.reduce(evolve, noStatements)
  const standing = saidOf(state)
  const merged = records.findLast(({ event }) => event.type === 'EnterpriseMerged')?.event
  return {
    stream,
    version: events.length,
    standing,
    known: knownOf(records, standing),
    records,
    mergedInto: merged?.type === 'EnterpriseMerged' ? merged.data.into : undefined,
    unit: unitNow(standingOf(state)),
  }
}

function unitNow(standing: readonly Standing[]): string {
  return standing.length === 0 ? unknownUnit : (historyOf(standing).units.at(-1)?.value ?? unknownUnit)
}

function knownOf(records: readonly EnterpriseRecord[], standing: readonly Standing[]): KnownStatement[] {
  const made = new Map(records.map((record) => [record.version, record]))
  return standing.map(({ version, statement, occurredOn, dated = true }) => {
    const first = made.get(version)
    const asMade =
      first && !isRevision(first.event)
        ? [{ statement: first.event, occurredOn: first.occurredOn, dated: first.dated ?? true }]
        : []
    return { version, readings: [...asMade, { statement, occurredOn, dated }] }
  })
}
