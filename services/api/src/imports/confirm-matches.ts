import { ImportCreated } from '@titian/contract'
import type { ImportRefusal } from '@titian/domain'
import { tallyImports, type ImportTables } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { importParams, lockOpen, withImport } from './with-import.ts'

const schema = {
  tags: ['导入'],
  summary: '一次确认名单中全部按名称匹配到的企业',
  params: importParams,
  response: { 202: ImportCreated, ...problems },
}

/** 确认导入 keeps in the log how many were confirmed; until then a match may still be decided otherwise. */
export function confirmMatches(app: App, shell: Shell): void {
  app.post('/api/imports/:importId/matches/confirm', { schema }, async (request, reply) => {
    const { importId } = request.params
    const done = await withImport(shell, request, ({ journal, import: id }) =>
      shell.db
        .withTables<ImportTables>()
        .transaction()
        .execute(async (tables): Promise<ImportCreated | ImportRefusal> => {
          const open = await lockOpen(tables, { journal, import: id })
          if (open?.status !== 'checked') return { refused: 'ImportNotChecked' }
          await tables
            .updateTable('import_row')
            .set({ match: 'confirmed' })
            .where('journal', '=', journal)
            .where('import', '=', importId)
            .where('match', '=', 'proposed')
            .execute()
          const tally = (await tallyImports(tables, journal, [importId])).get(importId) ?? {}
          await tables
            .updateTable('import')
            .set({ counts: JSON.stringify(tally) })
            .where('journal', '=', journal)
            .where('import', '=', importId)
            .execute()
          return { importId }
        }),
    )
    return 'refused' in done ? refuse(reply, done) : reply.code(202).send(done)
  })
}
