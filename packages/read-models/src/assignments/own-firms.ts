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

/** Which of these codes are of firms that one of the officers looks after or ever did, or whoever he covered for: with their streams. */
export async function everLookedAfter(
  db: QueryExecutorProvider,
  journal: string,
  officers: readonly string[],
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ code: string; stream: string }>`
    select distinct c.code, c.stream
    from enterprise_code_1 c
    where c.journal = ${journal} and c.code = any(${[...codes]}) and upper_inf(c.known) and exists (
      select
      from enterprise_code_1 o
      join assignment_1 a on a.journal = o.journal and a.uscc = o.code and upper_inf(a.known)
      where o.journal = c.journal and o.stream = c.stream and upper_inf(o.known)
        and (a.officer = any(${[...officers]}) or a.officer in (
          select officer from absence_1
          where journal = ${journal} and by = any(${[...officers]}) and upper_inf(known))))`.execute(db)
  return new Map(rows.map(({ code, stream }) => [code, stream]))
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
