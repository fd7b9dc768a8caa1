import { queryOptions } from '@tanstack/react-query'
import type { CallBacks, CallBacksDrawn, CallBackShown, DrawCallBacks } from '@titian/contract'
import { ask, tell, type Search } from '../app/client.ts'

export function callBacksQuery(search: Search) {
  return queryOptions({
    queryKey: ['call-backs', search],
    queryFn: () => ask<CallBacks>('/api/call-backs', search),
  })
}

export function callBackQuery(sample: string, search: Search) {
  return queryOptions({
    queryKey: ['call-backs', sample, search],
    queryFn: () => ask<CallBackShown>(`/api/call-backs/${encodeURIComponent(sample)}`, search),
  })
}

export const drawCallBacks = (body: DrawCallBacks, key: string) =>
  tell<CallBacksDrawn>('POST', '/api/call-backs', { body, key })
