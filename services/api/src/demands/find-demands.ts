import { Demands, DemandsQuery, type EdgeRefusal } from '@titian/contract'
import { findDemands as findPage } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { demandsAsked } from './demands-asked.ts'
import { showingIn, shownLine } from './shown-demand.ts'

const schema = {
  tags: ['需求'],
  summary: '需求台账：按单位、责任人、承办单位、状态、类别、是否逾期（含下一步）等筛选和排序',
  querystring: DemandsQuery,
  response: { 200: Demands, ...problems },
}

const cursorUnreadable: EdgeRefusal = { refused: 'CursorUnreadable' }

export function findDemands(app: App, shell: Shell): void {
  app.get('/api/demands', { schema }, async (request, reply) => {
    const { cursor, limit = 50, knownAt } = request.query
    const answer = await ask(shell, request, async (db, moment) => {
      const page = await findPage(db, { ...demandsAsked(request.query, moment), cursor, limit })
      if (!page) return cursorUnreadable
      const showing = await showingIn(db, moment, knownAt)
      const items = page.items.map((line) => shownLine(line, showing))
      return { count: page.count, items, next: page.next, asOf: moment.asOf, positions: { ...moment.positions } }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
