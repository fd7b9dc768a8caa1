import { sql, type RawBuilder } from 'kysely'
import { knownThen } from '../figures/figure-counts.ts'

/** What somebody may see of what people did: in their units, what they did themselves, and at the firms that are theirs. */
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
      where c.journal = ${journal} and c.code = ${uscc} and ${knownThen(known, 'c')}
      limit 1) coded on true
    left join lateral (
      select s.name as firm_name, s.unit
      from enterprise_spell_1 s
      where s.journal = ${journal} and s.stream = coded.stream and s.days @> ${day} and ${knownThen(known, 's')}
      limit 1) firm on true`
}

/**
 * Whether one of the officers was there: by 编号, or by a name that is that of the firm's officer on the day. Of visits `v`
 * with the columns of `firmOfRecord`.
 */
export function wasThere(
  officers: readonly string[],
  { journal, known }: { readonly journal: string; readonly known?: number | undefined },
): RawBuilder<boolean> {
  return sql`(v.officers && ${[...officers]}::text[] or (cardinality(v.named) > 0 and exists (
    select
    from assignment_1 a
    join officer_1 o on o.journal = a.journal and o.officer = a.officer and o.days @> v.on_day and ${knownThen(known, 'o')}
    join person own on own.journal = a.journal and own.person = o.person
    join person written on written.journal = a.journal and written.person = any(v.named) and written.name = own.name
    where a.journal = ${journal} and a.officer = any(${[...officers]}) and a.days @> v.on_day and ${knownThen(known, 'a')}
      and (a.uscc = v.uscc or a.uscc in (
        select c.code from enterprise_code_1 c
        where c.journal = ${journal} and c.stream = coded.stream and ${knownThen(known, 'c')})))))`
}

/** Whether visits `v` with the columns of `firmOfRecord` are in sight. */
export function visitsInSight(
  { units, officers = [], ownFirms = [] }: RecordSight,
  asked: { readonly journal: string; readonly known?: number | undefined },
): RawBuilder<boolean> {
  if (units === undefined) return sql`true`
  const ways = [
    units.length === 0 ? undefined : sql`coalesce(firm.unit, 'unknown') = any(${[...units]})`,
    ownFirms.length === 0 ? undefined : sql`coded.stream = any(${[...ownFirms]})`,
    officers.length === 0 ? undefined : wasThere(officers, asked),
  ].filter((way) => way !== undefined)
  return ways.length === 0 ? sql`false` : sql`(${sql.join(ways, sql` or `)})`
}
