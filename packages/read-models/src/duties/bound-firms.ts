import { firstDayOf, lastDayOf, windowIn, type Day, type Duty } from '@titian/domain'
import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely'
import { knownThen, type Asked } from '../figures/figure-counts.ts'

export type Known = Pick<Asked, 'journal' | 'known'>

export interface BoundFirm {
  readonly stream: string
  /** The first day of the certificate that is valid on the day the duty falls due. */
  readonly certifiedFrom: Day | null
  /** When the log itself shows that it is done: entered again. */
  readonly enteredOn: Day | null
  readonly renamedOn: Day | null
}

/** The enterprises that a duty binds in a year. */
export async function boundFirms(
  db: QueryExecutorProvider,
  duty: Duty,
  year: number,
  asked: Known,
): Promise<readonly BoundFirm[]> {
  const { rows } = await sql<BoundFirm>`${bound(duty, year, asked)}`.execute(db)
  return rows
}

function bound(duty: Duty, year: number, asked: Known): RawBuilder<unknown> {
  const { journal, known } = asked
  switch (duty.of) {
    case 'high-tech': {
      const day = windowIn(duty, year)?.through ?? lastDayOf(year)
      return sql`
        select stream, min(lower(days))::text as "certifiedFrom", null as "enteredOn", null as "renamedOn"
        from figure_fact_1
        where journal = ${journal} and code = 'high-tech.valid' and ${knownThen(known)} and days @> ${day}::date
        group by stream`
    }
    case 'tech-sme-before':
      return sql`
        select stream, null as "certifiedFrom",
          min(lower(days)) filter (where lower(days) >= ${firstDayOf(year)}::date)::text as "enteredOn", null as "renamedOn"
        from figure_fact_1
        where journal = ${journal} and code = 'tech-sme.registered' and ${knownThen(known)}
          and lower(days) between ${firstDayOf(year - 1)}::date and ${lastDayOf(year)}::date
        group by stream
        having bool_or(lower(days) < ${firstDayOf(year)}::date)`
    case 'renamed':
      return sql`
        select named.stream, null as "certifiedFrom", null as "enteredOn", renamed.on::text as "renamedOn"
        from (
          select distinct stream from enterprise_name_1
          where journal = ${journal} and former and ${knownThen(known)}) named
        cross join lateral (
          select max(e.occurred_on) as on from ${renamings(asked)} e
          where e.stream = named.stream and e.occurred_on between ${firstDayOf(year)}::date and ${lastDayOf(year)}::date) renamed
        where renamed.on is not null`
  }
}

/** Renamings that stand, of firms that held a title on the day. */
export function renamings({ journal, known }: Known): RawBuilder<unknown> {
  const upTo = known === undefined ? sql`true` : sql`position <= ${known}::bigint`
  return sql`(
    select r.stream, r.occurred_on
    from (select * from event where journal = ${journal} and type = 'EnterpriseRenamed' and ${upTo}) r
    where not exists (
        select from (select * from event where journal = ${journal} and type = 'StatementWithdrawn' and ${upTo}) w
        where w.stream = r.stream and (w.data -> 'concerns')::jsonb @> to_jsonb(r.version))
      and exists (
        select from figure_fact_1 f
        where f.journal = ${journal} and f.stream = r.stream and f.code = 'titles' and ${knownThen(known, 'f')}
          and f.days @> r.occurred_on))`
}
