import { ImportCreated } from '@titian/contract'
import type { ImportRecord, ImportTables } from '@titian/read-models'
import { carryOut } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { signedInOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { decideImport } from './import-stream.ts'
import { importParams, withImport } from './with-import.ts'

const schema = {
  tags: ['导入'],
  summary: '撤销本次导入',
  params: importParams,
  response: { 202: ImportCreated, ...problems },
}

export function undoImport(app: App, shell: Shell): void {
  app.post('/api/imports/:importId/undo', { schema }, async (request, reply) => {
    const { importId } = request.params
    const done = await withImport(shell, request, async (record) => {
      // Should we die after the log has it, the worker finds by this that the table was left behind.
      await whileCommitted(shell, record, { undone_by: signedInOf(request).account })
      const kept = await carryOut(shell, request, async () =>
        // The log has every row, but some figure has not seen them all.
        record.status === 'committing'
          ? ({ refused: 'ImportNotCommitted' } as const)
          : decideImport(shell, importId, { type: 'UndoImport' }),
      )
      if ('refused' in kept) return kept
      const by = { undone_by: signedInOf(request).account }
      await whileCommitted(shell, record, { ...by, status: 'undoing', done: 0, total: 0, problem: null })
      return { importId }
    })
    if ('refused' in done) return refuse(reply, done)
    shell.queue.enqueue('undo-import', { id: importId })
    return reply.code(202).send(done)
  })
}

async function whileCommitted(
  { db }: Shell,
  { journal, import: id }: ImportRecord,
  change: Partial<Pick<ImportRecord, 'status' | 'undone_by' | 'done' | 'total'>> & { readonly problem?: null },
): Promise<void> {
  await db
    .withTables<ImportTables>()
    .updateTable('import')
    .set(change)
    .where('journal', '=', journal)
    .where('import', '=', id)
    .where('status', '=', 'committed')
    .execute()
}
