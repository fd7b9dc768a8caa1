import { Assignments, AssignmentsQuery } from '@titian/contract'
import { cityCode } from '@titian/domain'
import { listAssignments as listPage } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['结对'],
  summary: '某日哪家企业由哪位服务员负责',
  querystring: AssignmentsQuery,
  response: { 200: Assignments, ...problems },
}

export function listAssignments(app: App, shell: Shell): void {
  app.get('/api/assignments', { schema }, async (request, reply) => {
    const { unit, officer, objected, cursor, limit = 50 } = request.query
    const answer = await ask(shell, request, async (db, moment) => {
      const asked = { ...moment, unit: unit === cityCode ? undefined : unit, officer, objected }
      const { count, items, next } = await listPage(db, asked, { after: cursor, limit })
      return { count, items: [...items], next, asOf: moment.asOf, positions: { ...moment.positions } }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
