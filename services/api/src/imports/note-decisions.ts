import { importStream } from '@titian/domain'
import { importEventOf, type ImportRecord, type ImportTables } from '@titian/read-models'
import type { Shell } from '../shell.ts'
import { checkAgain, lockOpen } from './with-import.ts'

/**
 * Notes in an import's rows what people decided of them by the log, and has the worker judge those rows again. Answers
 * whether anything was not noted yet; an import that went on meanwhile is left as it is.
 */
export async function noteDecisions(
  shell: Pick<Shell, 'db' | 'store' | 'journal'>,
  { journal, import: id }: Pick<ImportRecord, 'journal' | 'import'>,
): Promise<boolean> {
  const decisions = await lastDecisions(shell, id)
  if (decisions.size === 0) return false
  return shell.db
    .withTables<ImportTables>()
    .transaction()
    .execute(async (tables) => {
      const open = await lockOpen(tables, { journal, import: id })
      if (!open) return false
      let noted = false
      for (const [row, uscc] of decisions) {
        const { numUpdatedRows } = await tables
          .updateTable('import_row')
          .set({ decided: uscc })
          .where('journal', '=', journal)
          .where('import', '=', id)
          .where('row', '=', row)
          .where('decided', 'is distinct from', uscc)
          .executeTakeFirstOrThrow()
        noted ||= numUpdatedRows > 0n
      }
      if (noted) await checkAgain(tables, open, 'judge')
      return noted
    })
}

/** Which firm each row means as people last said; empty text is none of ours, see judge-decided.ts of the worker. */
async function lastDecisions(
  { store, journal }: Pick<Shell, 'store' | 'journal'>,
  id: string,
): Promise<ReadonlyMap<number, string>> {
  const decisions = new Map<number, string>()
  for (const recorded of await store.readStream(journal, importStream(id))) {
    const event = importEventOf(recorded)
    if (event.type === 'MatchDecided') decisions.set(event.data.row, event.data.uscc ?? '')
    if (event.type === 'ProposalsAccepted') for (const { row, uscc } of event.data.rows) decisions.set(row, uscc)
  }
  return decisions
}
