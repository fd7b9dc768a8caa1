import type { Day } from '../day.ts'
import type { Statement } from '../enterprises/event.ts'
import { factKey, isSaidBy, type SameContact, type Saying } from '../enterprises/said-again.ts'

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
  readonly readings: readonly Saying[]
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
  sameContact: SameContact = Object.is,
): StatementJudgement {
  const key = factKey(candidate)
  let before: Statement | undefined
  for (const { version, readings } of known) {
    for (const reading of readings) {
      if (factKey(reading) !== key) continue
      if (isSaidBy(candidate, reading, sameContact)) return { outcome: 'same', version }
      before = reading.statement
    }
  }
  return before === undefined ? { outcome: 'new' } : { outcome: 'changed', before }
}
