import { infiniteQueryOptions } from '@tanstack/react-query'
import type {
  ConfirmUnits,
  GiveUpMissing,
  IdentifyPerson,
  PersonIdentified,
  Review,
  SettleContested,
  SettleKept,
  Written,
} from '@titian/contract'
import { ask, tell } from '../app/client.ts'

export const reviewQuery = infiniteQueryOptions({
  queryKey: ['review'],
  queryFn: ({ pageParam }) => ask<Review>('/api/review', { limit: 50, cursor: pageParam ?? undefined }),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next,
})

export function identifyPerson(body: IdentifyPerson, key: string): Promise<PersonIdentified> {
  return tell<PersonIdentified>('POST', '/api/review/persons', { body, key })
}

export function confirmUnits(body: ConfirmUnits, key: string): Promise<Written> {
  return tell<Written>('POST', '/api/review/units', { body, key })
}

export function settleKept(body: SettleKept, key: string): Promise<Written> {
  return tell<Written>('POST', '/api/review/kept', { body, key })
}

export function settleContested(body: SettleContested, key: string): Promise<Written> {
  return tell<Written>('POST', '/api/review/contested', { body, key })
}

export function giveUpMissing(body: GiveUpMissing, key: string): Promise<Written> {
  return tell<Written>('POST', '/api/review/missing', { body, key })
}
