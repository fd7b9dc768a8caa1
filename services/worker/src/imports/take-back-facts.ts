import { judgeFact, personsIn, withPersons, type KnownFact, type ListedEvent } from '@titian/domain'
import type { NewEvent } from '@titian/event-store'
import type { Heir } from './find-heirs.ts'
import type { KnownRecord } from './known-facts.ts'
import { eventOf } from './listed-by.ts'
import { reason } from './take-back.ts'

/** A row of another list that found a fact standing, which is now taken back. */
export type FactHeir = Pick<Heir, 'version' | 'import' | 'row' | 'occurredOn' | 'dated'> & { fact: ListedEvent }

type TakenBack = { version: number; events: NewEvent[]; withdrawn: number }

/** Takes back an import's facts of one record, and states anew in their own words what rows of other lists had found there. */
export function takeBackFacts(
  importId: string,
  { stream, version, facts }: KnownRecord,
  { versions, heirs, today }: { versions: readonly number[]; heirs: readonly FactHeir[]; today: string },
): TakenBack {
  const concerns = versions.filter((made) => facts.some((fact) => fact.version === made))
  if (concerns.length === 0) return { version, events: [], withdrawn: 0 }
  const events: NewEvent[] = [
    { stream, schema: 1, type: 'StatementWithdrawn', data: { concerns, reason, import: importId }, occurredOn: today },
  ]
  const left = facts.filter((fact) => !concerns.includes(fact.version))
  for (const heir of heirs.filter((each) => concerns.includes(each.version)).toSorted(sayingMostFirst)) {
    const event = inPlaceOf(facts, heir)
    const fact = { event, occurredOn: heir.occurredOn }
    if (judgeFact(fact, left).outcome === 'same') continue
    events.push({ ...eventOf(heir.import, heir.row, stream, heir.dated), ...event, occurredOn: heir.occurredOn })
    left.push({ ...fact, version: version + events.length })
  }
  return { version, events, withdrawn: concerns.length }
}

/** Which fact that stands says what an heir says, whose persons have kept the keys under which they were found. */
export function factHeldBy({ facts }: KnownRecord, heir: FactHeir): number | undefined {
  const judged = judgeFact({ event: heir.fact, occurredOn: heir.occurredOn }, facts, () => true)
  return judged.outcome === 'same' ? judged.version : undefined
}

/** The heir's words, with the persons who are kept under the keys of the fact before. */
function inPlaceOf(facts: readonly KnownFact[], { fact, version }: FactHeir): ListedEvent {
  const made = facts.find((each) => each.version === version)
  return made && personsIn(fact).length > 0 ? withPersons(fact, personsIn(made.event)) : fact
}

function sayingMostFirst(one: FactHeir, other: FactHeir): number {
  return Object.keys(other.fact.data).length - Object.keys(one.fact.data).length
}
