import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { MonthlyReport } from '@titian/contract'
import { ask, type Search } from '../app/client.ts'

export function monthlyReportQuery(search: Search & { month: string }) {
  return queryOptions({
    queryKey: ['monthly-report', search],
    queryFn: () => ask<MonthlyReport>('/api/monthly-report', search),
    placeholderData: keepPreviousData,
  })
}

export function monthlyReportFile(kind: 'xlsx' | 'docx'): string {
  return `/api/monthly-report.${kind}`
}
