import type { Pool } from 'pg'
import type { AppendOutcome } from './append.ts'
import { byteaArray, dateArray, intArray, jsonArray, textArray, uuidArray } from './binary-array.ts'
import type { JsonValue } from './canonical-json.ts'
import type { Prepared } from './prepare.ts'

export type Hashed = { readonly prepared: Prepared; readonly hash: Buffer }

type Row = [
  append: number | null,
  outcome: string,
  first: number | null,
  last: number | null,
  answer: JsonValue,
  stream: string | null,
  expected: number | null,
  actual: number | null,
  key: string | null,
]

const parameters = 22
const text = `select * from append(${Array.from({ length: parameters }, (_, index) => `$${index + 1}`).join(', ')})`

/** Calls the log's one door for a group of appends and answers the outcome of each, in their order. */
export async function callAppend(
  pool: Pick<Pool, 'query'>,
  journal: string,
  group: readonly Hashed[],
): Promise<AppendOutcome[]> {
  const { rows } = await pool.query<Row>({
    name: 'append',
    text,
    values: [journal, ...columns(group)],
    rowMode: 'array',
  })
  const others = new Map<number, AppendOutcome>()
  let next = 0
  for (const row of rows) {
    const [append, , first] = row
    if (append === null) next = first ?? 0
    else others.set(append, outcomeOf(row))
  }
  return group.map(({ prepared }, index) => {
    const other = others.get(index + 1)
    if (other !== undefined) return other
    const first = next
    next += prepared.events.length
    // Parsed back from what was stored, so that the first caller gets exactly what a repetition will get.
    const answer: JsonValue = JSON.parse(prepared.answer)
    return { outcome: 'appended', first, last: next - 1, answer }
  })
}

function columns(group: readonly Hashed[]): (Buffer | null)[] {
  const streams = new Map<string, number>()
  const numberOf = (stream: string) => {
    const known = streams.get(stream)
    if (known !== undefined) return known
    streams.set(stream, streams.size + 1)
    return streams.size
  }
  const numbered = group.map(({ prepared }, index) => ({ prepared, append: index + 1 }))
  const events = numbered.flatMap(({ prepared, append }) =>
    prepared.events.map((event) => ({ event, append, stream: numberOf(event.stream) })),
  )
  const expected = numbered.flatMap(({ prepared, append }) =>
    prepared.expect.map(({ stream, version }) => ({ append, stream: numberOf(stream), version })),
  )
  const claims = numbered.flatMap(({ prepared, append }) => prepared.claims.map((claim) => ({ ...claim, append })))
  const releases = numbered.flatMap(({ prepared, append }) => prepared.releases.map((key) => ({ key, append })))
  return [
    textArray(group.map(({ prepared }) => prepared.actor)),
    uuidArray(group.map(({ prepared }) => prepared.id)),
    byteaArray(group.map(({ hash }) => hash)),
    jsonArray(group.map(({ prepared }) => prepared.answer)),
    textArray([...streams.keys()]),
    intArray(events.map(({ append }) => append)),
    intArray(events.map(({ stream }) => stream)),
    textArray(events.map(({ event }) => event.type)),
    intArray(events.map(({ event }) => event.schema)),
    jsonArray(events.map(({ event }) => event.data)),
    dateArray(events.map(({ event }) => event.day)),
    textArray(events.map(({ event }) => event.cause)),
    jsonArray(events.map(({ event }) => event.meta)),
    ...(expected.length === 0
      ? [null, null, null]
      : [
          intArray(expected.map(({ append }) => append)),
          intArray(expected.map(({ stream }) => stream)),
          intArray(expected.map(({ version }) => version)),
        ]),
    ...(claims.length === 0
      ? [null, null, null]
      : [
          intArray(claims.map(({ append }) => append)),
          textArray(claims.map(({ key }) => key)),
          textArray(claims.map(({ stream }) => stream)),
        ]),
    ...(releases.length === 0
      ? [null, null]
      : [intArray(releases.map(({ append }) => append)), textArray(releases.map(({ key }) => key))]),
  ]
}

function outcomeOf(row: Row): AppendOutcome {
  const [, outcome, first, last, answer, stream, expected, actual, key] = row
  if (outcome === 'repeated' && first !== null && last !== null) return { outcome, first, last, answer }
  if (outcome === 'stale' && stream !== null && expected !== null && actual !== null) {
    return { outcome, stream, expected, found: actual }
  }
  if (outcome === 'claimed' && key !== null && stream !== null) return { outcome, key, stream }
  if (outcome === 'command-differs') return { outcome }
  throw new Error(`The function append answered ${JSON.stringify(row)}`)
}
