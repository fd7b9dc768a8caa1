/** An event as the log keeps it. */
export type RecordedEvent = {
  readonly journal: string
  readonly position: number
  readonly stream: string
  readonly version: number
  readonly type: string
  readonly schema: number
  readonly data: unknown
  /** `YYYY-MM-DD` */
  readonly occurredOn: string
  /** ISO 8601 in UTC, whole milliseconds; never before that of an earlier position. */
  readonly recordedAt: string
  readonly actor: string
  readonly command: string
  readonly cause: string | null
  readonly meta: unknown
}

/** Named one by one: a prepared `select *` fails when a migration adds a column under a running process. */
export const eventColumns =
  'journal, position, stream, version, type, schema, data, occurred_on, recorded_at, actor, command, cause, meta'

export type EventRow = {
  journal: string
  position: number
  stream: string
  version: number
  type: string
  schema: number
  data: unknown
  occurred_on: string
  recorded_at: Date
  actor: string
  command: string
  cause: string | null
  meta: unknown
}

export function eventOf(row: EventRow): RecordedEvent {
  const { occurred_on: occurredOn, recorded_at: recordedAt, ...same } = row
  return { ...same, occurredOn, recordedAt: recordedAt.toISOString() }
}
