import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  Checks,
  CheckShown,
  ConcludeCheck,
  FirmsToCheck,
  RaiseCheck,
  RecordCheck,
  StaffCheck,
  Written,
} from '@titian/contract'
import { ask, tell, type Search } from '../app/client.ts'

const pathOf = (check: string) => `/api/checks/${encodeURIComponent(check)}`

function growing<Page extends { readonly next: string | null }>(path: string, search: Search) {
  return infiniteQueryOptions({
    queryKey: ['checks', path, search],
    queryFn: ({ pageParam }) => ask<Page>(path, { ...search, limit: 50, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Page) => last.next,
    placeholderData: keepPreviousData,
  })
}

export const checksQuery = (search: Search) => growing<Checks>('/api/checks', search)
export const firmsToCheckQuery = (search: Search) => growing<FirmsToCheck>('/api/checks/firms', search)

export function firmToCheckQuery(uscc: string, year: number) {
  return queryOptions({
    queryKey: ['checks', 'firm', uscc, year],
    queryFn: () => ask<FirmsToCheck>('/api/checks/firms', { uscc, year }),
  })
}

export function checkQuery(check: string, search: Search) {
  return queryOptions({
    queryKey: ['checks', check, search],
    queryFn: () => ask<CheckShown>(pathOf(check), search),
  })
}

export const formOf = (check: string) => `${pathOf(check)}/form.docx`

export const raiseCheck = (body: RaiseCheck, key: string) => tell<Written>('POST', '/api/checks', { body, key })

export function staffCheck(check: string, body: StaffCheck, key: string) {
  return tell<Written>('PUT', `${pathOf(check)}/officers`, { body, key })
}

export function recordCheck(check: string, body: RecordCheck, key: string) {
  return tell<Written>('POST', `${pathOf(check)}/record`, { body, key })
}

export function concludeCheck(check: string, body: ConcludeCheck, key: string) {
  return tell<Written>('POST', `${pathOf(check)}/conclusion`, { body, key })
}

export function dropCheck(check: string, reason: string, key: string) {
  return tell<Written>('POST', `${pathOf(check)}/drop`, { body: { reason }, key })
}
