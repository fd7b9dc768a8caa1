import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { lockOn } from '../session/lock.ts'
import { isRefusal, Unreachable } from './refusal.ts'

/**
 * Goes again after as long as the api asks where it is busy or away, or where the line was cut. What is told may go again
 * too: it keeps its key.
 */
export const again = {
  retry: (failures: number, error: unknown) =>
    (isRefusal(error, 503) && failures < 4) || (error instanceof Unreachable && failures < 2),
  retryDelay: (failures: number, error: unknown) =>
    (isRefusal(error) ? error.retryAfterMs : undefined) ?? 500 * 2 ** failures,
}

export function newQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: lockOn }),
    mutationCache: new MutationCache({ onError: lockOn }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        ...again,
        refetchOnWindowFocus: false,
      },
    },
  })
}
