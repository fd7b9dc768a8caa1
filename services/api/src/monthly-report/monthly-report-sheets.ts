import { beijingTime, monthlyCells, monthlyColumns, monthlyDates, type MonthlyReport } from '@titian/contract'
import type { WrittenSheet } from '@titian/workbook'

/** The 通报 as a workbook: a sheet for each table, and one that says what was asked and when. */
export function monthlyReportSheets(report: MonthlyReport, without: string): readonly WrittenSheet[] {
  const tables = report.tables.map(({ indicator, name, note, lines }): WrittenSheet => {
    const highTech = indicator === 'high-tech.new'
    return {
      name: name.slice(0, 31),
      title: `${report.title}（${name}）`,
      header: monthlyColumns(report.month, highTech),
      rows: [...lines.map((line) => monthlyCells(line, highTech)), [monthlyDates(report)], [`口径：${note}`]],
      widths: [22, 10, 10, 12, 10, 8, 10, 10, 10, 10, 16],
      isForm: true,
    }
  })
  const said: WrittenSheet = {
    name: '口径说明',
    header: ['项目', '内容'],
    rows: [
      ['统计截至', report.asOf],
      ['填报日期', report.compiledOn],
      ['录入截止', report.enteredBy === null ? '导出时已录入的全部数据' : beijingTime(report.enteredBy)],
      ['合计范围', without],
      ['未能计入的企业记录', report.missing],
      ['行数', report.tables.reduce((rows, { lines }) => rows + lines.length, 0)],
      [
        '数据版本（同一日期、同一版本可复核）',
        Object.entries(report.positions)
          .map(([journal, position]) => `${journal}-${position}`)
          .join('、'),
      ],
      ...report.tables.flatMap(({ indicator, name, note }) => [
        [`${name}：指标代码`, indicator],
        [`${name}：口径`, note],
      ]),
    ],
    widths: [26, 90],
  }
  return [...tables, said]
}
