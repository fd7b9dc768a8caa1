import type { Day } from '../day.ts'
import { documentOrder } from '../identifiers/document-number.ts'
import type { Target } from './target.ts'

/** What a list or a person says of a target, and of which day that is. */
export interface TargetSaying {
  readonly version: number
  readonly target: Target
  readonly on: Day
  /** The import whose list says so; absent where a person does. */
  readonly import?: string
}

/**
 * The saying that counts: the newest by its own day. Of one day a person's word is above any list's, and of lists the one
 * with the later document number; the rest of their text decides between equals, never which of them arrived first.
 */
export function standingTarget(sayings: Iterable<TargetSaying>): TargetSaying | undefined {
  return [...sayings].toSorted(byWeight).at(-1)
}

/**
 * Where lists disagree about one target, what they say, each value once and the one that counts first. A person who spoke
 * of it since has settled it.
 */
export function differingLists(sayings: Iterable<TargetSaying>): readonly TargetSaying[] {
  const newestFirst = [...sayings].toSorted(byWeight).toReversed()
  if (newestFirst[0]?.import === undefined) return []
  const byValue = new Map<string, TargetSaying>()
  for (const saying of newestFirst) {
    const { value, comparison } = saying.target
    const key = `${comparison} ${value}`
    if (saying.import !== undefined && !byValue.has(key)) byValue.set(key, saying)
  }
  return byValue.size > 1 ? [...byValue.values()] : []
}

/** Which list's saying says all that another list would: the same target, of the same day, with at least its document. */
export function saidAlready(sayings: Iterable<TargetSaying>, said: Omit<TargetSaying, 'version'>): number | undefined {
  const { value, comparison, document } = said.target
  return [...sayings]
    .toSorted(byWeight)
    .findLast(
      ({ on, target, import: list }) =>
        list !== undefined &&
        on === said.on &&
        target.value === value &&
        target.comparison === comparison &&
        (document === undefined || document === target.document),
    )?.version
}

function byWeight(a: TargetSaying, b: TargetSaying): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1
  const [isList, isOtherList] = [a.import !== undefined, b.import !== undefined]
  if (isList !== isOtherList) return isList ? -1 : 1
  // Two words of people on one day: the second is meant to change the first.
  return isList ? byText(a, b) : a.version - b.version
}

function byText(a: TargetSaying, b: TargetSaying): number {
  const [ours, theirs] = [documentOrder(a.target.document), documentOrder(b.target.document)]
  const texts = [textOf(a), textOf(b)] as const
  return (
    ours.year - theirs.year ||
    ours.number - theirs.number ||
    a.target.value - b.target.value ||
    (texts[0] < texts[1] ? -1 : texts[0] > texts[1] ? 1 : a.version - b.version)
  )
}

function textOf({ target: { comparison, document = '' } }: TargetSaying): string {
  return `${comparison} ${document}`
}
