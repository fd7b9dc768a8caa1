import { judgeStatement, type Candidate, type EnterpriseRecord, type KnownStatement } from '@titian/domain'
import type { NewEvent } from '@titian/event-store'
import { eventOf } from './listed-by.ts'
import type { KnownFirm } from './known-firms.ts'

/** A row of another list that found a statement standing, which is now taken back. */
export type EnterpriseHeir = Candidate & { version: number; import: string; row: number }

export const reason = '撤销导入'

/** What takes an import back from one stream, which was then at `version`. */
export type TakenBack = { version: number; events: NewEvent[]; withdrawn: number }

/**
 * Takes back an import's statements of one firm, and states anew what rows of other lists had found there: each in its own
 * words and on its own day, unless what still stands, or another of them, says all that too.
 */
export function takeBack(
  importId: string,
  { stream, version, standing, known, records }: KnownFirm,
  { versions, heirs, today }: { versions: readonly number[]; heirs: readonly EnterpriseHeir[]; today: string },
): TakenBack {
  // What a person took back before is gone already, and is not brought back by another list either.
  const concerns = versions.filter((made) => standing.some((each) => each.version === made))
  if (concerns.length === 0) return { version, events: [], withdrawn: 0 }
  const events: NewEvent[] = [
    { stream, schema: 1, type: 'StatementWithdrawn', data: { concerns, reason, import: importId }, occurredOn: today },
  ]
  const left = known.filter((each) => !concerns.includes(each.version))
  const restated: KnownStatement[] = []
  const found = heirs.filter((heir) => concerns.includes(heir.version)).toSorted(sayingMostFirst)
  for (const heir of found) {
    const candidate = inPlaceOf(records, heir)
    if (!candidate) continue
    const corrections = correctionsOf(records, heir.version)
    // What people corrected in a statement stays corrected when another list says the same.
    const before = corrections.length > 0 ? restated : [...left, ...restated]
    if (judgeStatement(candidate, before).outcome === 'same') continue
    const { statement, occurredOn, dated } = candidate
    events.push({ ...eventOf(heir.import, heir.row, stream, dated), ...statement, occurredOn })
    const concerned = version + events.length
    restated.push({ version: concerned, readings: [candidate] })
    for (const data of corrections) {
      const again = { ...data, concerns: concerned }
      events.push({ stream, schema: 1, type: 'StatementCorrected', data: again, occurredOn: today })
    }
  }
  return { version, events, withdrawn: concerns.length }
}

/** Which statement that stands says what an heir says. */
export function heldBy({ known, records }: KnownFirm, heir: EnterpriseHeir): number | undefined {
  const candidate = inPlaceOf(records, heir)
  const judged = candidate && judgeStatement(candidate, known)
  return judged?.outcome === 'same' ? judged.version : undefined
}

/** One that knows its day, or says more, may say what others do. */
function sayingMostFirst(one: EnterpriseHeir, other: EnterpriseHeir): number {
  return Number(other.dated) - Number(one.dated) || fieldsOf(other) - fieldsOf(one)
}

function fieldsOf({ statement }: EnterpriseHeir): number {
  return Object.keys(statement.data).length
}

/** The heir's words, with the contact that is kept under the key of the statement before. */
function inPlaceOf(records: readonly EnterpriseRecord[], heir: EnterpriseHeir): Candidate | undefined {
  const made = records.find(({ version }) => version === heir.version)?.event
  if (!made) return undefined
  const { statement, occurredOn, dated } = heir
  if (statement.type !== 'RegisterEntryListed') return { statement, occurredOn, dated }
  const { contact, ...data } = statement.data
  const kept = made.type === 'RegisterEntryListed' ? made.data.contact : undefined
  const own = contact === undefined || kept === undefined ? data : { ...data, contact: kept }
  return { statement: { ...statement, data: own }, occurredOn, dated }
}

function correctionsOf(records: readonly EnterpriseRecord[], concerned: number) {
  return records.flatMap(({ event }) =>
    event.type === 'StatementCorrected' && event.data.concerns === concerned ? [event.data] : [],
  )
}
