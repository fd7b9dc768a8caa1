import type { Pool } from 'pg'
import type { AppendOutcome } from './append.ts'
import { dateArray, hexArray, intArray, jsonArray, textArray, uuidArray } from './binary-array.ts'
import type { JsonValue } from './canonical-json.ts'
import type { Prepared, PreparedEvent } from './prepare.ts'

export type Hashed = { readonly prepared: Prepared; readonly hash: string }

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

type Streams = Map<string, number>

function columns(group: readonly Hashed[]): (Buffer | null)[] {
  const streams: Streams = new Map()
  // In this order: the streams are numbered while events and expectations are written.
  const events = eventColumns(group, streams)
  const expected = expectedColumns(group, streams)
  return [
    textArray(group.map(({ prepared }) => prepared.actor)),
    uuidArray(group.map(({ prepared }) => prepared.id)),
    hexArray(group.map(({ hash }) => hash)),
    jsonArray(group.map(({ prepared }) => prepared.answer)),
    textArray([...streams.keys()]),
    ...events,
    ...expected,
    ...claimColumns(group),
    ...releaseColumns(group),
  ]
}

function eventColumns(group: readonly Hashed[], streams: Streams): (Buffer | null)[] {
  const appends: number[] = []
  const numbers: number[] = []
  const events: PreparedEvent[] = []
  for (const [index, { prepared }] of group.entries()) {
    for (const event of prepared.events) {
      appends.push(index + 1)
      numbers.push(numberOf(event.stream, streams))
      events.push(event)
    }
  }
  return [
    intArray(appends),
    intArray(numbers),
    textArray(events.map(({ type }) => type)),
    intArray(events.map(({ schema }) => schema)),
    jsonArray(events.map(({ data }) => data)),
    dateArray(events.map(({ day }) => day)),
    events.every(({ cause }) => cause === null) ? null : textArray(events.map(({ cause }) => cause)),
    events.every(({ meta }) => meta === null) ? null : jsonArray(events.map(({ meta }) => meta)),
  ]
}

function expectedColumns(group: readonly Hashed[], streams: Streams): (Buffer | null)[] {
  const appends: number[] = []
  const numbers: number[] = []
  const versions: number[] = []
  for (const [index, { prepared }] of group.entries()) {
    for (const { stream, version } of prepared.expect) {
      appends.push(index + 1)
      numbers.push(numberOf(stream, streams))
      versions.push(version)
    }
  }
  return appends.length === 0 ? [null, null, null] : [intArray(appends), intArray(numbers), intArray(versions)]
}

function claimColumns(group: readonly Hashed[]): (Buffer | null)[] {
  const claims = group.flatMap(({ prepared }, index) =>
    prepared.claims.map((claim) => ({ ...claim, append: index + 1 })),
  )
  if (claims.length === 0) return [null, null, null]
  return [
    intArray(claims.map(({ append }) => append)),
    textArray(claims.map(({ key }) => key)),
    textArray(claims.map(({ stream }) => stream)),
  ]
}

function releaseColumns(group: readonly Hashed[]): (Buffer | null)[] {
  const releases = group.flatMap(({ prepared }, index) => prepared.releases.map((key) => ({ key, append: index + 1 })))
  if (releases.length === 0) return [null, null]
  return [intArray(releases.map(({ append }) => append)), textArray(releases.map(({ key }) => key))]
}

function numberOf(stream: string, streams: Streams): number {
  const known = streams.get(stream)
  if (known !== undefined) return known
  streams.set(stream, streams.size + 1)
  return streams.size
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
