import { Officers, OfficersQuery } from '@titian/contract'
import { listOfficers as listPage } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['结对'],
  summary: '服务员：单位、联系县区、当日对接企业数与代管',
  querystring: OfficersQuery,
  response: { 200: Officers, ...problems },
}

/** Of the whole city: an officer of any unit may be given a firm. */
export function listOfficers(app: App, shell: Shell): void {
  app.get('/api/officers', { schema }, async (request, reply) => {
    const { unit, query, cursor, limit = 50 } = request.query
    const answer = await ask(shell, request, async (db, moment) => {
      const { count, items, next } = await listPage(db, { ...moment, unit, query }, { after: cursor, limit })
      return { count, items: [...items], next, asOf: moment.asOf, positions: { ...moment.positions } }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
