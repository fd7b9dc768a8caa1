import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Unit, Units } from '@titian/contract'
import { words } from '../words/words.ts'
import { ask } from './client.ts'

const unitsQuery = queryOptions({
  queryKey: ['units'],
  queryFn: () => ask<Units>('/api/units'),
  staleTime: Number.POSITIVE_INFINITY,
})

/** 汝州 answers to the province directly; its figures are asked for with it and without it. */
export const ruzhou = '410482'

export interface UnitNames {
  /** In the order in which the city lists them; the city itself is not among them. */
  readonly units: readonly Unit[]
  readonly nameOf: (unit: string) => string
  /** As the tables of the bureau write it: 叶县, 高新区, 全市. */
  readonly shortNameOf: (unit: string) => string
}

export function useUnits(): UnitNames {
  const all = useQuery(unitsQuery).data?.items ?? []
  const byCode = new Map(all.map((unit) => [unit.unit, unit]))
  const name = (unit: string, of: (unit: Unit) => string) => {
    const known = byCode.get(unit)
    return known ? of(known) : unit === 'unknown' ? words.app.unitUnknown : unit
  }
  return {
    units: all.filter((unit) => unit.kind !== 'city'),
    nameOf: (unit) => name(unit, (known) => known.name),
    shortNameOf: (unit) => name(unit, shortName),
  }
}

/** Only the zones' names are too long for a table; a county keeps its 区, 县 or 市. */
export function shortName(unit: Unit): string {
  if (unit.kind === 'city') return words.targets.city
  return unit.kind === 'zone' ? unit.shortName : unit.name
}
