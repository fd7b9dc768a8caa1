import { checkStatusFilters } from '@titian/contract'
import { oneOf, text, wholeNumber, type Typed } from '../app/address.ts'

export const parts = ['checks', 'firms'] as const
export type Part = (typeof parts)[number]
export const amongs = ['again', 'all'] as const

export interface ChecksSearch {
  readonly part?: Part | undefined
  readonly unit?: string | undefined
  readonly year?: number | undefined
  readonly standing?: (typeof checkStatusFilters)[number] | undefined
  readonly lateChecks?: 'true' | undefined
  readonly myChecks?: 'true' | undefined
  /** Of which firms those to check are sought. */
  readonly among?: (typeof amongs)[number] | undefined
  /** The one that is open. */
  readonly check?: string | undefined
}

export function checksSearch(search: Typed): ChecksSearch {
  return {
    part: oneOf(parts, search['part']),
    unit: text(search['unit'], /^(\d{6}|unknown)$/),
    year: wholeNumber(search['year'], 2017, 2100),
    standing: oneOf(checkStatusFilters, search['standing']),
    lateChecks: oneOf(['true'] as const, search['lateChecks']),
    myChecks: oneOf(['true'] as const, search['myChecks']),
    among: oneOf(amongs, search['among']),
    check: text(search['check'], /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  }
}
