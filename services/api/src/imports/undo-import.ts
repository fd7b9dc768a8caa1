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
      const kept = await carryOut(shell, request, async () =>
        // The log has every row, but some figure has not seen them all.
        record.status === 'committing'
          ? ({ refused: 'ImportNotCommitted' } as const)
          : decideImport(shell, importId, { type: 'UndoImport' }),
      )
      if ('refused' in kept) return kept
      const total = await countStreams(shell, record)
      await shell.db
        .withTables<ImportTables>()
        .updateTable('import')
        .set({ status: 'undoing', undone_by: signedInOf(request).account, done: 0, total, problem: null })
        .where('journal', '=', record.journal)
        .where('import', '=', importId)
        .where('status', '=', 'committed')
        .execute()
      return { importId }
    })
    if ('refused' in done) return refuse(reply, done)
    shell.queue.enqueue('undo-import', { id: importId })
    return reply.code(202).send(done)
  })
}

async function countStreams({ db }: Shell, { journal, import: id }: ImportRecord): Promise<number> {
  const { count } = await db
    .withTables<ImportTables>()
    .selectFrom('import_entry')
    .select((all) => all.fn.count<number>('stream').distinct().as('count'))
    .where('journal', '=', journal)
    .where('import', '=', id)
    .where('made', '=', true)
    .executeTakeFirstOrThrow()
  return count
}
