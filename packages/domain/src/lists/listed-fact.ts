import type { Day } from '../day.ts'

/** What one row of a list says in a stream that is no enterprise's: an officer, an assignment, a visit, a demand. */
export interface ListedFact<Data> {
  /** Of the event in its stream. */
  readonly version: number
  readonly on: Day
  readonly data: Data
  /** A person said it: of one day that counts more than any list, and the last word most. */
  readonly byPerson?: boolean
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
  const ordered = facts.toSorted((a, b) => further(a.data, b.data) || byDay(a, b))
  const [first] = ordered
  return first && Object.assign({ ...first.data }, ...ordered.slice(1).map(({ data }) => data))
}

/** The order of statements in the world's time, whichever was recorded first; of one day, the greater one is later. */
export function byDay<Data>(a: ListedFact<Data>, b: ListedFact<Data>): number {
  const { byPerson = false } = a
  if (a.on !== b.on) return compare(a.on, b.on)
  if (byPerson !== (b.byPerson ?? false)) return byPerson ? 1 : -1
  return byPerson ? a.version - b.version : compare(said(a.data), said(b.data))
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
function said(data: unknown): string {
  return JSON.stringify(data, (field, value: unknown) => (field === 'person' || field === 'named' ? undefined : value))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
