import { ServiceByUnit, ServiceQuery } from '@titian/contract'
import { serviceByUnit } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { readAskedService, shownRow } from './asked-service.ts'

const schema = {
  tags: ['服务情况'],
  summary: '走访覆盖、在办需求账龄、超期、答复、解决、确认、推翻，分县（市、区）',
  querystring: ServiceQuery,
  response: { 200: ServiceByUnit, ...problems },
}

export function showService(app: App, shell: Shell): void {
  app.get('/api/service', { schema }, async (request, reply) => {
    const asked = readAskedService(request.query)
    if ('refused' in asked) return refuse(reply, asked)
    const answer = await ask(shell, request, async (db, moment) => {
      const { whole, rows } = await serviceByUnit(db, { ...asked, ...moment })
      return {
        unit: asked.unit,
        period: request.query.period,
        whole: shownRow(whole),
        rows: rows.map((row) => ({ unit: row.unit, ...shownRow(row) })),
        asOf: moment.asOf,
        missing: moment.missing,
        positions: moment.positions,
      }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
