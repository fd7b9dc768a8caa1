import { plusDays, unknownUnit, valueOn, type Day, type History } from '@titian/domain'
import type { Asked } from '../figures/figure-counts.ts'

/** What someone may see of one firm: a moved firm's events belong to the unit of their day. */
export interface Sight {
  /** One of the units that may see it answered for the firm on the day. */
  readonly isOwn: (day: Day) => boolean
  /** The day of which the firm is shown: the one asked for, or the last before on which it was theirs. */
  readonly day: Day
  /** What was said of other days than their own is not shown, either. */
  readonly partial: boolean
}

export type Seeing = Pick<Asked, 'asOf' | 'units' | 'ownFirms' | 'formerFirms'>

/**
 * Undefined where none of the units ever answered for the firm up to that day. Without units, all is seen, and so is a
 * firm by who looks after it.
 */
export function sightOf(
  stream: string,
  { units: spells }: Pick<History, 'units'>,
  { asOf, units, ownFirms = [], formerFirms = [] }: Seeing,
): Sight | undefined {
  if (units === undefined || ownFirms.includes(stream)) return { isOwn: () => true, day: asOf, partial: false }
  const isOwn = (day: Day) => units.includes(valueOn(spells, day) ?? unknownUnit)
  if (isOwn(asOf)) return { isOwn, day: asOf, partial: false }
  if (formerFirms.includes(stream)) return { isOwn: (day) => day <= asOf, day: asOf, partial: true }
  const last = spells.findLast(({ value, from, to }) => units.includes(value) && from <= asOf && to !== undefined)
  return last?.to === undefined ? undefined : { isOwn, day: plusDays(last.to, -1), partial: true }
}
