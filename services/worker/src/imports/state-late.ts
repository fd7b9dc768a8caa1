import type { ImportRowRecord } from '@titian/read-models'
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { appendChunk } from './append-rows.ts'
import { judgeDecided } from './judge-decided.ts'
import type { Judging } from './judge-rows.ts'

const rowsAtOnce = 100

/**
 * Rows of a committed list that a person settled since: nobody knew their firm when the list came. They are judged, and
 * those that mean a firm state what they say as the others did, each in a command of its own.
 */
export async function stateLate(judging: Judging, signal: AbortSignal): Promise<void> {
  await judgeDecided(judging, isLate)
  for (;;) {
    const rows = await unstated(judging)
    if (rows.length === 0) return
    for (const row of rows) {
      if (signal.aborted) return
      const content = { late: row.row }
      if (!(await appendChunk(judging, { rows: [row], step: `late ${row.row}`, content }, signal))) return
    }
  }
}

/** Settled, and not judged since: what was erased meanwhile cannot be. */
export const isLate: RawBuilder<SqlBool> = sql<SqlBool>`
  decided is not null and cells is not null and (outcome = 'unclear' or (outcome = 'otherCity' and decided <> ''))`

/** Every row that was committed has an entry, whether it made its statement or found it made. */
function unstated({ db, record }: Judging): Promise<ImportRowRecord[]> {
  return db
    .selectFrom('import_row')
    .selectAll()
    .where('journal', '=', record.journal)
    .where('import', '=', record.import)
    .where('outcome', 'in', ['new', 'changed', 'same'])
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('import_entry')
            .whereRef('import_entry.journal', '=', 'import_row.journal')
            .whereRef('import_entry.import', '=', 'import_row.import')
            .whereRef('import_entry.row', '=', 'import_row.row'),
        ),
      ),
    )
    .orderBy('row')
    .limit(rowsAtOnce)
    .execute()
}
