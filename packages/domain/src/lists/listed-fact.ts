import type { Day } from '../day.ts'

/** What one row of a list says in a stream that is no enterprise's: an officer, an assignment, a visit, a demand. */
export interface ListedFact<Data> {
  /** Of the event in its stream. */
  readonly version: number
  readonly on: Day
  readonly data: Data
}

/**
 * What standing rows come to: newer days win field by field, a missing field says nothing. Of two rows of one day the
 * greater value wins, so that it does not matter which list arrived first; `further`, where given, says which of two rows
 * knows more, whatever their days. Undefined where no row stands.
 */
export function resolveListed<Data extends object>(
  facts: readonly ListedFact<Data>[],
  further: (one: Data, other: Data) => number = () => 0,
): Data | undefined {
  const ordered = facts.toSorted(
    (a, b) => further(a.data, b.data) || compare(a.on, b.on) || compare(saidBy(a.data), saidBy(b.data)),
  )
  const [first] = ordered
  return first && Object.assign({ ...first.data }, ...ordered.slice(1).map(({ data }) => data))
}

/** Undoing an import, or a person taking back a row: those versions say nothing any more. */
export interface Withdrawal {
  readonly type: 'StatementWithdrawn'
  readonly data: { readonly concerns: readonly number[]; readonly reason: string; readonly import?: string }
}

export function withoutConcerned<Fact extends { readonly version: number }>(
  facts: readonly Fact[],
  { data: { concerns } }: Withdrawal,
): readonly Fact[] {
  return facts.filter(({ version }) => !concerns.includes(version))
}

/** Keys of persons are others in every import, so that they decide nothing. */
function saidBy(data: object): string {
  const said = Object.entries(data).filter(([field]) => field !== 'person' && field !== 'named')
  return JSON.stringify(said.toSorted(([a], [b]) => compare(a, b)))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
