import type { FieldFirm } from '@titian/contract'
import { matchKey } from '@titian/domain'
import { daysBetween, plusDays } from '../today.ts'

export const firmFilters = ['all', 'stale', 'open', 'expiring'] as const
export type FirmFilter = (typeof firmFilters)[number]

export const staleDays = 90
const expiringDays = 365

/** By name, former name, pinyin, initials, or the end of a code; one's own first, then as their names sound. */
export function findFirms(
  firms: readonly FieldFirm[],
  { query, filter, today }: { query: string; filter: FirmFilter; today: string },
): readonly FieldFirm[] {
  const key = matchKey(query)
  const isTail = /^[0-9A-Z]{2,18}$/.test(key)
  return firms
    .filter(
      (firm) => key === '' || firm.search.includes(key) || (isTail && firm.codes.some((code) => code.endsWith(key))),
    )
    .filter((firm) => passes(firm, filter, today))
    .sort((one, other) => Number(other.own) - Number(one.own) || (soundOf(one) < soundOf(other) ? -1 : 1))
}

/** The pinyin, which stands second among the keys. */
function soundOf({ search }: FieldFirm): string {
  return search.split('|')[2] ?? search
}

function passes(firm: FieldFirm, filter: FirmFilter, today: string): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'stale':
      return firm.own && isStale(firm, today)
    case 'open':
      return (firm.demands?.length ?? 0) > 0
    case 'expiring':
      return expiringTitles(firm, today).length > 0
  }
}

export function isStale({ lastVisitOn }: FieldFirm, today: string): boolean {
  return lastVisitOn === undefined || lastVisitOn === null || daysBetween(lastVisitOn, today) > staleDays
}

/** Titles that run out within a year, the next first. */
export function expiringTitles(
  { titles = [] }: FieldFirm,
  today: string,
): readonly { name: string; through: string }[] {
  const limit = plusDays(today, expiringDays)
  return titles
    .flatMap(({ name, through }) =>
      through !== null && through >= today && through <= limit ? [{ name, through }] : [],
    )
    .sort((one, other) => (one.through < other.through ? -1 : 1))
}
