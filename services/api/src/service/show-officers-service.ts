import { ServiceByOfficer, ServiceQuery } from '@titian/contract'
import { serviceByOfficer } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { readAskedService, shownRow } from './asked-service.ts'

const schema = {
  tags: ['服务情况'],
  summary: '一个县（市、区）的服务情况，分服务员',
  querystring: ServiceQuery,
  response: { 200: ServiceByOfficer, ...problems },
}

export function showOfficersService(app: App, shell: Shell): void {
  app.get('/api/service/officers', { schema }, async (request, reply) => {
    const asked = readAskedService(request.query)
    if ('refused' in asked) return refuse(reply, asked)
    const answer = await ask(shell, request, async (db, moment) => {
      const { whole, rows } = await serviceByOfficer(db, { ...asked, ...moment })
      return {
        unit: asked.unit,
        period: request.query.period,
        whole: shownRow(whole),
        rows: rows.map((row) => ({ officer: row.officer, name: row.name, ...shownRow(row) })),
        asOf: moment.asOf,
        missing: moment.missing,
        positions: moment.positions,
      }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
