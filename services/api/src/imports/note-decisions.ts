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

/**
 * The same for a list that is in already: rows that stated nothing then, and are settled now, are stated besides. Whoever
 * undid it meanwhile was first.
 */
export async function noteLateDecisions(
  shell: Pick<Shell, 'db' | 'store'>,
  { journal, import: id }: Pick<ImportRecord, 'journal' | 'import'>,
): Promise<void> {
  const history = await shell.store.readStream(journal, importStream(id))
  const decisions = decisionsIn(history.map(importEventOf))
  await shell.db
    .withTables<ImportTables>()
    .transaction()
    .execute(async (tables) => {
      const { numUpdatedRows: isIn } = await tables
        .updateTable('import')
        .set({ status: 'committing', done: 0, total: 0 })
        .where('journal', '=', journal)
        .where('import', '=', id)
        .where('committed_at', 'is not', null)
        .where('status', 'in', ['committed', 'committing'])
        .executeTakeFirstOrThrow()
      if (isIn === 0n) return
      for (const { row, uscc, vouched } of decisions) {
        await tables
          .updateTable('import_row')
          .set({ decided: uscc, vouched })
          .where('journal', '=', journal)
          .where('import', '=', id)
          .where('row', '=', row)
          .where('outcome', 'in', ['unclear', 'otherCity'])
          .where('decided', 'is distinct from', uscc)
          .execute()
      }
    })
}
