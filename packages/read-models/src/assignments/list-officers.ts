import type { Day } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { knownThen, type Asked } from '../figures/figure-counts.ts'
import { accountableOn } from './accountable.ts'
import { namedOfficers } from './named-officers.ts'

export interface OfficersAsked extends Pick<Asked, 'journal' | 'asOf' | 'known'> {
  readonly unit?: string | undefined
  /** Part of a name, a 编号 or an organisation. */
  readonly query?: string | undefined
}

export interface OfficerLine {
  readonly officer: string
  readonly name: string | null
  readonly organisation: string | null
  /** 联系县区. */
  readonly unit: string | null
  readonly account: string | null
  /** Null where no list has named the officer yet. */
  readonly from: Day | null
  readonly firms: number
  /** Firms whose officer is away. */
  readonly covered: number
  readonly absence: AbsenceLine | null
}

interface AbsenceLine {
  readonly absence: string
  readonly by: string
  readonly byName: string | null
  readonly from: Day
  readonly through: Day
  readonly reason: string | null
}

/**
 * Officers who serve on the day, with their firms on it; also those who only have firms or an account so far, because
 * their list comes later. By 编号.
 */
export async function listOfficers(
  db: QueryExecutorProvider,
  asked: OfficersAsked,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<{ readonly count: number; readonly items: readonly OfficerLine[]; readonly next: string | null }> {
  const { journal, asOf, known, unit, query } = asked
  const wanted = [
    unit === undefined ? sql`true` : sql`unit = ${unit}`,
    query === undefined
      ? sql`true`
      : sql`(position(${query} in coalesce(name, '')) > 0 or position(upper(${query}) in upper(officer)) > 0
          or position(${query} in coalesce(organisation, '')) > 0)`,
  ]
  const { rows } = await sql<OfficerLine & { count: number }>`
    with load as materialized (
      select officer, count(*)::int as firms from (${accountableOn(asOf, asked)}) a group by officer),
    named as (${namedOfficers(asked)}),
    serving as (
      select officer, account, lower(days)::text as "from"
      from officer_1
      where journal = ${journal} and ${knownThen(known)} and (days @> ${asOf}::date or isempty(days))
      union all
      select officer, null, null from load l
      where not exists (
        select from officer_1 o
        where o.journal = ${journal} and o.officer = l.officer and ${knownThen(known, 'o')}
          and (o.days @> ${asOf}::date or isempty(o.days)))),
    away as (
      select a.*, n.name as by_name
      from absence_1 a
      left join named n on n.officer = a.by
      where a.journal = ${journal} and ${knownThen(known, 'a')} and a.days @> ${asOf}::date),
    listed as (
      select s.officer, n.name, n.organisation, n.unit, s.account, s."from", coalesce(l.firms, 0) as firms,
        coalesce((
          select sum(c.firms) from away w join load c on c.officer = w.officer where w.by = s.officer), 0)::int as covered,
        (select json_build_object('absence', w.absence, 'by', w.by, 'byName', w.by_name, 'from', lower(w.days),
            'through', upper(w.days) - 1, 'reason', w.reason)
          from away w where w.officer = s.officer limit 1) as absence
      from serving s
      left join named n on n.officer = s.officer
      left join load l on l.officer = s.officer),
    found as (select * from listed where ${sql.join(wanted, sql` and `)})
    select found.*, (select count(*) from found)::int as count
    from found
    where ${after === undefined ? sql`true` : sql`officer > ${after}`}
    order by officer
    limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    count: rows[0]?.count ?? 0,
    items: page.map(({ count: _count, ...line }) => line),
    next: last?.officer ?? null,
  }
}

/** How many firms each officer is accountable for on the day; who has none is not in the answer. */
export async function loadsOn(
  db: QueryExecutorProvider,
  day: Day,
  asked: Pick<Asked, 'journal' | 'known'>,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ officer: string; firms: number }>`
    select officer, count(*)::int as firms from (${accountableOn(day, asked)}) a group by officer`.execute(db)
  return new Map(rows.map(({ officer, firms }) => [officer, firms]))
}

/** What officers are called; one whom nobody has named yet is not in the answer. */
export async function officerNames(
  db: QueryExecutorProvider,
  officers: readonly string[],
  asked: Pick<Asked, 'journal' | 'known'>,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ officer: string; name: string | null }>`
    select officer, name from (${namedOfficers(asked)}) n where officer = any(${[...officers]})`.execute(db)
  return new Map(rows.flatMap(({ officer, name }) => (name === null ? [] : [[officer, name] as const])))
}
