import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely'
import { knownThen } from '../figures/figure-counts.ts'

/** What somebody may see of what people did: in their units, what they did themselves, and of the firms that are theirs. */
export interface RecordSight {
  /** Absent: all. */
  readonly units?: readonly string[] | undefined
  /** 编号 of whoever asks. */
  readonly officers?: readonly string[] | undefined
  /** Enterprise streams of the firms that are theirs. */
  readonly ownFirms?: readonly string[] | undefined
}

/**
 * The firm that a record `r` means by its code, as it was on a day: columns `stream`, `firm_name`, `unit`. A firm that is not
 * known (yet), or a 线索 without a code, is of unit `unknown`.
 */
export function firmOfRecord(
  { journal, known }: { readonly journal: string; readonly known?: number | undefined },
  uscc: RawBuilder<unknown>,
  day: RawBuilder<unknown>,
): RawBuilder<unknown> {
  // `lateral` looks each up by its stream, whatever Postgres knows of the tables right after an import.
  return sql`
    left join lateral (
      select c.stream
      from enterprise_code_1 c
      where c.journal = ${journal} and c.code = ${uscc} and ${knownThen(known)}
      limit 1) coded on true
    left join lateral (
      select s.name as firm_name, s.unit
      from enterprise_spell_1 s
      where s.journal = ${journal} and s.stream = coded.stream and s.days @> ${day} and ${knownThen(known)}
      limit 1) firm on true`
}

/** Whether a record with the columns of `firmOfRecord` and its `officers` is in sight. */
export function inSight(
  { units, officers = [], ownFirms = [] }: RecordSight,
  recordOfficers: RawBuilder<unknown>,
): RawBuilder<boolean> {
  if (units === undefined) return sql`true`
  return sql`(coalesce(firm.unit, 'unknown') = any(${[...units]})
    or coded.stream = any(${[...ownFirms]})
    or ${recordOfficers} && ${[...officers]}::text[])`
}

/** Whether one visit, as it reads or last read, is in sight. */
export async function isVisitInSight(
  db: QueryExecutorProvider,
  visit: string,
  { journal, ...sight }: RecordSight & { readonly journal: string },
): Promise<boolean> {
  const { rows } = await sql`
    select
    from (
      select *
      from visit_1
      where journal = ${journal} and visit = ${visit}
      order by lower(known) desc
      limit 1) v
    ${firmOfRecord({ journal }, sql`v.uscc`, sql`v.on_day`)}
    where ${inSight(sight, sql`v.officers`)}`.execute(db)
  return rows.length > 0
}
