import { useSearch } from '@tanstack/react-router'
import { text, type Typed } from '../app/address.ts'
import { useSession } from '../session/session.ts'
import { isDay, yearOf, type Day } from './day.ts'

/** Which day is asked about, and what was known then; every data page carries both in its address. */
export interface InTime {
  readonly asOf?: Day | undefined
  readonly knownAt?: string | undefined
}

export function inTimeOf(search: Typed): InTime {
  return {
    asOf: isDay(search['asOf']) ? search['asOf'] : undefined,
    knownAt: text(search['knownAt'], /^(\d+|\d{4}-\d{2}-\d{2}T.+)$/),
  }
}

export function useInTime(): InTime {
  return inTimeOf(useSearch({ strict: false }))
}

/** The day up to which a page counts: the one asked for, else the business day. */
export function useAsOf(): Day {
  const { businessDay } = useSession()
  return useInTime().asOf ?? businessDay
}

export function useYear(asked: number | undefined): number {
  const asOf = useAsOf()
  return asked ?? yearOf(asOf)
}
