import { infiniteQueryOptions } from '@tanstack/react-query'
import type { Review } from '@titian/contract'
import { ask } from '../app/client.ts'

export const reviewQuery = infiniteQueryOptions({
  queryKey: ['review'],
  queryFn: ({ pageParam }) => ask<Review>('/api/review', { limit: 50, cursor: pageParam ?? undefined }),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next,
})
