import { infiniteQueryOptions, keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { Bridge, Figure, FigureCourse, FigureDefinitions, FigureMembers, Measure } from '@titian/contract'
import { ask, type Search } from '../app/client.ts'
import { usualMeasure } from '../words/figures.ts'

export const definitionsQuery = queryOptions({
  queryKey: ['figures', 'definitions'],
  queryFn: () => ask<FigureDefinitions>('/api/figures'),
  staleTime: Number.POSITIVE_INFINITY,
})

/** What a figure counts: firms, unless its definition says otherwise. */
export function useMeasure(code: string): Measure {
  const definitions = useQuery(definitionsQuery).data?.items
  return definitions?.find((definition) => definition.code === code)?.measure ?? usualMeasure
}

const pathOf = (code: string) => `/api/figures/${encodeURIComponent(code)}`

export function figureQuery(code: string, search: Search) {
  return queryOptions({
    queryKey: ['figures', code, search],
    queryFn: () => ask<Figure>(pathOf(code), search),
    placeholderData: keepPreviousData,
  })
}

export function courseQuery(code: string, search: Search & { year: number }) {
  return queryOptions({
    queryKey: ['figures', code, 'course', search],
    queryFn: () => ask<FigureCourse>(`${pathOf(code)}/course`, search),
  })
}

export function bridgeQuery(search: Search) {
  return queryOptions({
    queryKey: ['figures', 'high-tech.net', 'bridge', search],
    queryFn: () => ask<Bridge>(`${pathOf('high-tech.net')}/bridge`, search),
  })
}

export function membersQuery(code: string, search: Search) {
  return infiniteQueryOptions({
    queryKey: ['figures', code, 'members', search],
    queryFn: ({ pageParam }) =>
      ask<FigureMembers>(`${pathOf(code)}/members`, { ...search, limit: 50, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
}

/** 同比 of a figure is a figure too. */
export function growthOf(code: string): string {
  return `${code}.growth`
}

/** The file holds the whole of the filtered set, not the page. */
export function membersFile(code: string): string {
  return `${pathOf(code)}/members.xlsx`
}

/** The figures whose year is told by the bridge of 高新技术企业. */
export function hasBridge(code: string): boolean {
  return code === 'high-tech.net' || code === 'high-tech.valid' || code === 'high-tech.new'
}
