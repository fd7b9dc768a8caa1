import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Ratio, ServiceByOfficer, ServiceByUnit, ServiceRow } from '@titian/contract'
import { ask, type Search } from '../app/client.ts'

export function serviceQuery(search: Search) {
  return queryOptions({
    queryKey: ['service', 'units', search],
    queryFn: () => ask<ServiceByUnit>('/api/service', search),
    placeholderData: keepPreviousData,
  })
}

export function officersServiceQuery(search: Search) {
  return queryOptions({
    queryKey: ['service', 'officers', search],
    queryFn: () => ask<ServiceByOfficer>('/api/service/officers', search),
    placeholderData: keepPreviousData,
  })
}

export function serviceFile(by: 'units' | 'officers'): string {
  return by === 'units' ? '/api/service.xlsx' : '/api/service/officers.xlsx'
}

/** A row of the table, and what its numbers open into; without `opens` they are totals only. */
export interface ShownRow {
  readonly key: string
  readonly name: string
  readonly row: ServiceRow
  readonly opens?: { readonly unit: string; readonly officer?: string } | undefined
  /** Where the row itself leads. */
  readonly unit?: string | undefined
  readonly total?: boolean
}

export function cellOf(row: ServiceRow, code: string): number | Ratio {
  return row.cells.find((cell) => cell.code === code)?.value ?? 0
}

export function countOf(row: ServiceRow, code: string): number {
  const value = cellOf(row, code)
  return typeof value === 'number' ? value : value.numerator
}
