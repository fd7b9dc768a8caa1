import { DecideMatch as DecideBody, ImportCreated, Uuid, type EdgeRefusal } from '@titian/contract'
import { normaliseCreditCode } from '@titian/domain'
import type { ImportRecord, ImportTables } from '@titian/read-models'
import type { Transaction } from 'kysely'
import { Type } from 'typebox'
import { carryOut } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { decideImport } from './import-stream.ts'
import { checkAgain, withImport } from './with-import.ts'

const schema = {
  tags: ['导入'],
  summary: '核对：指定一行是哪家企业，或不是本市企业',
  params: Type.Object({ importId: Uuid, row: Type.Integer({ minimum: 1, maximum: 2_000_000 }) }),
  body: DecideBody,
  response: { 202: ImportCreated, ...problems },
}

export function decideMatch(app: App, shell: Shell): void {
  app.post('/api/imports/:importId/rows/:row/match', { schema }, async (request, reply) => {
    const { importId, row } = request.params
    const uscc = request.body.uscc === null ? null : normaliseCreditCode(request.body.uscc)
    const done = await withImport(shell, request, async (tables, record) => {
      const wrong = await misdecided(shell, tables, record, row, uscc)
      if (wrong) return wrong
      const kept = await carryOut(shell, request, () =>
        decideImport(shell, importId, { type: 'DecideMatch', row, uscc }),
      )
      if ('refused' in kept) return kept
      await tables
        .updateTable('import_row')
        // Empty text is none of our firms; see judge-decided.ts of the worker.
        .set({ decided: uscc ?? '' })
        .where('journal', '=', record.journal)
        .where('import', '=', importId)
        .where('row', '=', row)
        .execute()
      await checkAgain(tables, record, 'judge')
      return { importId }
    })
    if ('refused' in done) return refuse(reply, done)
    shell.queue.enqueue('check-import', { id: importId })
    return reply.code(202).send(done)
  })
}

/** A person may decide about rows whose firm is not known by a code of their own, and only for a firm that there is. */
async function misdecided(
  { store, journal }: Shell,
  tables: Transaction<ImportTables>,
  { import: id }: ImportRecord,
  row: number,
  uscc: string | null,
): Promise<EdgeRefusal | undefined> {
  const found = await tables
    .selectFrom('import_row')
    .select(['outcome', 'match', 'decided'])
    .where('journal', '=', journal)
    .where('import', '=', id)
    .where('row', '=', row)
    .executeTakeFirst()
  const isOpen = found && (found.outcome === 'unclear' || found.match !== null || found.decided !== null)
  if (!isOpen) return { refused: 'RowNotOpen' }
  if (uscc === null) return undefined
  const holders = await store.findClaims(journal, [`uscc:${uscc}`])
  return holders.size === 0 ? { refused: 'FirmUnknown', uscc } : undefined
}
