import { plusDays, unknownUnit, valueOn, type Day, type History } from '@titian/domain'

/** What someone may see of one firm: a moved firm's events belong to the unit of their day. */
export interface Sight {
  /** One of the units that may see it answered for the firm on the day. */
  readonly isOwn: (day: Day) => boolean
  /** The day of which the firm is shown: the one asked for, or the last before on which it was theirs. */
  readonly day: Day
}

/** Undefined where none of the units ever answered for the firm up to that day. Without units, all is seen. */
export function sightOf(
  { units: spells }: Pick<History, 'units'>,
  asOf: Day,
  units: readonly string[] | undefined,
): Sight | undefined {
  if (units === undefined) return { isOwn: () => true, day: asOf }
  const isOwn = (day: Day) => units.includes(valueOn(spells, day) ?? unknownUnit)
  if (isOwn(asOf)) return { isOwn, day: asOf }
  const last = spells.findLast(({ value, from, to }) => units.includes(value) && from <= asOf && to !== undefined)
  return last?.to === undefined ? undefined : { isOwn, day: plusDays(last.to, -1) }
}
