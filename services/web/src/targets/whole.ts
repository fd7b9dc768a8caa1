import type { TargetRevisions } from '@titian/contract'

/** How the city's target and the sum of its units' stand to each other once one of them becomes `value`. */
export interface WholeAfter {
  /** Null where nothing is set for the city itself: it is the sum. */
  readonly whole: number | null
  readonly sum: number
  readonly agrees: boolean
}

/** Undefined where there is nothing to compare: no number typed yet, or no unit that has a part. */
export function wholeAfter(
  { unit, current, whole, sum }: Pick<TargetRevisions, 'unit' | 'current' | 'whole' | 'sum'>,
  city: string,
  value: number | null | undefined,
): WholeAfter | undefined {
  if (value === null || value === undefined) return undefined
  if (unit === city) return sum === null ? undefined : { whole: value, sum, agrees: value === sum }
  const sumThen = (sum ?? 0) - (current?.value ?? 0) + value
  return { whole, sum: sumThen, agrees: whole === sumThen }
}
