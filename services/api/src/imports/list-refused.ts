import { RefusedRows, RefusedRowsQuery } from '@titian/contract'
import { importInSight, rowsInSight } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { readRowCursor, writeRowCursor } from './row-cursor.ts'
import { shownRefusal } from './shown-import.ts'
import { importParams } from './with-import.ts'

const schema = {
  tags: ['导入'],
  summary: '退回的行：在哪一格、写的是什么、怎么改；按现在的核查结果（没有 asOf、knownAt）',
  params: importParams,
  querystring: RefusedRowsQuery,
  response: { 200: RefusedRows, ...problems },
}

export function listRefused(app: App, shell: Shell): void {
  app.get('/api/imports/:importId/refused', { schema }, async (request, reply) => {
    const { cursor, limit = 50 } = request.query
    const after = readRowCursor(cursor)
    if (after === undefined) return refuse(reply, { refused: 'CursorUnreadable' })
    const answer = await ask(shell, request, async (db, sight) => {
      const found = await importInSight(db, sight, request.params.importId)
      if (!found) return notThere
      const { items, next } = await rowsInSight(db, sight, found.record, { which: 'ever-refused', after, limit })
      return {
        items: items.flatMap((row) => shownRefusal(row, sight)),
        next: writeRowCursor(next),
        positions: sight.positions,
      }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
