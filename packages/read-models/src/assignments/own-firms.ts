import type { Day } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import type { Asked } from '../figures/figure-counts.ts'
import { accountableOn, lookedAfterBy } from './accountable.ts'

/** The officers (编号) that an account is linked to now. What an administrator takes away is gone at every moment. */
export async function officersOf(
  db: QueryExecutorProvider,
  journal: string,
  account: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ officer: string }>`
    select distinct officer
    from officer_1
    where journal = ${journal} and account = ${account} and upper_inf(known)
    order by officer`.execute(db)
  return rows.map(({ officer }) => officer)
}

export interface OwnFirms {
  /** Enterprises that one of the officers looks after today, or will on the day asked for. */
  readonly ownFirms: readonly string[]
  /** Those that one of them looked after on the day, and no more. */
  readonly formerFirms: readonly string[]
}

export async function ownFirmsOf(
  db: QueryExecutorProvider,
  officers: readonly string[],
  { journal, known, asOf, today }: Pick<Asked, 'journal' | 'known'> & { readonly asOf: Day; readonly today: Day },
): Promise<OwnFirms> {
  if (officers.length === 0) return { ownFirms: [], formerFirms: [] }
  const firmsOn = async (day: Day) => {
    const { rows } = await sql<{ firm: string }>`
      select distinct firm
      from (${accountableOn(day, { journal, known })}) accountable
      where firm is not null and officer in (${lookedAfterBy(officers, day, { journal, known })})
      order by firm`.execute(db)
    return rows.map(({ firm }) => firm)
  }
  const now = await firmsOn(today)
  const then = asOf === today ? now : await firmsOn(asOf)
  const gone = then.filter((firm) => !now.includes(firm))
  return asOf < today ? { ownFirms: now, formerFirms: gone } : { ownFirms: [...now, ...gone], formerFirms: [] }
}
