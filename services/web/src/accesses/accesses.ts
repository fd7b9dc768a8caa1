import { infiniteQueryOptions } from '@tanstack/react-query'
import type { Accesses } from '@titian/contract'
import { ask, type Search } from '../app/client.ts'

export function accessesQuery(search: Search) {
  return infiniteQueryOptions({
    queryKey: ['accesses', search],
    queryFn: ({ pageParam }) =>
      ask<Accesses>('/api/accesses', { ...search, limit: 50, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
}
