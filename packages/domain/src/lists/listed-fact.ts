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
 * greater value wins, each field by itself, so that neither the order of lists nor a row that says less than another
 * matters; `further`, where given, says which of two rows knows more, whatever their days. Undefined where no row stands.
 */
export function resolveListed<Data extends object>(
  facts: readonly ListedFact<Data>[],
  further: (one: Data, other: Data) => number = () => 0,
): Data | undefined {
  const [first] = facts
  if (!first) return undefined
  const saying = (field: keyof Data) => facts.filter(({ data }) => data[field] !== undefined)
  const fields = new Set(facts.flatMap(({ data }) => fieldsOf(data)))
  const resolved = [...fields].map((field) => {
    const last = saying(field).toSorted(
      (a, b) => further(a.data, b.data) || byDay(a, b, (data) => (isPerson(field) ? '' : JSON.stringify(data[field]))),
    )
    return { [field]: (last.at(-1) ?? first).data[field] }
  })
  return Object.assign({ ...first.data }, ...resolved)
}

/**
 * The order of statements in the world's time, whichever was recorded first; of one day, the greater one is later, by what
 * `saidFirst` reads and then by everything.
 */
export function byDay<Data>(
  a: ListedFact<Data>,
  b: ListedFact<Data>,
  saidFirst: (data: Data) => string = () => '',
): number {
  const { byPerson = false } = a
  if (a.on !== b.on) return compare(a.on, b.on)
  if (byPerson !== (b.byPerson ?? false)) return byPerson ? 1 : -1
  if (byPerson) return a.version - b.version
  return compare(saidFirst(a.data), saidFirst(b.data)) || compare(said(a.data), said(b.data))
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
  return JSON.stringify(data, (field, value: unknown) => (isPerson(field) ? undefined : value))
}

function isPerson(field: PropertyKey): boolean {
  return field === 'person' || field === 'named'
}

function fieldsOf<Data extends object>(data: Data): (keyof Data)[] {
  return Object.keys(data).filter((field): field is Extract<keyof Data, string> => field in data)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
