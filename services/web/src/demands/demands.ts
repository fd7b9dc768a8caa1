import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  AmendDemand,
  DemandMoved,
  DemandRaised,
  Demands,
  DemandShown,
  MoveDemand,
  RaiseDemand,
  Written,
} from '@titian/contract'
import { ask, tell, type Search } from '../app/client.ts'

const pathOf = (demand: string) => `/api/demands/${encodeURIComponent(demand)}`

export function demandsQuery(search: Search) {
  return infiniteQueryOptions({
    queryKey: ['demands', search],
    queryFn: ({ pageParam }) => ask<Demands>('/api/demands', { ...search, limit: 100, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
}

/** The file holds the whole of the filtered set, not the page. */
export const demandsFile = '/api/demands/export.xlsx'

/** One page of those that a few words find: for choosing one of them. */
export function demandsFound(query: string) {
  return queryOptions({
    queryKey: ['demands', 'found', query],
    queryFn: () => ask<Demands>('/api/demands', { query, limit: 20 }),
    placeholderData: keepPreviousData,
  })
}

export function demandQuery(demand: string, search: Search) {
  return queryOptions({
    queryKey: ['demands', demand, search],
    queryFn: () => ask<DemandShown>(pathOf(demand), search),
    placeholderData: keepPreviousData,
  })
}

export function attachmentFile(demand: string, sha256: string): string {
  return `${pathOf(demand)}/attachments/${sha256}`
}

export const raiseDemand = (body: RaiseDemand, key: string) => tell<DemandRaised>('POST', '/api/demands', { body, key })

export interface Moving {
  readonly demand: string
  readonly body: MoveDemand
}

export const moveDemand = ({ demand, body }: Moving, key: string) =>
  tell<DemandMoved>('POST', `${pathOf(demand)}/moves`, { body, key })

export const amendDemand = (demand: string, body: AmendDemand, key: string) =>
  tell<Written>('POST', `${pathOf(demand)}/amendments`, { body, key })
