import type { EdgeRefusal, MonthlyReport } from '@titian/contract'
import { cityCode, findFigure, readPeriod, unitOf } from '@titian/domain'
import { monthlyReport } from '@titian/read-models'
import type { Transaction } from 'kysely'
import { businessDay } from '../calendar/business-day.ts'
import type { Moment } from '../question.ts'
import { scopeWords, withoutOf } from '../targets/target-answers.ts'

interface Asked {
  readonly month: string
  readonly indicator?: string
  readonly without?: string
  readonly knownAt?: string
}

/** The month's 通报 as the contract says it, with names, 口径 and the day on which it was compiled. */
export async function compileMonthlyReport(
  db: Transaction<unknown>,
  { month, indicator, without, knownAt }: Asked,
  moment: Moment,
): Promise<MonthlyReport | EdgeRefusal> {
  const period = readPeriod(month)
  if (!period) return { refused: 'PeriodUnreadable' }
  if (period.from > moment.asOf) return { refused: 'MonthNotBegun', month }
  const { asOf, tables } = await monthlyReport(db, { ...moment, month, without: withoutOf(without) })
  const [year, number] = month.split('-').map(Number)
  return {
    title: `平顶山市${year}年${number}月创新主体培育进展通报`,
    month,
    compiledOn: (await businessDay(db, moment.journal)).day,
    asOf,
    enteredBy: knownAt === undefined ? null : moment.knownAt.instant,
    tables: tables
      .filter((table) => indicator === undefined || table.indicator === indicator)
      .map((table) => ({
        indicator: table.indicator,
        name: table.name,
        note: noteOf(table.indicator, without),
        lines: table.lines.map((line) => ({ ...line, name: line.unit === cityCode ? '全市' : unitOf(line.unit).name })),
      })),
    missing: moment.missing,
    positions: moment.positions,
  }
}

function noteOf(indicator: string, without: string | undefined): string {
  const note = noteOfFigure(indicator)
  const beside =
    indicator === 'high-tech.new' ? [`有效数：${noteOfFigure('high-tech.valid')}`, netNote, statusNote] : []
  return [`${note}${scopeWords(without)}。`, ...beside].join('')
}

const netNote = '净增：统计截至日的有效数减上年末的有效数，与本月新增、累计口径不同。'
const statusNote = '状态：本年首批认定公布前，以推荐数对照目标数 ÷ 通过率判断。'

function noteOfFigure(code: string): string {
  return findFigure(code)?.note ?? ''
}
