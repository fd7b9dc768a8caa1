import type { Day } from '@titian/domain'
import { sql, type RawBuilder } from 'kysely'
import { knownThen } from '../figures/asked.ts'
import type { RecordSight } from '../visit-log/visit-sight.ts'

interface InLog {
  readonly journal: string
  readonly known?: number | undefined
}

/**
 * Whether one of the officers is accountable: by 编号, or by a ledger's name that is that of the firm's officer on the day.
 * Of demands `r` with the columns of `firmOfRecord`.
 */
export function isAccountable(officers: readonly string[], { journal, known }: InLog): RawBuilder<boolean> {
  return sql`(r.officer = any(${[...officers]}) or (r.officer is null and r.named is not null and exists (
    select
    from (${officerByName({ journal, known })}) by_name
    where by_name.officer = any(${[...officers]}))))`
}

/** The officer whose name a ledger gives as 责任人, where he looks after the firm on the day on which it was raised. */
export function officerByName({ journal, known }: InLog): RawBuilder<unknown> {
  // From the firm to its few officers and their names: every row of a ledger names somebody, so that names come last.
  return sql`
    select a.officer
    from (
      select a.officer, a.days
      from assignment_1 a
      where a.journal = ${journal} and a.days @> r.raised_on and ${knownThen(known, 'a')}
        and a.uscc = any(array(
          select r.uscc
          union all
          select c.code from enterprise_code_1 c
          where c.journal = ${journal} and c.stream = coded.stream and ${knownThen(known, 'c')}))
      offset 0) a
    cross join lateral (
      select p.name
      from officer_1 o
      join person p on p.journal = o.journal and p.person = o.person
      where o.journal = ${journal} and o.officer = a.officer and o.days @> r.raised_on and ${knownThen(known, 'o')}
      offset 0) own
    where own.name = (select name from person where journal = ${journal} and person = r.named)
    order by lower(a.days) desc
    limit 1`
}

interface OnDay extends InLog {
  readonly asOf: Day
}

/**
 * Of the unit in which the firm lay on the day on which it was raised, or in which it lies while the demand is open: where
 * a firm moves, its new county works on what it still asks for, and keeps in sight what it closed.
 */
export function isOfUnits(units: readonly string[] | undefined, { journal, known, asOf }: OnDay): RawBuilder<boolean> {
  if (units === undefined) return sql`true`
  if (units.length === 0) return sql`false`
  return sql`(coalesce(firm.unit, 'unknown') = any(${[...units]}) or coalesce((
    select s.unit
    from enterprise_spell_1 s
    where s.journal = ${journal} and s.stream = coded.stream and s.days @> coalesce(r.closed_on, ${asOf}::date)
      and ${knownThen(known, 's')}
    limit 1), 'unknown') = any(${[...units]}))`
}

/** Of one's units, one's own firms', or one's own: there nothing of a demand is hidden. */
export function isTheirs({ units, officers = [], ownFirms = [] }: RecordSight, asked: OnDay): RawBuilder<boolean> {
  if (units === undefined) return sql`true`
  const ways = [
    units.length === 0 ? undefined : isOfUnits(units, asked),
    ownFirms.length === 0 ? undefined : sql`coded.stream = any(${[...ownFirms]})`,
    officers.length === 0 ? undefined : isAccountable(officers, asked),
  ].filter((way) => way !== undefined)
  return ways.length === 0 ? sql`false` : sql`(${sql.join(ways, sql` or `)})`
}

/** Whether the firm has a page for whoever asks: they look after it, or a unit of theirs answered for it up to the day. */
export function isFirmInSight(
  { units, ownFirms = [] }: RecordSight,
  { journal, known, asOf }: OnDay,
): RawBuilder<boolean> {
  if (units === undefined) return sql`true`
  return sql`coalesce(coded.stream = any(${[...ownFirms]}) or exists (
    select
    from enterprise_spell_1 s
    where s.journal = ${journal} and s.stream = coded.stream and s.unit = any(${[...units]})
      and coalesce(lower(s.days), '-infinity'::date) <= ${asOf}::date and ${knownThen(known, 's')}), false)`
}

/** Also units that hold it see it, though not what is secret. */
export function demandsInSight(sight: RecordSight, asked: OnDay): RawBuilder<boolean> {
  const { units } = sight
  if (units === undefined) return sql`true`
  const held = units.length === 0 ? sql`false` : sql`r.holder_units && ${[...units]}::text[]`
  return sql`(${isTheirs(sight, asked)} or ${held})`
}
