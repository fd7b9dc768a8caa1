import type { CorrectStatement, TimelineEvent } from '@titian/contract'

export interface CorrectionDraft {
  readonly withdraw: boolean
  readonly fields: Readonly<Record<string, string | boolean | null | undefined>>
  readonly occurredOn: string | undefined
  readonly reason: string
}

type Value = TimelineEvent['fields'][number]['value']

/**
 * What the draft changes about a record, and nothing that it leaves as it is; undefined where it changes nothing.
 * A number typed with a comma or in full width is a number still.
 */
export function correctionOf(
  event: TimelineEvent,
  draft: CorrectionDraft,
): Omit<CorrectStatement, 'preview'> | undefined {
  const { reason } = draft
  if (draft.withdraw) return { concerns: event.version, withdraw: true, reason }
  const changes: Record<string, Value> = {}
  for (const field of event.fields) {
    const typed = draft.fields[field.field]
    if (typed === undefined) continue
    const value = valueOf(typed, field.value)
    if (value !== field.value) changes[field.field] = value
  }
  const moved = draft.occurredOn !== undefined && draft.occurredOn !== event.occurredOn
  if (Object.keys(changes).length === 0 && !moved) return undefined
  return {
    concerns: event.version,
    reason,
    ...(Object.keys(changes).length === 0 ? {} : { changes }),
    ...(moved && draft.occurredOn !== undefined ? { occurredOn: draft.occurredOn } : {}),
  }
}

export function isNumberTyped(typed: string): boolean {
  return typed.trim() === '' || Number.isFinite(numberOf(typed))
}

function valueOf(typed: string | boolean | null, before: Value): Value {
  if (typeof typed !== 'string') return typed
  const text = typed.trim()
  if (text === '') return null
  return typeof before === 'number' ? numberOf(text) : text
}

function numberOf(typed: string): number {
  return Number(typed.normalize('NFKC').replace(/[,\s]/g, ''))
}
