import { DecideMatch as DecideBody, ImportCreated, Uuid, type EdgeRefusal } from '@titian/contract'
import { cityCode, normaliseCreditCode } from '@titian/domain'
import { answersFor, type ImportRecord, type ImportTables } from '@titian/read-models'
import { Type } from 'typebox'
import { carryOut } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { decideImport } from './import-stream.ts'
import { noteDecisions } from './note-decisions.ts'
import { withImport } from './with-import.ts'

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
    const done = await withImport(shell, request, async (record) => {
      const wrong = await misdecided(shell, record, row, uscc)
      if (wrong) return wrong
      const kept = await carryOut(shell, request, () =>
        decideImport(shell, importId, { type: 'DecideMatch', row, uscc }),
      )
      if ('refused' in kept) return kept
      await noteDecisions(shell, record)
      return { importId }
    })
    if ('refused' in done) return refuse(reply, done)
    shell.queue.enqueue('check-import', { id: importId })
    return reply.code(202).send(done)
  })
}

/**
 * A person may decide about rows whose firm is not known by a code of their own, and only for a firm that there is; to a
 * county's list there are no firms but that county's.
 */
async function misdecided(
  { db, store, journal }: Shell,
  { import: id, unit }: ImportRecord,
  row: number,
  uscc: string | null,
): Promise<EdgeRefusal | undefined> {
  const found = await db
    .withTables<ImportTables>()
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
  const isThere = holders.size > 0 && (unit === cityCode || (await answersFor(db, journal, { unit, uscc })))
  return isThere ? undefined : { refused: 'FirmUnknown', uscc }
}
