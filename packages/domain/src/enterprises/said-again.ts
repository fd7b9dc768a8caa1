import { yearOf, type Day } from '../day.ts'
import { yearOfTechSmeNumber } from '../identifiers/tech-sme-number.ts'
import type { Statement } from './event.ts'
import type { Standing } from './standing.ts'

/** A statement with its day. `dated: false` says that the day is only its list's, and not the row's own. */
export interface Saying {
  readonly statement: Statement
  readonly occurredOn: Day
  readonly dated?: boolean
}

export type SameContact = (one: string | undefined, other: string | undefined) => boolean

/** Two sayings of one firm with one key are about the same fact. */
export function factKey({ statement, occurredOn }: Saying): string {
  return `${statement.type} ${withinType(statement, occurredOn)}`
}

function withinType(statement: Statement, occurredOn: Day): string {
  switch (statement.type) {
    case 'TechSmeRegistered':
      return String(yearOfTechSmeNumber(statement.data.number))
    case 'HighTechRecognised':
      return statement.data.certificate
    case 'TitleGranted':
      return grantKey(statement.data, occurredOn)
    case 'HighTechApplicationAdvanced':
      return `${yearOf(occurredOn)} ${statement.data.stage}`
    case 'CreditRiskListed':
      return `${occurredOn} ${statement.data.kind}`
    default:
      return occurredOn
  }
}

/** A title is granted once by one document; without one, once a year. */
export function grantKey(
  { title, document }: Extract<Statement, { readonly type: 'TitleGranted' }>['data'],
  occurredOn: Day,
): string {
  return `${title} ${document ?? yearOf(occurredOn)}`
}

/**
 * All that `one` says, `other` says too: of the same day, or of a title whose own day the other knows while `one` has
 * only its list's. A field that is left out says nothing; neither does another of the firm's codes.
 */
export function isSaidBy(one: Saying, other: Saying, sameContact: SameContact): boolean {
  if (one.statement.type !== other.statement.type || factKey(one) !== factKey(other)) return false
  const knowsDay = isTitleFact(one.statement.type) && other.dated !== false
  const isWeaker = knowsDay && one.dated === false
  if (one.occurredOn !== other.occurredOn && !isWeaker) return false
  // The list's day is no word on the row's own, even where both are the same.
  if (isTitleFact(one.statement.type) && one.dated !== false && !knowsDay) return false
  const there = new Map<string, unknown>(Object.entries(other.statement.data))
  return Object.entries(one.statement.data).every(([field, value]) => {
    if (field === 'uscc' || (isWeaker && field === 'issuedOn')) return true
    return field === 'contact' ? sameContact(textOf(value), textOf(there.get(field))) : value === there.get(field)
  })
}

/**
 * The statements less those that another one says as well and better. Importing leaves such rows out where the better one
 * is there already; left out here too, they change nothing where they came first.
 */
export function speaking(standing: readonly Standing[]): readonly Standing[] {
  const facts = Map.groupBy(standing, factKey)
  return standing.filter((one) => {
    const others = facts.get(factKey(one)) ?? []
    return others.length === 1 || !others.some((other) => isSaidBetter(one, other))
  })
}

function isSaidBetter(one: Standing, other: Standing): boolean {
  if (one === other || one.byPerson || !isSaidBy(one, other, haveContacts)) return false
  return other.byPerson || !isSaidBy(other, one, haveContacts)
}

// Whom a key stands for is not known here, and the key is another in every import.
function haveContacts(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other !== undefined
}

function isTitleFact(type: Statement['type']): boolean {
  return type === 'TechSmeRegistered' || type === 'HighTechRecognised' || type === 'TitleGranted'
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
