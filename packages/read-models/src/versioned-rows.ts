import type { Line, TouchedStream } from './log/touched-streams.ts'

/** A row with the positions between which the log said so; no `to` while it still does. */
interface KnownRow<Row> {
  readonly row: Row
  readonly from: number
  readonly to?: number
}

export interface Versions<Row> {
  /** Rows that stood before and stand no longer, with the position that ended them. */
  readonly closed: readonly { readonly row: Row; readonly at: number }[]
  /** Rows that came, some of which may have gone again within the same batch. */
  readonly opened: readonly KnownRow<Row>[]
}

/**
 * What one stream's rows went through: the rows before, and those after each event. An unchanged row keeps its
 * version, so that rows do not depend on where batches were cut.
 */
export function versionsOf<Row>(
  before: readonly Row[],
  steps: readonly { readonly position: number; readonly rows: readonly Row[] }[],
): Versions<Row> {
  const standing = new Map(before.map((row) => [identity(row), { row, from: undefined as number | undefined }]))
  const closed: { row: Row; at: number }[] = []
  const opened: KnownRow<Row>[] = []
  for (const { position, rows } of steps) {
    const next = new Map(rows.map((row) => [identity(row), row]))
    for (const [key, { row, from }] of standing) {
      if (next.has(key)) continue
      standing.delete(key)
      if (from === undefined) closed.push({ row, at: position })
      else opened.push({ row, from, to: position })
    }
    for (const [key, row] of next) {
      if (!standing.has(key)) standing.set(key, { row, from: position })
    }
  }
  for (const { row, from } of standing.values()) {
    if (from !== undefined) opened.push({ row, from })
  }
  return { closed, opened }
}

/** The same of a stream that a batch touches: its lines folded one by one, and the rows of each state. */
export function versionsOfStream<State, Row>(
  { before, lines }: Pick<TouchedStream, 'before' | 'lines'>,
  {
    initial,
    fold,
    rowsOf,
  }: {
    readonly initial: State
    readonly fold: (state: State, line: Line) => State
    readonly rowsOf: (state: State) => readonly Row[]
  },
): Versions<Row> {
  let state = before.reduce(fold, initial)
  const first = rowsOf(state)
  return versionsOf(
    first,
    lines.map((line) => {
      state = fold(state, line)
      return { position: line.position, rows: rowsOf(state) }
    }),
  )
}

function identity(row: unknown): string {
  return JSON.stringify(row)
}
