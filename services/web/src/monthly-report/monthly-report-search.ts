import { type Typed } from '../app/address.ts'
import { isMonth } from '../time/day.ts'

export interface MonthlyReportSearch {
  readonly month?: string | undefined
}

export function monthlyReportSearch(search: Typed): MonthlyReportSearch {
  return { month: isMonth(search['month']) ? search['month'] : undefined }
}
