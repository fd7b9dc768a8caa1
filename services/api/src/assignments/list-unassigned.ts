import { Unassigned, UnassignedQuery } from '@titian/contract'
import { listUnassigned as listPage } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['结对'],
  summary: '应有而没有服务员的企业：本年或上年入库的科技型中小企业、有效高企、其他称号',
  querystring: UnassignedQuery,
  response: { 200: Unassigned, ...problems },
}

export function listUnassigned(app: App, shell: Shell): void {
  app.get('/api/assignments/unassigned', { schema }, async (request, reply) => {
    const { unit, kind = 'due', cursor, limit = 50 } = request.query
    const answer = await ask(shell, request, async (db, moment) => {
      const { count, items, next } = await listPage(db, { ...moment, unit, kind }, { after: cursor, limit })
      return {
        count,
        items: items.map(({ titles, ...line }) => ({ ...line, titles: [...titles] })),
        next,
        asOf: moment.asOf,
        positions: { ...moment.positions },
      }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
