import { Handover, Handovers, HandoversQuery } from '@titian/contract'
import { listHandovers as listLines, type HandoverLine } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['结对'],
  summary: '交接：待接收的在前',
  querystring: HandoversQuery,
  response: { 200: Handovers, ...problems },
}

export function listHandovers(app: App, shell: Shell): void {
  app.get('/api/handovers', { schema }, async (request, reply) => {
    const { status } = request.query
    const answer = await ask(shell, request, async (db, moment) => ({
      items: (await listLines(db, { ...moment, status })).map(shownHandover),
      asOf: moment.asOf,
      positions: { ...moment.positions },
    }))
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

function shownHandover({ whole: _whole, firms, demands, ...line }: HandoverLine): Handover {
  return { ...line, firms: firms.map((firm) => ({ ...firm })), demands: demands.length }
}
