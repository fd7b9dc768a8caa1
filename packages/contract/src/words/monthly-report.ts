import type { MonthlyLine, MonthlyReport } from '../monthly-report.ts'
import type { TargetStatus } from '../targets.ts'

/** The words of design for where a unit stands; pages, tables and documents say the same. */
export const targetStatusWords: Readonly<Record<TargetStatus, string>> = {
  done: '已完成',
  'on-pace': '达到序时进度',
  'slightly-behind': '略慢于序时',
  behind: '滞后',
  'before-season': '未到集中认定期',
  'no-data': '无数据',
}

/** The columns of the 通报 in their order; the month's number is in one of them. */
export function monthlyColumns(month: string, withHighTech: boolean): readonly string[] {
  const upTo = Number(month.slice(5))
  const columns = [
    '县（市、区）',
    '年度目标',
    '本月新增',
    upTo === 1 ? '1月累计' : `1—${upTo}月累计`,
    '完成率',
    '位次',
    '上年同期',
    '同比',
  ]
  return withHighTech ? [...columns, '有效数', '净增', '状态'] : [...columns, '状态']
}

/** What stands in a cell: a count, a fraction of a whole, or words where there is no number. */
export type MonthlyCell = string | number | { readonly share: number }

/** One line as it is written in a table. */
export function monthlyCells(line: MonthlyLine, withHighTech: boolean): readonly MonthlyCell[] {
  const cells = [
    line.name,
    line.target ?? '—',
    line.inMonth,
    line.toDate,
    shareOf(line.share?.value),
    line.rank ?? '—',
    line.yearBefore,
    shareOf(line.growth.value),
  ]
  const status = targetStatusWords[line.status]
  return withHighTech ? [...cells, line.valid ?? '—', line.net ?? '—', status] : [...cells, status]
}

/** The same where only text can stand. */
export function monthlyCellText(cell: MonthlyCell): string {
  return typeof cell === 'object' ? percent(cell.share) : String(cell)
}

function shareOf(value: number | null | undefined): MonthlyCell {
  return value === null || value === undefined ? percent(value) : { share: value }
}

/** A fraction as a percentage with one place; nothing to compare with is a dash. */
export function percent(value: number | null | undefined): string {
  return value === null || value === undefined ? '—' : `${(value * 100).toFixed(1)}%`
}

/** 2021-11-30 → 2021年11月30日. */
export function longDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** The days under the title: what is counted, when it was compiled, and by when it had to be entered where that was asked. */
export function monthlyDates({ asOf, compiledOn, enteredBy }: MonthlyReport): string {
  const dates = [`统计截至：${longDay(asOf)}`, `填报日期：${longDay(compiledOn)}`]
  return [...dates, ...(enteredBy === null ? [] : [`只计 ${beijingTime(enteredBy)} 前已录入的数据`])].join('　　')
}

const beijing = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

/** An instant as the clock on the wall shows it: 2021-11-30 09:00. */
export function beijingTime(instant: string): string {
  return beijing.format(new Date(instant))
}

const numerals = ['一', '二', '三', '四', '五']

/** 一、新增高新技术企业. */
export function monthlyHeading({ name }: MonthlyReport['tables'][number], index: number): string {
  return `${numerals[index] ?? ''}、${name}`
}

/** By what the same 通报 can be computed again. */
export function monthlySource({ positions }: MonthlyReport): string {
  return `数据来源：梯田系统，数据版本 ${Object.values(positions).join('、')}；按同一统计日期、同一数据版本可复核。`
}

/** What the table says in a paragraph: how far the city is, who leads and who lags, by name. */
export function monthlySentence(table: MonthlyReport['tables'][number], asOf: string): string {
  const city = table.lines.at(-1)
  if (!city) return ''
  const units = table.lines.slice(0, -1)
  const upTo = `截至${longDay(asOf)}，全市${table.name}${city.toDate}家`
  const share = city.target === null ? '' : `，完成年度目标${city.target}家的${percent(city.share?.value)}`
  const growth =
    city.growth.value === null
      ? ''
      : `，同比${city.growth.value < 0 ? '下降' : '增长'}${percent(Math.abs(city.growth.value))}`
  const named = (status: TargetStatus) => units.filter((line) => line.status === status).map(({ name }) => name)
  const groups = (['done', 'on-pace', 'slightly-behind', 'behind'] as const)
    .map((status) => ({ status, names: named(status) }))
    .filter(({ names }) => names.length > 0)
    .map(({ status, names }) => `${targetStatusWords[status]}的有${names.join('、')}`)
  return `${upTo}${share}${growth}。${groups.length > 0 ? `${groups.join('；')}。` : ''}`
}
