import { matchKey, readRow, type RecognisedList } from '@titian/domain'
import type { ImportRowRecord } from '@titian/read-models'
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { judgeSaid, refusedDraft, type Judging, type SaidRow } from './judge-rows.ts'
import type { RowDraft } from './row-draft.ts'
import { writeRows } from './write-rows.ts'

const rowsAtOnce = 500
/** What a person says of a row that means none of our firms. */
const noneOfOurs = ''

/**
 * Judges again the rows about which a person decided, or some of them: which firm a row means, or that it is none of ours.
 */
export async function judgeDecided(judging: Judging, which = decidedUpon): Promise<void> {
  for (let after = 0; ;) {
    const rows = await nextDecided(judging, which, after)
    const last = rows.at(-1)
    if (last === undefined) return
    const said: SaidRow[] = []
    const drafts: RowDraft[] = []
    for (const row of rows) decide(judging.list, row, said, drafts)
    await writeRows(judging.db, judging.record, [...drafts, ...(await judgeSaid(judging, said))])
    after = last.row
  }
}

function decide(list: RecognisedList, kept: ImportRowRecord, said: SaidRow[], drafts: RowDraft[]): void {
  const { row, decided, name } = kept
  // Erased, or not needed again when it was read.
  if (decided === null || kept.cells === null) return
  if (decided === noneOfOurs) {
    drafts.push({
      row,
      outcome: 'otherCity',
      decided,
      ...(name === null ? {} : { name, nameKey: matchKey(name) }),
      cells: kept.cells,
    })
    return
  }
  const reading = readRow(list, { row, cells: kept.cells }, decided)
  const match = list.hasCodes ? {} : ({ match: 'confirmed' } as const)
  if ('statement' in reading) said.push({ reading, cells: kept.cells, decided, vouched: kept.vouched, ...match })
  else if ('refused' in reading)
    drafts.push({ ...refusedDraft(reading.refused, kept.cells), decided, vouched: kept.vouched })
}

const decidedUpon: RawBuilder<SqlBool> = sql<SqlBool>`decided is not null`

function nextDecided({ db, record }: Judging, which: RawBuilder<SqlBool>, after: number): Promise<ImportRowRecord[]> {
  return db
    .selectFrom('import_row')
    .selectAll()
    .where('journal', '=', record.journal)
    .where('import', '=', record.import)
    .where(which)
    .where('row', '>', after)
    .orderBy('row')
    .limit(rowsAtOnce)
    .execute()
}
