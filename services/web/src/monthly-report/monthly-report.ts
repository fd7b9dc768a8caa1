import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { MonthlyReport } from '@titian/contract'
import { dayYearBefore } from '@titian/domain'
import { ask, type Search } from '../app/client.ts'
import { lastDayOfMonth, yearOf, type Day } from '../time/day.ts'

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

/** 上年同期 as a figure is asked for it; of a month that is not over, only as many days of the year before. */
export function yearBefore(month: string, asOf: Day): { readonly period: string; readonly asOf?: Day } {
  const year = yearOf(month) - 1
  const period = `${year}-01..${year}${month.slice(4)}`
  return asOf < lastDayOfMonth(month) ? { period, asOf: dayYearBefore(asOf) } : { period }
}
