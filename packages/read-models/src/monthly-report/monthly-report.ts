import {
  cityCode,
  dayYearBefore,
  earlier,
  indicators,
  readPeriod,
  yearBefore,
  yearOf,
  type IndicatorCode,
  type TargetStatus,
} from '@titian/domain'
import type { QueryExecutorProvider } from 'kysely'
import { countsOf, growth, sum, type Counts, type Ratio } from '../figures/ask-figure.ts'
import type { Asked } from '../figures/figure-counts.ts'
import { targetProgress } from '../target-progress/target-progress.ts'

export interface MonthlyLine {
  readonly unit: string
  readonly target: number | null
  readonly inMonth: number
  readonly toDate: number
  readonly share: Ratio | null
  readonly rank: number | null
  readonly yearBefore: number
  readonly growth: Ratio
  readonly valid: number | null
  readonly net: number | null
  readonly status: TargetStatus
}

export interface MonthlyTable {
  readonly indicator: IndicatorCode
  readonly name: string
  readonly lines: readonly MonthlyLine[]
}

/** The monthly 通报 for a month `YYYY-MM`: each indicator with the units in order and the city last. */
export async function monthlyReport(
  db: QueryExecutorProvider,
  asked: Asked & { readonly month: string; readonly without?: readonly string[] | undefined },
): Promise<{ readonly asOf: string; readonly tables: readonly MonthlyTable[] }> {
  const { month } = asked
  const inMonth = readPeriod(month)
  const toDate = readPeriod(`${month.slice(0, 4)}-01..${month}`)
  if (!inMonth || !toDate) throw new Error(`${month} is no month`)
  const asOf = earlier(asked.asOf, inMonth.through)
  const scope = { ...asked, asOf, unit: cityCode }
  const progress = await targetProgress(db, { ...asked, asOf, year: yearOf(asOf) })
  const before = yearBefore(toDate)
  // A month that is not over is compared with as many days of the year before.
  const lastYear = asOf === inMonth.through ? before.through : dayYearBefore(asOf)
  const tables: MonthlyTable[] = []
  for (const { code, name } of indicators) {
    const month = await countsOf(db, code, { ...scope, period: inMonth })
    const year = await countsOf(db, code, { ...scope, period: toDate })
    const last = await countsOf(db, code, { ...scope, period: before, asOf: lastYear })
    const lines = progress
      .filter(({ indicator }) => indicator === code)
      .map(({ unit, target, share, rank, highTech, status }): MonthlyLine => ({
        unit,
        target,
        inMonth: within(month, unit),
        toDate: within(year, unit),
        share,
        rank,
        yearBefore: within(last, unit),
        growth: growth(within(year, unit), within(last, unit)),
        valid: highTech?.valid ?? null,
        net: highTech?.net ?? null,
        status,
      }))
    const isCity = (line: MonthlyLine) => line.unit === cityCode
    tables.push({ indicator: code, name, lines: [...lines.filter((line) => !isCity(line)), ...lines.filter(isCity)] })
  }
  return { asOf, tables }
}

function within(counts: Counts, unit: string): number {
  return unit === cityCode ? sum(counts) : (counts.get(unit) ?? 0)
}
