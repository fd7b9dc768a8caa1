import type { TimelineEvent } from '@titian/contract'

/** A record of 失信 that stands on a day: the firm had been listed and not yet been taken off. */
export function isStillListed(
  { type, withdrawn, occurredOn, fields }: Pick<TimelineEvent, 'type' | 'withdrawn' | 'occurredOn' | 'fields'>,
  day: string,
): boolean {
  if (type !== 'CreditRiskListed' || withdrawn || occurredOn > day) return false
  const until = fields.find(({ field }) => field === 'until')?.value ?? null
  return until === null || String(until) > day
}
