import type { MergeFact } from '@titian/domain'
import type { NewEvent, RecordedEvent } from '@titian/event-store'

/** Where a statement stood before its firm was merged into this one; kept in the event's `meta`. */
export interface CopiedFrom {
  readonly stream: string
  readonly version: number
  /** The code, the account and the instant under which it was recorded first. */
  readonly uscc: string
  readonly actor: string
  readonly recordedAt: string
}

/**
 * An event of a merging as the log keeps it, told what the stream held that is merged away. A copy keeps the list and row
 * that said it first, so that undoing that import reaches it too.
 */
export function mergeEvent(
  { stream, occurredOn, event: { type, data }, copyOf }: MergeFact,
  said: readonly RecordedEvent[],
): NewEvent {
  const event = { stream, type, schema: 1, data, occurredOn }
  const original = said.find(({ version }) => version === copyOf?.version)
  if (!original || !copyOf) return event
  const { cause, meta, actor, recordedAt } = original
  // One that came by an earlier merging still says where it was recorded first.
  const first = copiedFrom(meta) ?? { uscc: copyOf.uscc, actor, recordedAt }
  const copied: CopiedFrom = { ...first, stream: original.stream, version: original.version }
  return {
    ...event,
    ...(cause === null ? {} : { cause }),
    meta: { ...(typeof meta === 'object' ? meta : {}), copied },
  }
}

export function copiedFrom(meta: unknown): CopiedFrom | undefined {
  const copied: unknown = typeof meta === 'object' && meta !== null && 'copied' in meta ? meta.copied : undefined
  if (typeof copied !== 'object' || copied === null) return undefined
  const { stream, version, uscc, actor, recordedAt } = { ...none, ...copied }
  return typeof stream === 'string' &&
    typeof version === 'number' &&
    typeof uscc === 'string' &&
    typeof actor === 'string' &&
    typeof recordedAt === 'string'
    ? { stream, version, uscc, actor, recordedAt }
    : undefined
}

const none: Readonly<Record<keyof CopiedFrom, unknown>> = {
  stream: undefined,
  version: undefined,
  uscc: undefined,
  actor: undefined,
  recordedAt: undefined,
}
