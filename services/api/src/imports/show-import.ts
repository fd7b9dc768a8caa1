import { ImportQuery, ShownImport } from '@titian/contract'
import { countNoted, importInSight, rowsJudgedAgain } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { shownImport } from './shown-import.ts'
import { importParams } from './with-import.ts'

const schema = {
  tags: ['导入'],
  summary: '一次导入：进度、各行结果、对指标的影响',
  params: importParams,
  querystring: ImportQuery,
  response: { 200: ShownImport, ...problems },
}

export function showImport(app: App, shell: Shell): void {
  app.get('/api/imports/:importId', { schema }, async (request, reply) => {
    const answer = await ask(shell, request, async (db, sight) => {
      const known = request.query.knownAt === undefined ? undefined : sight.knownAt.position
      const found = await importInSight(db, sight, request.params.importId, known)
      if (!found) return notThere
      const again = known === undefined ? await rowsJudgedAgain(db, sight, found.record) : []
      const shown = shownImport(found, sight, [...again])
      const noted = known === undefined ? { noted: await countNoted(db, sight, found.record) } : {}
      return { ...shown, counts: { ...shown.counts, ...noted }, positions: sight.positions }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
