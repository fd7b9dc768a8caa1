import { FigureMembers, MembersQuery } from '@titian/contract'
import { Type } from 'typebox'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { readAskedFigure } from './asked-figure.ts'
import { countedFigure, countMembers, pageOfMembers } from './figure-members.ts'

const schema = {
  tags: ['指标'],
  summary: '一项指标由哪些企业、哪些记录构成',
  params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
  querystring: MembersQuery,
  response: { 200: FigureMembers, ...problems },
}

export function listMembers(app: App, shell: Shell): void {
  app.get('/api/figures/:code/members', { schema }, async (request, reply) => {
    const figure = readAskedFigure(request.params.code, request.query)
    if ('refused' in figure) return refuse(reply, figure)
    const counted = countedFigure(figure)
    if (!counted) return refuse(reply, { refused: 'FigureWithoutMembers' })
    const { cursor, limit = 50 } = request.query
    const answer = await ask(shell, request, async (db, moment) => {
      const asked = { ...figure.asked, ...moment }
      const { asOf, missing, positions } = moment
      const { items, next } = await pageOfMembers(db, counted, asked, { cursor, limit })
      return { count: await countMembers(db, counted, asked), items, next, asOf, missing, positions }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
