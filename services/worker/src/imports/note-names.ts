import { matchKey, type RowNote, type RowRemark } from '@titian/domain'
import { enterprisesByName, isOfImport, type MatchedEnterprise } from '@titian/read-models'
import type { SaidRow } from './judge-rows.ts'
import { placeOf, type Judging } from './judging.ts'
import type { KnownFirm } from './known-firms.ts'

/**
 * Notes on rows whose code is known under other names, by row. A code goes before a name, so such a row renames its firm:
 * that may be meant, and it may be one firm's name beside another's code, which nobody would find again. A note and no
 * refusal, because what is known by now depends on which list came first, and what is taken must not.
 */
export async function noteNames(
  judging: Judging,
  said: readonly SaidRow[],
  firms: ReadonlyMap<string, KnownFirm>,
): Promise<ReadonlyMap<number, RowNote>> {
  const differing = said.flatMap((row) => {
    const { uscc, name } = row.reading.statement.data
    const firm = firms.get(uscc)
    const known = firm?.standing.at(-1)?.statement.data.name
    const isMatched = row.match !== undefined || row.decided !== undefined
    return firm && known !== undefined && !isMatched && !namesOf(firm).has(matchKey(name))
      ? [{ row, known, own: codesIn(firm) }]
      : []
  })
  if (differing.length === 0) return new Map()
  const { db, record, list } = judging
  const keys = differing.map(({ row }) => matchKey(row.reading.statement.data.name))
  const byName = await enterprisesByName(db, record.journal, [...new Set(keys)])
  // To a county's list there are no firms but that county's.
  const isInSight = ({ unit }: MatchedEnterprise) => isOfImport(record, unit)
  return new Map(
    differing.map(({ row: { reading, cells }, known, own }) => {
      const { row, statement } = reading
      const others = byName.get(matchKey(statement.data.name)) ?? []
      const other = others.find((each) => !own.has(each.uscc) && isInSight(each))
      const remark: RowRemark = other
        ? { kind: 'name-of-another', params: { known, uscc: other.uscc } }
        : { kind: 'name-differs', params: { known } }
      return [row, { ...remark, ...placeOf(list, row, cells, 'name') }]
    }),
  )
}

function namesOf({ standing }: KnownFirm): ReadonlySet<string> {
  return new Set(
    standing.flatMap(({ statement }) => [
      matchKey(statement.data.name),
      ...(statement.type === 'EnterpriseRenamed' ? [matchKey(statement.data.formerName)] : []),
    ]),
  )
}

function codesIn({ standing }: KnownFirm): ReadonlySet<string> {
  return new Set(standing.map(({ statement }) => statement.data.uscc))
}
