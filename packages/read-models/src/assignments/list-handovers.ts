import type { Day } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { knownThen, type Asked } from '../figures/figure-counts.ts'
import { firmsByCode } from './firms-by-code.ts'
import { officerNames } from './list-officers.ts'

export interface HandoversAsked extends Pick<Asked, 'journal' | 'asOf' | 'known' | 'units'> {
  readonly officers: readonly string[]
  readonly handover?: string | undefined
  readonly status?: 'pending' | 'accepted' | 'returned' | undefined
}

export interface HandoverLine {
  readonly handover: string
  readonly from: string
  readonly fromName: string | null
  readonly to: string
  readonly toName: string | null
  readonly on: Day
  readonly status: 'pending' | 'accepted' | 'returned'
  /** Those in sight. */
  readonly firms: readonly { readonly uscc: string; readonly name: string; readonly unit: string }[]
  readonly demands: readonly string[]
  readonly document: string | null
  readonly reason: string | null
  readonly returned: string | null
  /** Whoever asks answers for every firm of it. */
  readonly whole: boolean
}

type Row = Omit<HandoverLine, 'fromName' | 'toName' | 'whole' | 'firms'> & {
  readonly firms: readonly { readonly uscc: string; readonly name: string }[]
}

const most = 200

/** 交接, those that wait first, then the newest: of units, those with a firm of theirs; of officers, their own. */
export async function listHandovers(
  db: QueryExecutorProvider,
  asked: HandoversAsked,
): Promise<readonly HandoverLine[]> {
  const { journal, known, handover, status, units, officers } = asked
  const { rows } = await sql<Row>`
    select handover, from_officer as "from", to_officer as "to", on_day::text as "on", status, firms, demands, document,
      reason, returned
    from handover_1
    where journal = ${journal} and ${knownThen(known)}
      and ${handover === undefined ? sql`true` : sql`handover = ${handover}`}
      and ${status === undefined ? sql`true` : sql`status = ${status}`}
    order by status <> 'pending', on_day desc, handover
    ${units === undefined ? sql`limit ${most}` : sql``}`.execute(db)
  const firms = await firmsByCode(
    db,
    rows.flatMap((row) => row.firms.map(({ uscc }) => uscc)),
    asked,
  )
  const names = await officerNames(
    db,
    rows.flatMap(({ from, to }) => [from, to]),
    asked,
  )
  const seen = rows.flatMap((row) => {
    const own = officers.includes(row.from) || officers.includes(row.to)
    const named = row.firms.map(({ uscc, name }) => ({ uscc, name, unit: firms.get(uscc)?.unit ?? 'unknown' }))
    const answeredFor = units === undefined ? named : named.filter(({ unit }) => units.includes(unit))
    const inSight = own ? named : answeredFor
    if (inSight.length === 0) return []
    return [
      {
        ...row,
        fromName: names.get(row.from) ?? null,
        toName: names.get(row.to) ?? null,
        firms: inSight,
        whole: answeredFor.length === named.length,
      },
    ]
  })
  return seen.slice(0, most)
}
