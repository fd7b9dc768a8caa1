import { MonthlyReport, MonthlyReportQuery } from '@titian/contract'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { compileMonthlyReport } from './compile-monthly-report.ts'

const schema = {
  tags: ['通报'],
  summary: '月度通报的表',
  querystring: MonthlyReportQuery,
  response: { 200: MonthlyReport, ...problems },
}

export function showMonthlyReport(app: App, shell: Shell): void {
  app.get('/api/monthly-report', { schema }, async (request, reply) => {
    const answer = await ask(shell, request, async (db, moment) => compileMonthlyReport(db, request.query, moment))
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
