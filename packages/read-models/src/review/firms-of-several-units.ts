import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely'
import type { Seen } from './named-persons.ts'

/** Lists of one year name a firm in several counties, and nothing says how both can be. */
export interface UnitsDifferItem {
  readonly kind: 'units-differ'
  readonly uscc: string
  readonly name: string
  readonly year: number
  /** The one in which it is counted. */
  readonly unit: string
  readonly lists: readonly { readonly list: string; readonly on: string; readonly unit: string }[]
}

export function firmsOfSeveralUnits(journal: string, seen: Seen): RawBuilder<unknown> {
  return sql`
    select concat_ws(' ', 'units', d.stream, d.year, d.moved), d.since,
      json_build_object('kind', 'units-differ', 'uscc', n.uscc, 'name', n.name, 'year', d.year, 'unit', s.unit, 'lists', d.lists)
    from (${doubts(journal)}) d
    join enterprise_1 n on n.journal = ${journal} and n.stream = d.stream and upper_inf(n.known)
    cross join lateral (
      select unit
      from enterprise_spell_1
      where journal = ${journal} and stream = d.stream and upper_inf(known)
      order by lower(days) desc
      limit 1) s
    where ${seen(sql`s.unit`)}`
}

/** The firm of a code and the units that lists of the year name, where that waits for somebody. */
export async function unitsInDoubt(
  db: QueryExecutorProvider,
  journal: string,
  { uscc, year }: { readonly uscc: string; readonly year: number },
): Promise<{ readonly stream: string; readonly units: readonly string[] } | undefined> {
  const { rows } = await sql<{ stream: string; units: string[] }>`
    select d.stream, d.units
    from (${doubts(journal)}) d
    where d.year = ${year} and d.stream in (
      select stream from enterprise_code_1 where journal = ${journal} and code = ${uscc} and upper_inf(known))`.execute(
    db,
  )
  const [first] = rows
  return first && { stream: first.stream, units: [...new Set(rows.flatMap(({ units }) => units))].toSorted() }
}

/**
 * One row a firm, year and stretch between two moves of the firm: `stream`, `year`, `since`, `units`, `lists`. 属地调整 by a
 * person after all of the lists decides, and so does whoever confirmed that they are right.
 */
function doubts(journal: string): RawBuilder<unknown> {
  const isWithdrawn = (version: RawBuilder<unknown>) =>
    sql`w.type = 'StatementWithdrawn' and w.data::jsonb -> 'concerns' @> to_jsonb(${version})`
  const isMove = sql`c.type in ('ResponsibilityMoved', 'EnterpriseMovedIn') and not exists (
    select from event w where w.journal = c.journal and w.stream = c.stream and ${isWithdrawn(sql`c.version`)})`
  return sql`
    select d.*
    from (
      select r.stream, r.year, moved.position as moved, max(r.recorded_at) as since, array_agg(distinct r.unit order by r.unit) as units,
        json_agg(json_build_object('list', r.list, 'on', r.occurred_on, 'unit', r.unit) order by r.occurred_on, r.position) as lists,
        max(r.position) as position
      from (${named(journal)}) r
      left join lateral (
        select unit
        from enterprise_spell_1
        where journal = ${journal} and stream = r.stream and upper_inf(known) and days @> r.occurred_on
        limit 1) s on true
      left join lateral (
        select c.position
        from event c
        where c.journal = ${journal} and c.stream = r.stream and c.occurred_on <= r.occurred_on and ${isMove}
        order by c.occurred_on desc, c.position desc
        limit 1) moved on true
      -- A title list that names another unit than the register waits as that.
      where (r.type <> all(${titleLists}::text[]) or coalesce(s.unit, r.unit) = r.unit)
        and not exists (
          select from event w
          where w.journal = ${journal} and w.stream = r.stream
            and ((${isWithdrawn(sql`r.version`)})
              or (w.type = 'StatementCorrected' and (w.data ->> 'concerns')::int = r.version
                and w.data -> 'changes' -> 'unit' is not null)))
      group by r.stream, r.year, moved.position
      having count(distinct r.unit) > 1) d
    where not exists (
        select from event c
        where c.journal = ${journal} and c.stream = d.stream and c.position > d.position
          and not coalesce(c.meta::jsonb ? 'list', false) and ${isMove})
      and not exists (
        select from event k
        where k.journal = ${journal} and k.stream = 'units-' || d.stream and k.type = 'UnitsConfirmed'
          and (k.data ->> 'year')::int = d.year and k.data::jsonb -> 'units' @> to_jsonb(d.units))`
}

const titleLists = ['TechSmeRegistered', 'HighTechRecognised', 'TitleGranted']
const naming = [
  ...titleLists,
  'RegisterEntryListed',
  'HighTechApplicationAdvanced',
  'ResponsibilityMoved',
  'EnterpriseMovedIn',
]

/** What lists that stand say of a firm's unit, of those that name several in a year. */
function named(journal: string): RawBuilder<unknown> {
  // Materialized, so that each event is read and taken apart once.
  return sql`
    with said as materialized (
      select m.stream, m.version, m.import, e.type, e.position, e.occurred_on, e.recorded_at, e.data ->> 'unit' as unit,
        extract(year from e.occurred_on)::int as year
      from import_entry m
      join event e on e.journal = m.journal and e.stream = m.stream and e.version = m.version
        and e.type = any(${naming}::text[])
      where m.journal = ${journal} and m.made and starts_with(m.stream, 'enterprise-')),
    several as (
      select stream, year
      from said
      where unit is not null
      group by stream, year
      having min(unit) <> max(unit))
    select s.*, coalesce(i.list ->> 'title', i.file_name) as list
    from several
    join said s on s.stream = several.stream and s.year = several.year and s.unit is not null
    join import i on i.journal = ${journal} and i.import = s.import`
}
