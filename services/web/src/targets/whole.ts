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

/** One line of what saving will change: null where nothing is set. */
export interface ChangeAhead {
  readonly of: 'unit' | 'sum' | 'whole'
  readonly before: number | null
  readonly after: number | null
}

/** What stands now beside what will stand once `value` is saved, with the whole along or without it. */
export function changesAhead(
  answer: Pick<TargetRevisions, 'unit' | 'current' | 'whole' | 'sum'>,
  city: string,
  value: number | null | undefined,
  withWhole: boolean,
): readonly ChangeAhead[] {
  if (value === null || value === undefined) return []
  const { unit, current, whole, sum } = answer
  if (unit === city) return [{ of: 'whole', before: whole, after: value }, ...(sum === null ? [] : [still('sum', sum)])]
  const sumThen = wholeAfter(answer, city, value)?.sum ?? value
  return [
    { of: 'unit', before: current?.value ?? null, after: value },
    { of: 'sum', before: sum, after: sumThen },
    whole !== null && withWhole ? { of: 'whole', before: whole, after: sumThen } : still('whole', whole),
  ]
}

function still(of: ChangeAhead['of'], value: number | null): ChangeAhead {
  return { of, before: value, after: value }
}
