import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  AmendVisit,
  Campaigns,
  LogVisit,
  PlanCampaign,
  Visits,
  VisitShown,
  VisitsLogged,
  VisitWarnings,
  WithdrawVisit,
  Written,
} from '@titian/contract'
import { ask, tell, type Search } from '../app/client.ts'

const pathOf = (visit: string) => `/api/visits/${encodeURIComponent(visit)}`

export function visitsQuery(search: Search) {
  return infiniteQueryOptions({
    queryKey: ['visits', search],
    queryFn: ({ pageParam }) => ask<Visits>('/api/visits', { ...search, limit: 50, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
}

/** The file holds the whole of the filtered set, not the page. */
export const visitsFile = '/api/visits/export.xlsx'

export function attachmentFile(visit: string, sha256: string): string {
  return `${pathOf(visit)}/attachments/${sha256}`
}

export function visitQuery(visit: string, search: Search) {
  return queryOptions({
    queryKey: ['visits', visit, search],
    queryFn: () => ask<VisitShown>(pathOf(visit), search),
  })
}

export function warningsQuery(uscc: string, on: string) {
  return queryOptions({
    queryKey: ['visits', 'warnings', uscc, on],
    queryFn: () => ask<VisitWarnings>('/api/visits/warnings', { uscc, on }),
  })
}

export const campaignsQuery = queryOptions({
  queryKey: ['visits', 'campaigns'],
  queryFn: () => ask<Campaigns>('/api/campaigns'),
})

export const logVisit = (body: LogVisit, key: string) => tell<VisitsLogged>('POST', '/api/visits', { body, key })

export function amendVisit(visit: string, body: AmendVisit, key: string) {
  return tell<Written>('POST', `${pathOf(visit)}/amendments`, { body, key })
}

export function withdrawVisit(visit: string, body: WithdrawVisit, key: string) {
  return tell<Written>('POST', `${pathOf(visit)}/withdrawal`, { body, key })
}

export const planCampaign = (body: PlanCampaign, key: string) => tell<Written>('POST', '/api/campaigns', { body, key })

export function withdrawCampaign(name: string, reason: string, key: string) {
  return tell<Written>('POST', `/api/campaigns/${encodeURIComponent(name)}/withdrawal`, { body: { reason }, key })
}
