import { plusDays, recordFigures, stockDay, type Day, type Period } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { accountableOn } from '../assignments/accountable.ts'
import { knownThen, type Asked } from '../figures/asked.ts'
import { countByOfficer } from '../figures/figure-counts.ts'
import { longestOf, overdueDemands, type LongestOverdue } from './overdue-demands.ts'

/** Visits of the last days count as effort; the first of them is so many days back. */
export const effortDays = 90

/** What was done lately for one firm. */
export interface FirmEffort {
  readonly stream: string
  readonly officer: string | null
  readonly visits: number
  /** Of all visits up to the day. */
  readonly lastOn: Day | null
}

/** What is done for firms: for those that are named, firm by firm; and how loaded and how late the units' officers are. */
export interface Effort {
  readonly firms: ReadonlyMap<string, FirmEffort>
  readonly assigned: number
  readonly officers: number
  readonly overdue: number
  readonly longestOverdue: LongestOverdue | null
}

export async function effortFor(
  db: QueryExecutorProvider,
  streams: readonly string[],
  asked: Pick<Asked, 'journal' | 'asOf' | 'known' | 'units'> & { readonly period: Period; readonly unit: string },
): Promise<Effort> {
  const assignments = recordFigures.filter(({ code }) => code === 'assignments')
  const loads = [...((await countByOfficer(db, assignments, asked.period, asked)).get('assignments')?.values() ?? [])]
  const overdue = await overdueDemands(db, asked)
  return {
    firms: await firmEfforts(db, streams, asked),
    assigned: loads.reduce((total, firms) => total + firms, 0),
    officers: loads.length,
    overdue: overdue.length,
    longestOverdue: longestOf(overdue),
  }
}

async function firmEfforts(
  db: QueryExecutorProvider,
  streams: readonly string[],
  { journal, known, asOf, period }: Pick<Asked, 'journal' | 'asOf' | 'known'> & { readonly period: Period },
): Promise<ReadonlyMap<string, FirmEffort>> {
  const day = stockDay(period, asOf)
  const { rows } = await sql<FirmEffort>`
    select f.stream, a.officer, coalesce(v.visits, 0)::int as visits, v.last_on::text as "lastOn"
    from unnest(${[...streams]}::text[]) as f (stream)
    left join (${accountableOn(day, { journal, known })}) a on a.firm = f.stream
    left join lateral (
      select count(*) filter (where v.on_day > ${plusDays(day, -effortDays)}::date) as visits, max(v.on_day) as last_on
      from enterprise_code_1 c
      join visit_1 v on v.journal = c.journal and v.uscc = c.code and ${knownThen(known, 'v')}
      where c.journal = ${journal} and c.stream = f.stream and ${knownThen(known, 'c')} and v.on_day <= ${day}::date) v on true`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.stream, row]))
}

/** Officers of these units whose phones have not come since an instant: what they hold is in no figure yet. */
export async function silentOfficers(
  db: QueryExecutorProvider,
  {
    journal,
    units,
    since,
  }: { readonly journal: string; readonly units: readonly string[] | undefined; readonly since: Date },
): Promise<number> {
  const { rows } = await sql<{ silent: number }>`
    select count(*) as silent
    from (
      select d.account
      from device d
      where d.journal = ${journal} and d.account in (
        select o.account from officer_1 o
        where o.journal = ${journal} and o.account is not null and upper_inf(o.known)
          and ${units === undefined ? sql`true` : sql`o.unit = any(${[...units]})`})
      group by d.account
      having max(d.last_sync_at) < ${since}) s`.execute(db)
  return rows[0]?.silent ?? 0
}
