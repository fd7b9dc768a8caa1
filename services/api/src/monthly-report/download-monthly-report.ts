import { beijingTime, MonthlyReportQuery, type MonthlyReport } from '@titian/contract'
import { writeWorkbook } from '@titian/workbook'
import { recordAccess } from '../access/record-access.ts'
import { routeOf } from '../guard.ts'
import type { App } from '../http/app.ts'
import { fileOf, handOver } from '../http/attachment.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { scopeWords } from '../targets/target-answers.ts'
import { compileMonthlyReport } from './compile-monthly-report.ts'
import { monthlyReportDocument } from './monthly-report-document.ts'
import { monthlyReportSheets } from './monthly-report-sheets.ts'

const kinds = {
  xlsx: {
    summary: '月度通报 .xlsx',
    write: (report: MonthlyReport, scope: string) => writeWorkbook(monthlyReportSheets(report, scope)),
  },
  docx: { summary: '月度通报 .docx', write: (report: MonthlyReport) => monthlyReportDocument(report) },
} as const

/** The month's 通报 to take away; who took it and what they had asked for goes to the access journal. */
export function downloadMonthlyReport(app: App, shell: Shell): void {
  for (const kind of ['xlsx', 'docx'] as const) {
    const { summary, write } = kinds[kind]
    const schema = {
      tags: ['通报'],
      summary,
      querystring: MonthlyReportQuery,
      response: { ...fileOf(kind), ...problems },
    }
    app.get(`/api/monthly-report.${kind}`, { schema }, async (request, reply) => {
      const report = await ask(shell, request, async (db, moment) => compileMonthlyReport(db, request.query, moment))
      if ('refused' in report) return refuse(reply, report)
      const rows = report.tables.reduce((sum, { lines }) => sum + lines.length, 0)
      const file = await write(report, scopeWords(request.query.without))
      const asked: object = Object.assign({}, request.query)
      const data = { route: routeOf(request), asked, rows }
      await recordAccess(shell, request, principalOf(request).account, { type: 'Exported', data })
      const entered =
        report.enteredBy === null ? '' : `_录入截至${beijingTime(report.enteredBy).replaceAll(/[ :]/g, '-')}`
      return handOver(reply, `${report.title}_截至${report.asOf}${entered}`, kind, file)
    })
  }
}
