import {
  foldEnterprise,
  historyOf,
  unknownUnit,
  type EnterpriseRecord,
  type KnownStatement,
  type Standing,
  type Statement,
} from '@titian/domain'
import type { EventStore, RecordedEvent } from '@titian/event-store'
import { recordOf } from '@titian/read-models'

/** A firm as the log knows it: its stream, how far that goes, and what stands in it. */
export type KnownFirm = {
  stream: string
  version: number
  standing: readonly Standing[]
  known: readonly KnownStatement[]
  records: readonly EnterpriseRecord[]
  /** Which unit answers for it after all that stands. */
  unit: string
}

export function claimOf(uscc: string): string {
  return `uscc:${uscc}`
}

/** The firms behind credit codes, by code, whatever code a firm has now. Codes that no firm ever had are not in the answer. */
export async function findFirms(
  store: EventStore,
  journal: string,
  codes: readonly string[],
): Promise<Map<string, KnownFirm>> {
  const holders = await store.findClaims(journal, [...new Set(codes)].map(claimOf))
  const streams = await readFirms(store, journal, [...new Set(holders.values())])
  const firms = new Map<string, KnownFirm>()
  for (const code of codes) {
    const firm = streams.get(holders.get(claimOf(code)) ?? '')
    if (firm) firms.set(code, firm)
  }
  return firms
}

export async function readFirms(
  store: EventStore,
  journal: string,
  streams: readonly string[],
): Promise<Map<string, KnownFirm>> {
  const read = await store.readStreams(journal, streams)
  return new Map([...read].map(([stream, events]) => [stream, firmOf(stream, events)]))
}

function firmOf(stream: string, events: readonly RecordedEvent[]): KnownFirm {
  const records = events.map(recordOf)
  const standing = foldEnterprise(records)
  return {
    stream,
    version: events.length,
    standing,
    known: knownOf(records, standing),
    records,
    unit: unitNow(standing),
  }
}

function unitNow(standing: readonly Standing[]): string {
  return standing.length === 0 ? unknownUnit : (historyOf(standing).units.at(-1)?.value ?? unknownUnit)
}

function knownOf(records: readonly EnterpriseRecord[], standing: readonly Standing[]): KnownStatement[] {
  const made = new Map(records.map((record) => [record.version, record]))
  return standing.map(({ version, statement, occurredOn }) => {
    const first = made.get(version)
    const asMade = first && isStatement(first.event) ? [{ statement: first.event, occurredOn: first.occurredOn }] : []
    return { version, readings: [...asMade, { statement, occurredOn }] }
  })
}

function isStatement(event: EnterpriseRecord['event']): event is Statement {
  return event.type !== 'StatementWithdrawn' && event.type !== 'StatementCorrected'
}
