import { ImportRows, ImportRowsQuery } from '@titian/contract'
import { importInSight, rowsInSight } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { readRowCursor, writeRowCursor } from './row-cursor.ts'
import { shownRow } from './shown-import.ts'
import { importParams } from './with-import.ts'

const schema = {
  tags: ['导入'],
  summary: '名单中一种结果的各行，按现在的核查结果（没有 asOf、knownAt）',
  params: importParams,
  querystring: ImportRowsQuery,
  response: { 200: ImportRows, ...problems },
}

export function listRows(app: App, shell: Shell): void {
  app.get('/api/imports/:importId/rows', { schema }, async (request, reply) => {
    const { outcome, cursor, limit = 50 } = request.query
    const after = readRowCursor(cursor)
    if (after === undefined) return refuse(reply, { refused: 'CursorUnreadable' })
    const answer = await ask(shell, request, async (db, sight) => {
      const found = await importInSight(db, sight, request.params.importId)
      if (!found) return notThere
      const { items, next } = await rowsInSight(db, sight, found.record, { which: outcome, after, limit })
      return {
        items: items.map((row) => shownRow(row, outcome)),
        next: writeRowCursor(next),
        positions: sight.positions,
      }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
