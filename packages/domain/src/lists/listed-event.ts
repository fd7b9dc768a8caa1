import type { Day } from '../day.ts'
import { dutiesStream, type DutyEvent } from '../duties/duty.ts'
import { demandStream, type DemandEvent, type ListedDemand } from '../demands/demand-event.ts'
import { matchKey } from '../names/match-key.ts'
import { assignmentStream, type AssignmentData, type AssignmentEvent } from '../officers/assignment-event.ts'
import { officerStream, type OfficerData, type OfficerEvent } from '../officers/officer-event.ts'
import type { VisitData, VisitEvent } from '../visits/visit-event.ts'

/** What a row of the officers' lists states: an event in a stream that is no enterprise's. */
export type ListedEvent =
  | Extract<OfficerEvent, { readonly type: 'OfficerListed' }>
  | Extract<AssignmentEvent, { readonly type: 'OfficerAssigned' | 'OfficerNamed' }>
  | Extract<VisitEvent, { readonly type: 'VisitLogged' }>
  | Extract<DemandEvent, { readonly type: 'DemandListed' }>
  | DutyDone

type DutyDone = Extract<DutyEvent, { readonly type: 'DutyDone' }>

/** Who stands in a row by name: personal data, kept beside the log under a key. */
export interface RowPerson {
  readonly name: string
  readonly phone?: string
}

/** What is stated before those whom it names have their keys. */
export type FactInRow =
  | { readonly type: 'OfficerListed'; readonly data: Omit<OfficerData, 'person'> }
  | { readonly type: 'OfficerAssigned'; readonly data: AssignmentData }
  | { readonly type: 'OfficerNamed'; readonly data: Omit<AssignmentData, 'officer' | 'handover'> }
  | { readonly type: 'VisitLogged'; readonly data: Omit<VisitData, 'named'> }
  | {
      readonly type: 'DemandListed'
      readonly data: Omit<ListedDemand, 'number' | 'named'> & { readonly number?: string }
    }
  | DutyDone

/** What tells a record from all others: its stream, or, of one without a number of its own, all that its row says. */
export type FactIdentity =
  | { readonly stream: string }
  | { readonly kind: 'visit' | 'demand'; readonly wholeRow: string }

export function identityOf(fact: FactInRow, occurredOn: Day, people: readonly RowPerson[]): FactIdentity {
  switch (fact.type) {
    case 'OfficerListed':
      return { stream: officerStream(fact.data.officer) }
    case 'OfficerAssigned':
    case 'OfficerNamed':
      return { stream: assignmentStream(fact.data.uscc) }
    case 'VisitLogged':
      return { kind: 'visit', wholeRow: wholeRow(occurredOn, people, fact.data) }
    case 'DemandListed': {
      const { number, uscc, category, kind, text } = fact.data
      if (number !== undefined) return { stream: demandStream(number) }
      // Its state is what changes.
      return { kind: 'demand', wholeRow: wholeRow(occurredOn, people, { uscc, category, kind, text }) }
    }
    case 'DutyDone':
      return { stream: dutiesStream(fact.data.uscc) }
  }
}

/** `id` is the record's own where its whole row identifies it; `keys` are of the people, in their order. */
export function listedEvent(fact: FactInRow, id: string, keys: readonly string[]): ListedEvent {
  const [first] = keys
  switch (fact.type) {
    case 'OfficerListed':
      return { type: fact.type, data: { ...fact.data, person: keyOf(first) } }
    case 'OfficerAssigned':
    case 'DutyDone':
      return fact
    case 'OfficerNamed':
      return { type: fact.type, data: { ...fact.data, named: keyOf(first) } }
    case 'VisitLogged':
      return { type: fact.type, data: { ...fact.data, ...(keys.length === 0 ? {} : { named: keys }) } }
    case 'DemandListed': {
      const number = fact.data.number ?? id
      return { type: fact.type, data: { ...fact.data, number, ...(first === undefined ? {} : { named: first }) } }
    }
  }
}

/** Those of a record who are named only by name, and the officer's own person. */
export function personsIn({ type, data }: ListedEvent): readonly string[] {
  switch (type) {
    case 'OfficerListed':
      return [data.person]
    case 'OfficerAssigned':
    case 'DutyDone':
      return []
    case 'OfficerNamed':
      return [data.named]
    case 'VisitLogged':
      return data.named ?? []
    case 'DemandListed':
      return data.named === undefined ? [] : [data.named]
  }
}

/** The same event with other keys in the place of those that it has. */
export function withPersons(event: ListedEvent, keys: readonly string[]): ListedEvent {
  const [first] = keys
  if (first === undefined) return event
  switch (event.type) {
    case 'OfficerListed':
      return { type: event.type, data: { ...event.data, person: first } }
    case 'OfficerAssigned':
    case 'DutyDone':
      return event
    case 'OfficerNamed':
      return { type: event.type, data: { ...event.data, named: first } }
    case 'VisitLogged':
      return { type: event.type, data: { ...event.data, named: keys } }
    case 'DemandListed':
      return { type: event.type, data: { ...event.data, named: first } }
  }
}

function keyOf(key: string | undefined): string {
  if (key === undefined) throw new Error('A row that names an officer has nobody in it')
  return key
}

/** Width, blanks and how the firm's name is written make no other record. */
function wholeRow(on: Day, people: readonly RowPerson[], data: object): string {
  const said = Object.entries(data).filter(([field]) => field !== 'name' && field !== 'address')
  const fields = Object.fromEntries(said.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return matchKey(JSON.stringify([on, people.map(({ name }) => matchKey(name)).toSorted(), fields]))
}
