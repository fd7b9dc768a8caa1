import type { Day } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { accountableOn, lookedAfterBy } from '../assignments/accountable.ts'

/** A firm by a code that it has or had, as whoever logs a visit to it needs to know it. */
export interface VisitedFirm {
  readonly code: string
  /** The enterprise's stream. */
  readonly stream: string
  readonly name: string
  /** One of the units asked for answers for it, or did on the day. */
  readonly inUnits: boolean
  /** One of the officers looked after it on one of the days, or on `ownOn`, or covered for whoever did. */
  readonly isOwn: boolean
  /** Who was accountable for it on the day of the visit. */
  readonly accountable: string | null
}

interface AskedFirms {
  readonly journal: string
  readonly codes: readonly string[]
  /** The day of the visit, and the one on which it is recorded. */
  readonly on: Day
  readonly today: Day
  /** The one day on which it must be theirs; absent: on either of the others. */
  readonly ownOn?: Day | undefined
  /** Absent: all. */
  readonly units: readonly string[] | undefined
  readonly officers: readonly string[]
}

/** The firms of these codes; one that no list has named yet is not in the answer. */
export async function visitedFirms(
  db: QueryExecutorProvider,
  { journal, codes, on, today, ownOn, units, officers }: AskedFirms,
): Promise<ReadonlyMap<string, VisitedFirm>> {
  if (codes.length === 0) return new Map()
  const { rows } = await sql<VisitedFirm>`
    select asked.code, firm.stream, firm.name,
      ${units === undefined ? sql`true` : sql`coalesce(spell.unit, 'unknown') = any(${[...units]}) or coalesce(now.unit, 'unknown') = any(${[...units]})`}
        as "inUnits",
      (exists (
        select
        from (${accountableOn(ownOn ?? on, { journal })}) a
        where a.firm = c.stream and a.officer in (${lookedAfterBy(officers, ownOn ?? on, { journal })}))
      or exists (
        select
        from (${accountableOn(ownOn ?? today, { journal })}) a
        where a.firm = c.stream and a.officer in (${lookedAfterBy(officers, ownOn ?? today, { journal })}))) as "isOwn",
      (select a.officer from (${accountableOn(on, { journal })}) a where a.firm = c.stream limit 1) as accountable
    from unnest(${[...codes]}::text[]) as asked (code)
    join enterprise_code_1 c on c.journal = ${journal} and c.code = asked.code and upper_inf(c.known)
    join enterprise_1 firm on firm.journal = ${journal} and firm.stream = c.stream and upper_inf(firm.known)
    left join lateral (
      select unit from enterprise_spell_1 s
      where s.journal = ${journal} and s.stream = c.stream and upper_inf(s.known) and s.days @> ${on}::date
      limit 1) spell on true
    left join lateral (
      select unit from enterprise_spell_1 s
      where s.journal = ${journal} and s.stream = c.stream and upper_inf(s.known) and s.days @> ${today}::date
      limit 1) now on true`.execute(db)
  return new Map(rows.map((row) => [row.code, row]))
}
