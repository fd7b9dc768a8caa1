import { plusDays, type Day } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { accountableOn } from '../assignments/accountable.ts'

export interface FirmAtWork {
  /** The enterprise's stream; null where the code is in no register yet. */
  readonly stream: string | null
  readonly uscc: string
  readonly name: string
  readonly unit: string | null
  readonly assignedOn: Day
  readonly lastOn: Day | null
  readonly nextVisitOn: Day | null
}

export interface AtWork {
  readonly journal: string
  /** 编号 of whose list it is; of firms and demands, those of colleagues who are away among them. */
  readonly officers: readonly string[]
  /** Whose own list it is: checks name by account whoever has no 编号. */
  readonly account?: string | undefined
  readonly today: Day
}

/**
 * The firms that officers look after today, those of colleagues who are away among them; with the last visit that anybody
 * paid, and the day that it announced for the next.
 */
export async function firmsAtWork(
  db: QueryExecutorProvider,
  { journal, officers, today }: AtWork,
): Promise<readonly FirmAtWork[]> {
  const now = { journal, known: undefined }
  const { rows } = await sql<FirmAtWork>`
    select a.firm as stream, a.uscc, coalesce(s.name, a.name) as name, s.unit, lower(a.days)::text as "assignedOn",
      v.on_day::text as "lastOn", v.next_visit_on::text as "nextVisitOn"
    from (${accountableOn(today, now)} and a.officer = any(${[...officers]})) a
    left join lateral (
      select name, unit
      from enterprise_spell_1
      where journal = ${journal} and stream = a.firm and upper_inf(known) and days @> ${today}::date
      limit 1) s on true
    left join lateral (
      select on_day, next_visit_on
      from (
        select code from enterprise_code_1 where journal = ${journal} and stream = a.firm and upper_inf(known)
        union
        select a.uscc) codes
      join visit_1 on visit_1.journal = ${journal} and visit_1.uscc = codes.code and upper_inf(visit_1.known)
      where on_day <= ${today}::date
      order by on_day desc, next_visit_on desc nulls last
      limit 1) v on true
    order by a.uscc`.execute(db)
  return rows
}

export interface ExpiringTitle {
  readonly stream: string
  readonly title: string
  /** The last day on which it is held. */
  readonly lastDay: Day
}

/** Titles of these firms that run out within twelve months; yearly numbers are no titles that run out. */
export async function titlesExpiring(
  db: QueryExecutorProvider,
  { journal, today }: AtWork,
  streams: readonly string[],
): Promise<readonly ExpiringTitle[]> {
  const { rows } = await sql<{ stream: string; title: string; to: Day }>`
    select f.stream, f.key as title, max(upper(f.days))::text as to
    from figure_fact_1 f
    where f.journal = ${journal} and f.code = 'titles' and f.key not in ('', 'tech-sme') and upper_inf(f.known)
      and f.stream = any(${[...streams]}) and f.days @> ${today}::date
    group by f.stream, f.key
    having max(upper(f.days)) <= ${today}::date + interval '12 months' and not bool_or(upper_inf(f.days))`.execute(db)
  return rows.map(({ stream, title, to }) => ({ stream, title, lastDay: plusDays(to, -1) }))
}
