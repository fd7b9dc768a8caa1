import type { Day } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'

/** Somebody was on the spot shortly before or after: who of which office is enough to talk to each other. */
export interface RecentVisit {
  readonly code: string
  readonly on: Day
  /** 单位 of whoever keeps the record, else the unit that he answers for. */
  readonly organisation: string | null
  readonly unit: string | null
}

/** The nearest visit on the spot to each firm within some days of a day, by whichever of its codes, by anyone. */
export async function recentVisits(
  db: QueryExecutorProvider,
  {
    journal,
    codes,
    on,
    within,
  }: { readonly journal: string; readonly codes: readonly string[]; readonly on: Day; readonly within: number },
): Promise<ReadonlyMap<string, RecentVisit>> {
  if (codes.length === 0) return new Map()
  const { rows } = await sql<RecentVisit>`
    select distinct on (asked.code) asked.code, v.on_day::text as on, o.organisation, o.unit
    from unnest(${[...codes]}::text[]) as asked (code)
    left join enterprise_code_1 c on c.journal = ${journal} and c.code = asked.code and upper_inf(c.known)
    left join enterprise_1 firm on firm.journal = ${journal} and firm.stream = c.stream and upper_inf(firm.known)
    join visit_1 v on v.journal = ${journal} and v.uscc = any(coalesce(firm.codes, '{}') || asked.code)
      and upper_inf(v.known) and v.mode = 'on-site'
      and v.on_day between ${on}::date - ${within}::int and ${on}::date + ${within}::int
    left join officer_1 o on o.journal = ${journal} and o.officer = v.officers[1] and upper_inf(o.known) and o.days @> v.on_day
    order by asked.code, abs(v.on_day - ${on}::date), v.visit`.execute(db)
  return new Map(rows.map((row) => [row.code, row]))
}
