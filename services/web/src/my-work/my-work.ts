import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Briefing, MyWork, WorkLine } from '@titian/contract'
import { isLate } from '@titian/domain'
import { ask } from '../app/client.ts'

export const myWorkQuery = (officer: string | undefined) =>
  queryOptions({
    queryKey: ['my-work', officer],
    queryFn: () => ask<MyWork>('/api/my-work', { officer }),
    placeholderData: keepPreviousData,
  })

export const briefingQuery = (uscc: string) =>
  queryOptions({
    queryKey: ['briefing', uscc],
    queryFn: () => ask<Briefing>(`/api/enterprises/${encodeURIComponent(uscc)}/briefing`),
  })

export const groups = ['late', 'now', 'soon', 'year'] as const
export type Group = (typeof groups)[number]

/** 逾期 is what has a day and is past it; the rest as the list weighs it. */
export function groupOf({ kind, priority, due }: WorkLine, today: string): Group {
  if (isLate({ kind, due }, today)) return 'late'
  return priority <= 2 ? 'now' : priority === 3 ? 'soon' : 'year'
}

/** What tells a line from the others, for the address. */
export function keyOf({ kind, subject, firm, why }: WorkLine): string {
  return `${kind}:${subject ?? firm?.uscc ?? ''}${kind === 'duty' || kind === 'title-expiring' ? `:${why.slice(0, 40)}` : ''}`
}
