import { ImportCreated } from '@titian/contract'
import { carryOut } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { signedInOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { decideImport } from './import-stream.ts'
import { importParams, withImport } from './with-import.ts'

const schema = {
  tags: ['导入'],
  summary: '确认导入：按名称匹配的企业一并确认，各行重新核查后录入',
  params: importParams,
  response: { 202: ImportCreated, ...problems },
}

export function commitImport(app: App, shell: Shell): void {
  app.post('/api/imports/:importId/commit', { schema }, async (request, reply) => {
    const { importId } = request.params
    const done = await withImport(shell, request, async (tables, { journal, status, counts }) => {
      const matches = (counts.proposed ?? 0) + (counts.confirmed ?? 0)
      const kept = await carryOut(shell, request, async () =>
        // A check that somebody asked for since, or that failed since, is not the one in the log.
        status === 'checking' || status === 'failed'
          ? ({ refused: 'ImportNotChecked' } as const)
          : decideImport(shell, importId, { type: 'ConfirmImport', matches }),
      )
      if ('refused' in kept) return kept
      await tables
        .updateTable('import')
        .set({ status: 'committing', confirmed_by: signedInOf(request).account, done: 0, total: 0 })
        .where('journal', '=', journal)
        .where('import', '=', importId)
        .where('status', '=', 'checked')
        .execute()
      return { importId }
    })
    if ('refused' in done) return refuse(reply, done)
    shell.queue.enqueue('commit-import', { id: importId })
    return reply.code(202).send(done)
  })
}
