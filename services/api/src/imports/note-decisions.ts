import { decisionsIn, importStream } from '@titian/domain'
import { importEventOf, type ImportRecord, type ImportTables } from '@titian/read-models'
import type { Shell } from '../shell.ts'
import { checkAgain, lockOpen } from './with-import.ts'

/**
 * Notes in an import's rows what people decided of them by the log, and has the worker judge those rows again. Answers
 * whether anything was not noted yet; an import that went on meanwhile is left as it is.
 */
export async function noteDecisions(
  shell: Pick<Shell, 'db' | 'store'>,
  { journal, import: id }: Pick<ImportRecord, 'journal' | 'import'>,
): Promise<boolean> {
  const history = await shell.store.readStream(journal, importStream(id))
  const decisions = decisionsIn(history.map(importEventOf))
  if (decisions.length === 0) return false
  return shell.db
    .withTables<ImportTables>()
    .transaction()
    .execute(async (tables) => {
      const open = await lockOpen(tables, { journal, import: id })
      if (!open) return false
      let noted = false
      for (const { row, uscc, vouched } of decisions) {
        const { numUpdatedRows } = await tables
          .updateTable('import_row')
          .set({ decided: uscc, vouched })
          .where('journal', '=', journal)
          .where('import', '=', id)
          .where('row', '=', row)
          .where((one) => one.or([one('decided', 'is distinct from', uscc), one('vouched', '<>', vouched)]))
          .executeTakeFirstOrThrow()
        noted ||= numUpdatedRows > 0n
      }
      if (noted) await checkAgain(tables, open, 'judge')
      return noted
    })
}
