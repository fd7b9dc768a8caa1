import type { Day } from '../day.ts'
import { personsIn, type ListedEvent } from '../lists/listed-event.ts'

/** A fact of a list that stands in its stream. */
export interface KnownFact {
  readonly version: number
  readonly event: ListedEvent
  readonly occurredOn: Day
}

export type FactJudgement =
  | { readonly outcome: 'new' }
  /** A list has another word on the same record; both stand, and what they come to is resolved. */
  | { readonly outcome: 'changed'; readonly before: ListedEvent }
  /** Adds nothing to what stands: `version` says it already. */
  | { readonly outcome: 'same'; readonly version: number }

/** Two keys that stand for one person: every list has keys of its own for the people in it. */
export type SamePerson = (one: string, other: string) => boolean

/** What a row adds to the facts that stand in its stream. */
export function judgeFact(
  candidate: Omit<KnownFact, 'version'>,
  known: readonly KnownFact[],
  samePerson: SamePerson = Object.is,
): FactJudgement {
  let before: ListedEvent | undefined
  for (const fact of known) {
    if (isFactSaidBy(candidate, fact, samePerson)) return { outcome: 'same', version: fact.version }
    if (isOfSame(candidate.event, fact.event)) before = fact.event
  }
  return before === undefined ? { outcome: 'new' } : { outcome: 'changed', before }
}

/** A firm's duties stand in one stream: another duty, or another year, is no other word on this one. */
function isOfSame(one: ListedEvent, other: ListedEvent): boolean {
  if (one.type !== 'DutyDone' || other.type !== 'DutyDone') return true
  return one.data.duty === other.data.duty && one.data.year === other.data.year
}

/** All that `one` says, `other` says too. A field that is left out says nothing. */
function isFactSaidBy(
  one: Omit<KnownFact, 'version'>,
  other: Omit<KnownFact, 'version'>,
  samePerson: SamePerson,
): boolean {
  if (one.event.type !== other.event.type || one.occurredOn !== other.occurredOn) return false
  const there = new Map<string, unknown>(Object.entries(other.event.data))
  const isSaid = Object.entries(one.event.data).every(([field, value]) => {
    if (field === 'person' || field === 'named' || isEmptyList(value)) return true
    return JSON.stringify(value) === JSON.stringify(there.get(field))
  })
  const [own, others] = [personsIn(one.event), personsIn(other.event)]
  return isSaid && own.every((key) => others.some((each) => samePerson(key, each)))
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}
