import type { CorrectStatement, TimelineEvent } from '@titian/contract'
import { kindOf, type FieldValue, type RecordField } from './record-field.ts'

export interface CorrectionDraft {
  readonly withdraw: boolean
  readonly fields: Readonly<Record<string, string | boolean | null | undefined>>
  readonly occurredOn: string | undefined
  readonly reason: string
}

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
  const changes: Record<string, FieldValue> = {}
  for (const field of event.fields) {
    if (!(field.field in draft.fields)) continue
    const value = valueOf(draft.fields[field.field], field)
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

function valueOf(typed: string | boolean | null | undefined, field: RecordField): FieldValue {
  if (typed === undefined) return null
  if (typeof typed !== 'string') return typed
  const text = typed.trim()
  if (text === '') return null
  return kindOf(field) === 'number' ? numberOf(text) : text
}

function numberOf(typed: string): number {
  return Number(typed.normalize('NFKC').replace(/[,\s]/g, ''))
}
