import { yearOf, type Day } from '../day.ts'
import type { Statement } from '../enterprises/event.ts'
import { yearOfTechSmeNumber } from '../identifiers/tech-sme-number.ts'

/** What a row would state. `dated` says that the day is the row's own and not the list's. */
export interface Candidate {
  readonly statement: Statement
  readonly occurredOn: Day
  readonly dated: boolean
}

/**
 * A statement that stands, in each of its readings: as it was made, and as people corrected it since. A list that comes
 * again is the same list, whether or not somebody corrected what it says.
 */
export interface KnownStatement {
  readonly version: number
  readonly readings: readonly { readonly statement: Statement; readonly occurredOn: Day }[]
}

export type StatementJudgement =
  | { readonly outcome: 'new' }
  /** The firm has another word on the same fact. */
  | { readonly outcome: 'changed'; readonly before: Statement }
  /** Adds nothing to what stands: `version` says it already. */
  | { readonly outcome: 'same'; readonly version: number }

/** What a row adds to the standing statements of its firm. `contact` compares by what its key stands for. */
export function judgeStatement(
  candidate: Candidate,
  known: readonly KnownStatement[],
  sameContact: (one: string | undefined, other: string | undefined) => boolean = Object.is,
): StatementJudgement {
  const key = factKey(candidate)
  let before: Statement | undefined
  for (const { version, readings } of known) {
    for (const reading of readings) {
      if (factKey(reading) !== key) continue
      if (saysNothingNew(candidate, reading, sameContact)) return { outcome: 'same', version }
      before = reading.statement
    }
  }
  return before === undefined ? { outcome: 'new' } : { outcome: 'changed', before }
}

/** Two statements of one firm with one key are about the same fact. */
function factKey({ statement, occurredOn }: Pick<Candidate, 'statement' | 'occurredOn'>): string {
  return `${statement.type} ${withinType(statement, occurredOn)}`
}

function withinType(statement: Statement, occurredOn: Day): string {
  switch (statement.type) {
    case 'TechSmeRegistered':
      return String(yearOfTechSmeNumber(statement.data.number))
    case 'HighTechRecognised':
      return statement.data.certificate
    case 'TitleGranted':
      return `${statement.data.title} ${statement.data.document ?? yearOf(occurredOn)}`
    case 'HighTechApplicationAdvanced':
      return `${yearOf(occurredOn)} ${statement.data.stage}`
    default:
      return occurredOn
  }
}

/**
 * A field that is left out says nothing; neither does a day that is only the list's, nor another of the firm's codes, by
 * which it was found.
 */
function saysNothingNew(
  candidate: Candidate,
  known: { readonly statement: Statement; readonly occurredOn: Day },
  sameContact: (one: string | undefined, other: string | undefined) => boolean,
): boolean {
  if (candidate.dated && candidate.occurredOn !== known.occurredOn) return false
  const there = new Map<string, unknown>(Object.entries(known.statement.data))
  return Object.entries(candidate.statement.data).every(([field, value]) => {
    const other = there.get(field)
    if (field === 'uscc') return true
    return field === 'contact' ? sameContact(textOf(value), textOf(other)) : value === other
  })
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
