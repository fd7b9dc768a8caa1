import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  ContactShown,
  Corrected,
  CorrectStatement,
  Enterprise,
  Enterprises,
  MergeEnterprises,
  StateOfEnterprise,
  Timeline,
} from '@titian/contract'
import { ask, tell, type Search } from '../app/client.ts'

const pathOf = (uscc: string) => `/api/enterprises/${encodeURIComponent(uscc)}`

export function enterprisesQuery(search: Search) {
  return infiniteQueryOptions({
    queryKey: ['enterprises', search],
    queryFn: ({ pageParam }) =>
      ask<Enterprises>('/api/enterprises', { ...search, limit: 50, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
}

/** The file holds the whole of the filtered set, not the page. */
export const enterprisesFile = '/api/enterprises/export.xlsx'

export function enterpriseQuery(uscc: string, search: Search) {
  return queryOptions({
    queryKey: ['enterprises', uscc, search],
    queryFn: () => ask<Enterprise>(pathOf(uscc), search),
    placeholderData: keepPreviousData,
  })
}

export function timelineQuery(uscc: string, search: Search) {
  return queryOptions({
    queryKey: ['enterprises', uscc, 'timeline', search],
    queryFn: () => ask<Timeline>(`${pathOf(uscc)}/timeline`, search),
  })
}

export function revealContact(uscc: string, key: string) {
  return tell<ContactShown>('POST', `${pathOf(uscc)}/contact`, { key })
}

export function correctStatement(uscc: string, body: CorrectStatement, key: string) {
  return tell<Corrected>('POST', `${pathOf(uscc)}/corrections`, { body, key })
}

export function mergeEnterprises(uscc: string, body: MergeEnterprises, key: string) {
  return tell<Corrected>('POST', `${pathOf(uscc)}/merge`, { body, key })
}

export function stateOfEnterprise(uscc: string, body: StateOfEnterprise, key: string) {
  return tell<Corrected>('POST', `${pathOf(uscc)}/statements`, { body, key })
}
