import type { MonthlyLine, MonthlyReport } from '@titian/contract'
import { expect, test } from 'vitest'
import { documentText } from '../documents/test-document.ts'
import { monthlyReportDocument } from './monthly-report-document.ts'
import { monthlyReportSheets } from './monthly-report-sheets.ts'

const line: MonthlyLine = {
  unit: '410422',
  name: '叶县',
  target: 5,
  inMonth: 1,
  toDate: 4,
  share: { numerator: 4, denominator: 5, value: 0.8 },
  rank: 2,
  yearBefore: 2,
  growth: { numerator: 2, denominator: 2, value: 1 },
  valid: 26,
  net: 3,
  status: 'behind',
}

const report: MonthlyReport = {
  title: '平顶山市2021年11月创新主体培育进展通报',
  month: '2021-11',
  compiledOn: '2021-11-30',
  asOf: '2021-11-30',
  enteredBy: null,
  tables: [
    {
      indicator: 'high-tech.new',
      name: '新增高新技术企业',
      note: '按证书发证日期计。',
      lines: [
        line,
        {
          ...line,
          unit: '410400',
          name: '全市',
          target: 60,
          toDate: 41,
          rank: null,
          share: { numerator: 41, denominator: 60, value: 41 / 60 },
        },
      ],
    },
  ],
  missing: 0,
  positions: { '4104': 12526 },
}

test('the 通报 names the laggards, shows the table and says how it counts', async () => {
  const text = documentText(await monthlyReportDocument(report))
  expect(text).toContain('平顶山市2021年11月创新主体培育进展通报')
  expect(text).toContain(
    '截至2021年11月30日，全市新增高新技术企业41家，完成年度目标60家的68.3%，同比增长100.0%。滞后的有叶县。',
  )
  expect(text).toContain('1—11月累计')
  expect(text).toContain('口径：按证书发证日期计。')
  expect(text).toContain('一、新增高新技术企业')
  expect(text).toContain('数据版本 12526')
})

test('its properties say by what it was written', async () => {
  const properties = documentText(await monthlyReportDocument(report), 'docProps/core.xml')
  expect(properties.match(/梯田/g)).toHaveLength(2)
  expect(properties).not.toContain('Un-named')
})

test('a 通报 of what had been entered by an instant says so', async () => {
  const text = documentText(await monthlyReportDocument({ ...report, enteredBy: '2021-12-02T01:00:00Z' }))
  expect(text).toContain('只计 2021-12-02 09:00 前已录入的数据')
})

test('in the workbook a fall is a share, not a text', () => {
  const fallen = { ...line, growth: { numerator: -1, denominator: 2, value: -0.5 } }
  const tables = report.tables.map((table) => ({ ...table, lines: [fallen] }))
  const [sheet] = monthlyReportSheets({ ...report, tables }, '全市')
  const [row] = sheet?.rows ?? []
  expect(row?.[7]).toEqual({ share: -0.5 })
})
