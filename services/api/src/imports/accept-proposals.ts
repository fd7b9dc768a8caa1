import { AcceptProposals as AcceptBody, ImportCreated } from '@titian/contract'
import { cityCode } from '@titian/domain'
import { unitsInSight, type ImportRecord, type ImportTables } from '@titian/read-models'
import { sql, type SqlBool } from 'kysely'
import { carryOut } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { decideImport } from './import-stream.ts'
import { noteDecisions } from './note-decisions.ts'
import { importParams, withImport } from './with-import.ts'

const schema = {
  tags: ['导入'],
  summary: '采用为退回的行建议的企业；不指明行则全部采用',
  params: importParams,
  body: AcceptBody,
  response: { 202: ImportCreated, ...problems },
}

export function acceptProposals(app: App, shell: Shell): void {
  app.post('/api/imports/:importId/refused/accept', { schema }, async (request, reply) => {
    const { importId } = request.params
    const done = await withImport(shell, request, async (record) => {
      const isCity = unitsInSight(principalOf(request)) === undefined
      const rows = await proposedRows(shell, record, isCity, request.body.rows)
      const inName = isCity && record.unit !== cityCode ? { unit: cityCode } : {}
      const kept = await carryOut(shell, request, () =>
        decideImport(shell, importId, { type: 'AcceptProposals', rows, ...inName }),
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

const isForCity = sql<SqlBool>`refusal ->> 'kind' = 'firm-for-city'`

/** Rows whose firm is not known to be the county's are the city's to take, also when somebody decided which firm it is. */
async function proposedRows(
  { db }: Shell,
  { journal, import: id }: ImportRecord,
  isCity: boolean,
  wanted: readonly number[] | undefined,
): Promise<{ row: number; uscc: string }[]> {
  const found = await db
    .withTables<ImportTables>()
    .selectFrom('import_row')
    .select(['row', 'proposal'])
    .where('journal', '=', journal)
    .where('import', '=', id)
    .where('outcome', '=', 'refused')
    .where('proposal', 'is not', null)
    .where((one) =>
      isCity
        ? one.or([one('decided', 'is', null), one.and([isForCity, one('vouched', '=', false)])])
        : one.and([one('decided', 'is', null), one.not(isForCity)]),
    )
    .orderBy('row')
    .execute()
  const rows = wanted && new Set(wanted)
  return found.flatMap(({ row, proposal }) =>
    proposal && (rows === undefined || rows.has(row)) ? [{ row, uscc: proposal.uscc }] : [],
  )
}
