import { matchKey, readRow, type RecognisedList } from '@titian/domain'
import type { ImportRowRecord } from '@titian/read-models'
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { judgeFacts, type SaidFact } from './judge-facts.ts'
import { judgeSaid, type SaidRow } from './judge-rows.ts'
import type { Judging } from './judging.ts'
import { refusedDraft, type RowDraft } from './row-draft.ts'
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
    const facts: SaidFact[] = []
    const drafts: RowDraft[] = []
    for (const row of rows) decide(judging.list, row, { said, facts, drafts })
    const judged = [...(await judgeSaid(judging, said)), ...(await judgeFacts(judging, facts))]
    await writeRows(judging.db, judging.record, [...drafts, ...judged])
    after = last.row
  }
}

type Sorted = { said: SaidRow[]; facts: SaidFact[]; drafts: RowDraft[] }

function decide(list: RecognisedList, kept: ImportRowRecord, { said, facts, drafts }: Sorted): void {
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
  const given = { cells: kept.cells, decided, vouched: kept.vouched }
  if ('statement' in reading) said.push({ reading, ...given, ...match })
  else if ('fact' in reading) facts.push({ reading, ...given })
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
