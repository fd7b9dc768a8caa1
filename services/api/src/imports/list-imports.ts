import { ImportList, ImportsQuery, type EdgeRefusal } from '@titian/contract'
import { importsInSight } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { shownImport } from './shown-import.ts'

const schema = {
  tags: ['导入'],
  summary: '历次导入，新的在前',
  querystring: ImportsQuery,
  response: { 200: ImportList, ...problems },
}

const cursorUnreadable: EdgeRefusal = { refused: 'CursorUnreadable' }
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function listImports(app: App, shell: Shell): void {
  app.get('/api/imports', { schema }, async (request, reply) => {
    const { cursor: after, limit = 50, knownAt, underWay } = request.query
    if (after !== undefined && !uuid.test(after)) return refuse(reply, cursorUnreadable)
    const answer = await ask(shell, request, async (db, sight) => {
      const known = knownAt === undefined ? undefined : sight.knownAt.position
      const { items, next } = await importsInSight(db, sight, { after, limit, known, underWay })
      return { items: items.map((item) => shownImport(item, sight)), next, positions: sight.positions }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
