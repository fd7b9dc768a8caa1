import { DecideMatch as DecideBody, ImportCreated, Uuid, type EdgeRefusal } from '@titian/contract'
import { cityCode, normaliseCreditCode } from '@titian/domain'
import { answersFor, type ImportRecord, type ImportRowRecord, type ImportTables } from '@titian/read-models'
import { Type } from 'typebox'
import { carryOut } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { decideImport } from './import-stream.ts'
import { noteDecisions, noteLateDecisions } from './note-decisions.ts'
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
      if (isIn(record)) {
        await noteLateDecisions(shell, record)
        shell.queue.enqueue('commit-import', { id: importId })
      } else {
        await noteDecisions(shell, record)
        shell.queue.enqueue('check-import', { id: importId })
      }
      return { importId }
    })
    return 'refused' in done ? refuse(reply, done) : reply.code(202).send(done)
  })
}

/** Committed: what is settled from now on is stated besides. */
function isIn({ committed_at: at }: ImportRecord): boolean {
  return at !== null
}

/**
 * A person may decide about rows whose firm is not known by a code of their own, and only for a firm that there is; to a
 * county's list there are no firms but that county's. What a committed row stated is corrected at its firm.
 */
async function misdecided(
  { db, store, journal }: Shell,
  record: ImportRecord,
  row: number,
  uscc: string | null,
): Promise<EdgeRefusal | undefined> {
  const { import: id, unit } = record
  const found = await db
    .withTables<ImportTables>()
    .selectFrom('import_row')
    .select(['outcome', 'match', 'decided', (one) => one('cells', 'is', null).as('isErased')])
    .where('journal', '=', journal)
    .where('import', '=', id)
    .where('row', '=', row)
    .executeTakeFirst()
  if (!found || !(isIn(record) ? isUnstated(found) : isUndecided(found))) return { refused: 'RowNotOpen' }
  if (isIn(record) && found.isErased) return { refused: 'RowErased' }
  if (uscc === null) return undefined
  const holders = await store.findClaims(journal, [`uscc:${uscc}`])
  const isThere = holders.size > 0 && (unit === cityCode || (await answersFor(db, journal, { unit, uscc })))
  return isThere ? undefined : { refused: 'FirmUnknown', uscc }
}

type Standing = Pick<ImportRowRecord, 'outcome' | 'match' | 'decided'>

function isUndecided({ outcome, match, decided }: Standing): boolean {
  return outcome === 'unclear' || match !== null || decided !== null
}

function isUnstated({ outcome, decided }: Standing): boolean {
  return outcome === 'unclear' || (outcome === 'otherCity' && decided !== null)
}
