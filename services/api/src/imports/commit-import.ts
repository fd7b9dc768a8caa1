import { ImportCreated } from '@titian/contract'
import type { ImportRefusal } from '@titian/domain'
import type { ImportRecord, ImportTables } from '@titian/read-models'
import { carryOut, type Decision } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { signedInOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { confirmerOf, decideImport } from './import-stream.ts'
import { noteDecisions } from './note-decisions.ts'
import { importParams, readImport, withImport } from './with-import.ts'

const schema = {
  tags: ['导入'],
  summary: '确认导入：按名称匹配的企业一并确认，各行重新核查后录入',
  params: importParams,
  response: { 202: ImportCreated, ...problems },
}

export function commitImport(app: App, shell: Shell): void {
  app.post('/api/imports/:importId/commit', { schema }, async (request, reply) => {
    const { importId } = request.params
    const done = await withImport(shell, request, async (record) => {
      // From here on nobody answers anything else, which would have the file read again.
      await whileChecked(shell, record, { confirmed_by: signedInOf(request).account })
      const kept = await carryOut(shell, request, () => decide(shell, record))
      const confirmer = await confirmerOf(shell, importId)
      await whileChecked(
        shell,
        record,
        confirmer === undefined
          ? { confirmed_by: null }
          : { status: 'committing', confirmed_by: confirmer, done: 0, total: 0 },
      )
      return 'refused' in kept ? kept : { importId }
    })
    if (!('refused' in done)) shell.queue.enqueue('commit-import', { id: importId })
    else if (done.refused === 'ImportNotChecked') shell.queue.enqueue('check-import', { id: importId })
    return 'refused' in done ? refuse(reply, done) : reply.code(202).send(done)
  })
}

/** What is confirmed is what was checked last: every decision of the log is noted, and judged. */
async function decide(shell: Shell, { journal, import: id }: ImportRecord): Promise<Decision | ImportRefusal> {
  const record = await readImport(shell.db.withTables<ImportTables>(), journal, id)
  const matches = (record?.counts.proposed ?? 0) + (record?.counts.confirmed ?? 0)
  const decision = await decideImport(shell, id, { type: 'ConfirmImport', matches })
  if ('refused' in decision) return decision
  await noteDecisions(shell, { journal, import: id })
  const now = await readImport(shell.db.withTables<ImportTables>(), journal, id)
  // A check that somebody asked for since, or that failed since, is not the one in the log.
  return now?.status === 'checked' && now.asked === record?.asked ? decision : { refused: 'ImportNotChecked' }
}

async function whileChecked(
  { db }: Shell,
  { journal, import: id }: ImportRecord,
  change: Partial<Pick<ImportRecord, 'status' | 'confirmed_by' | 'done' | 'total'>>,
): Promise<void> {
  await db
    .withTables<ImportTables>()
    .updateTable('import')
    .set(change)
    .where('journal', '=', journal)
    .where('import', '=', id)
    .where('status', '=', 'checked')
    .execute()
}
