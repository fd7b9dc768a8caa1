import { matchKey, readRow, type NamedRow } from '@titian/domain'
import { enterprisesByName, isOfImport, type Candidate, type MatchedEnterprise } from '@titian/read-models'
import type { SaidRow } from './judge-rows.ts'
import type { Judging } from './judging.ts'
import type { ListRow } from './read-list.ts'
import type { RowDraft } from './row-draft.ts'

type NamedListRow = Omit<ListRow, 'reading'> & { reading: NamedRow }

/**
 * Finds the firms of a province-wide list by name and former name. One hit is proposed; several or none go to 核对; rows of
 * other cities are counted and left out, and so are those whose name says another city and which no firm of ours has.
 * To a county's list there are no firms but that county's.
 */
export async function resolveNames(
  judging: Judging,
  rows: readonly ListRow[],
): Promise<{ said: SaidRow[]; drafts: RowDraft[] }> {
  const named = rows.flatMap(({ reading, cells }): NamedListRow[] => ('named' in reading ? [{ reading, cells }] : []))
  const open = named.filter(({ reading }) => reading.named.whose !== 'other-city')
  const byKey = await enterprisesByName(
    judging.db,
    judging.record.journal,
    open.map(({ reading }) => matchKey(reading.named.name)),
  )
  const isTheirs = ({ unit }: MatchedEnterprise) => isOfImport(judging.record, unit)
  const said: SaidRow[] = []
  const drafts: RowDraft[] = []
  for (const row of named) {
    const firms = (byKey.get(matchKey(row.reading.named.name)) ?? []).filter(isTheirs)
    const [only] = firms
    if (isElsewhere(row.reading, firms.length)) drafts.push(namedDraft(row, 'otherCity', []))
    else if (only && firms.length === 1) propose(judging, row, only, said, drafts)
    else
      drafts.push({
        ...namedDraft(row, 'unclear', firms.map(candidateOf)),
        cells: row.cells,
      })
  }
  return { said, drafts }
}

function isElsewhere({ named }: NamedRow, hits: number): boolean {
  return named.whose === 'other-city' || (named.whose === 'open' && hits === 0 && named.nameSays !== 'ours')
}

function propose(
  { list }: Judging,
  row: NamedListRow,
  { uscc }: MatchedEnterprise,
  said: SaidRow[],
  drafts: RowDraft[],
): void {
  const reading = readRow(list, { row: row.reading.row, cells: row.cells }, uscc)
  if ('statement' in reading) said.push({ reading, cells: row.cells, match: 'proposed' })
  else if ('refused' in reading)
    drafts.push({ ...namedDraft(row, 'refused', []), refusal: reading.refused, cells: row.cells })
  else throw new Error(`Row ${row.reading.row} says nothing of a firm that it names`)
}

function namedDraft(
  { reading }: NamedListRow,
  outcome: RowDraft['outcome'],
  candidates: readonly Candidate[],
): RowDraft {
  const { row, named, occurredOn, notes } = reading
  return {
    row,
    outcome,
    name: named.name,
    nameKey: matchKey(named.name),
    ...(named.unit === undefined ? {} : { unit: named.unit }),
    occurredOn,
    candidates,
    notes,
  }
}

function candidateOf({ uscc, name, unit }: MatchedEnterprise): Candidate {
  return { uscc, name, unit }
}
