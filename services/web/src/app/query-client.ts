import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { lockOn } from '../session/lock.ts'
import { isRefusal, Unreachable } from './refusal.ts'

/** Waits as long as the api asks where a read model is behind; asks again when the line was cut; else says so. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: lockOn }),
    mutationCache: new MutationCache({ onError: lockOn }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) =>
          (isRefusal(error, 503) && failures < 4) || (error instanceof Unreachable && failures < 2),
        retryDelay: (failures, error) => (isRefusal(error) ? error.retryAfterMs : undefined) ?? 500 * 2 ** failures,
        refetchOnWindowFocus: false,
      },
    },
  })
}
