import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { DropDuty, Duties, DutyTable, MarkDutyDone, SetDuty, TakeBackDuty, Written } from '@titian/contract'
import { ask, tell, type Search } from '../app/client.ts'

export function dutiesQuery(search: Search) {
  return infiniteQueryOptions({
    queryKey: ['duties', search],
    queryFn: ({ pageParam }) => ask<Duties>('/api/duties', { ...search, limit: 50, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
}

/** The file holds the whole of the filtered set, not the page. */
export const dutiesFile = '/api/duties/export.xlsx'

export function dutyTableQuery(search: Search) {
  return queryOptions({
    queryKey: ['duties', 'table', search],
    queryFn: () => ask<DutyTable>('/api/duties/table', search),
  })
}

export const setDuty = (body: SetDuty, key: string) => tell<Written>('PUT', '/api/duties/table', { body, key })

export const dropDuty = (body: DropDuty, key: string) => tell<Written>('POST', '/api/duties/table/drop', { body, key })

export const markDutyDone = (body: MarkDutyDone, key: string) =>
  tell<Written>('POST', '/api/duties/done', { body, key })

export const takeBackDuty = (body: TakeBackDuty, key: string) =>
  tell<Written>('POST', '/api/duties/done/withdrawal', { body, key })
