import type { KnownFact, ListedEvent } from '@titian/domain'
import type { EventStore, RecordedEvent } from '@titian/event-store'
import { assignmentFactOf, demandFactOf, dutyEventOf, isListed, officerFactOf, visitFactOf } from '@titian/read-models'

/** The stream of a record: how far it goes, and what is said in it that stands. */
export interface KnownRecord {
  readonly stream: string
  readonly version: number
  readonly facts: readonly KnownFact[]
  /** People did something about it that would hang in the air if nothing said it any more. */
  readonly inHand: boolean
  /** It stands without any list: somebody raised it here. */
  readonly ours: boolean
}

export async function readRecords(
  store: EventStore,
  journal: string,
  streams: readonly string[],
): Promise<Map<string, KnownRecord>> {
  const read = await store.readStreams(journal, [...new Set(streams)])
  return new Map([...read].map(([stream, events]) => [stream, recordOf(stream, events)]))
}

export function recordOf(stream: string, events: readonly RecordedEvent[]): KnownRecord {
  let facts: readonly KnownFact[] = []
  for (const said of events) {
    if (said.type === 'StatementWithdrawn') {
      const gone = concernedIn(said)
      facts = facts.filter(({ version }) => !gone.includes(version))
    }
    const event = listedEventOf(said)
    if (event) facts = [...facts, { version: said.version, event, occurredOn: said.occurredOn }]
  }
  const ours = events.some(({ type }) => type === 'DemandRaised')
  return { stream, version: events.length, facts, inHand: events.some(isWork), ours }
}

/** Whether what people did about it would be lost with these versions. */
export function losesRecord({ facts, inHand, ours }: KnownRecord, leaving: ReadonlySet<number>): boolean {
  return inHand && !ours && facts.every(({ version }) => leaving.has(version))
}

export function isRecord(stream: string): boolean {
  return /^(officer|assignment|visit|demand|duties)-/.test(stream)
}

function listedEventOf(said: RecordedEvent): ListedEvent | undefined {
  switch (said.type) {
    case 'OfficerListed': {
      const { event } = officerFactOf(said)
      return event.type === 'OfficerListed' ? event : undefined
    }
    case 'OfficerAssigned':
    case 'OfficerNamed': {
      const { event } = assignmentFactOf(said)
      return event.type === 'OfficerAssigned' || event.type === 'OfficerNamed' ? event : undefined
    }
    case 'VisitLogged': {
      const { event } = visitFactOf(said)
      return event.type === 'VisitLogged' ? event : undefined
    }
    case 'DemandListed': {
      const { event } = demandFactOf(said)
      return event.type === 'DemandListed' ? event : undefined
    }
    case 'DutyDone': {
      const event = dutyEventOf(said)
      // What a person marked stands by itself: no list may find its own word in it, which that person could take back.
      return event.type === 'DutyDone' && isListed(said.meta) ? event : undefined
    }
    default:
      return undefined
  }
}

function concernedIn({ data }: RecordedEvent): readonly unknown[] {
  const concerns: unknown = typeof data === 'object' && data !== null && 'concerns' in data ? data.concerns : []
  return Array.isArray(concerns) ? concerns : []
}

/** Who an officer or an assignment is stands by itself; so does whoever took a visit back, or said who somebody is. */
const aside = new Set([
  'StatementWithdrawn',
  'NamedPersonIdentified',
  'NamedPersonKept',
  'VisitWithdrawn',
  'VisitLogged',
  'DemandRaised',
])

function isWork({ stream, type, meta }: RecordedEvent): boolean {
  return /^(visit|demand)-/.test(stream) && !aside.has(type) && !isListed(meta)
}
