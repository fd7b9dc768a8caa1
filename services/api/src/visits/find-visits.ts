import { Visits, VisitsQuery, type EdgeRefusal, type VisitLine } from '@titian/contract'
import { findVisits as findPage, type VisitLine as FoundLine } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { visitsAsked } from './visits-asked.ts'

const schema = {
  tags: ['走访'],
  summary: '走访记录：按单位、走访人、企业、日期、方式、专项活动筛选，新的在前',
  querystring: VisitsQuery,
  response: { 200: Visits, ...problems },
}

const cursorUnreadable: EdgeRefusal = { refused: 'CursorUnreadable' }

export function findVisits(app: App, shell: Shell): void {
  app.get('/api/visits', { schema }, async (request, reply) => {
    const { cursor, limit = 50 } = request.query
    const answer = await ask(shell, request, async (db, moment) => {
      const asked = visitsAsked(request.query, moment)
      if ('refused' in asked) return asked
      const page = await findPage(db, { ...asked, cursor, limit })
      if (!page) return cursorUnreadable
      const { count, items, next } = page
      return { count, items: items.map(shownVisit), next, asOf: moment.asOf, positions: { ...moment.positions } }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

export function shownVisit({ purposes, results, visitors, ...line }: FoundLine): VisitLine {
  return { ...line, purposes: [...purposes], results: [...results], visitors: [...visitors] }
}
