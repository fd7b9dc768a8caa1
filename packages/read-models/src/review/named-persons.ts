import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely'
import { namedOfficers } from '../assignments/named-officers.ts'
import { firmOfRecord } from '../visit-log/visit-sight.ts'

export type Seen = (unit: RawBuilder<unknown>) => RawBuilder<unknown>

/** Whoever stands in records only by name, and is not the officer who looked after their firm on that day. */
export interface NamedPersonItem {
  readonly kind: 'person-named'
  /** The key of one of them: it stands for all of that name. */
  readonly person: string
  readonly name: string
  readonly rows: number
  readonly visits: number
  readonly demands: number
  readonly assignments: number
  /** Some of the firms. */
  readonly firms: readonly string[]
  /** Officers of that name. */
  readonly candidates: readonly {
    readonly officer: string
    readonly organisation: string | null
    readonly unit: string | null
  }[]
}

/** Names that wait for somebody to say who they are, one item each. */
export function personsNamed(journal: string, seen: Seen): RawBuilder<unknown> {
  return sql`
    select 'person ' || min(n.person::text), max(n.since),
      json_build_object('kind', 'person-named', 'person', min(n.person::text), 'name', n.name, 'rows', count(*),
        'visits', count(*) filter (where starts_with(n.stream, 'visit-')),
        'demands', count(*) filter (where starts_with(n.stream, 'demand-')),
        'assignments', count(*) filter (where starts_with(n.stream, 'assignment-')),
        'firms', to_json((array_agg(distinct n.firm))[1:3]),
        'candidates', coalesce((
          select json_agg(json_build_object('officer', o.officer, 'organisation', o.organisation, 'unit', o.unit) order by o.officer)
          from (${namedOfficers({ journal, known: undefined })}) o
          where o.name = n.name), '[]'))
    from (${unresolved(journal, seen)}) n
    group by n.name`
}

/** The records that name, by name alone, the person behind a key; each with the keys of all of that name in it. */
export async function recordsNaming(
  db: QueryExecutorProvider,
  { journal, units }: { readonly journal: string; readonly units: readonly string[] | undefined },
  { person, limit }: { readonly person: string; readonly limit: number },
): Promise<readonly { readonly stream: string; readonly named: readonly string[] }[]> {
  const seen: Seen = (unit) => (units === undefined ? sql`true` : sql`${unit} = any(${[...units]})`)
  const { rows } = await sql<{ stream: string; named: string[] }>`
    select n.stream, array_agg(n.person::text order by n.person) as named
    from (${unresolved(journal, seen)}) n
    where n.name = (select name from person where journal = ${journal} and person = ${person}::uuid)
    group by n.stream
    order by n.stream
    limit ${limit}`.execute(db)
  return rows
}

/**
 * One row for each person in each record: `stream`, `person`, `name`, `firm`, `since`. Nearly everybody who is named is the
 * firm's officer. When somebody of a name was that is looked up once for each firm and name, and not for each record, of
 * which every year brings more. `lateral` looks things up by their keys, whatever Postgres knows of the tables right after an
 * import.
 */
function unresolved(journal: string, seen: Seen): RawBuilder<unknown> {
  return sql`
    with pair as materialized (
      select r.uscc, p.name, array_agg(r.stream) as streams, array_agg(r.person) as persons, array_agg(r.day) as days,
        array_agg(r.firm) as firms, array_agg(i.received_at) as since
      from (${named(journal)}) r
      cross join lateral (
        select name, import from person
        where journal = ${journal} and person = r.person and name is not null
        limit 1) p
      join import i on i.journal = ${journal} and i.import = p.import
      group by r.uscc, p.name
    ), waiting as materialized (
      select r.stream, r.person, pair.name, pair.uscc, r.day, r.firm, r.since
      from pair
      cross join lateral (${daysAsOfficer(journal)}) held
      cross join lateral unnest(pair.streams, pair.persons, pair.days, pair.firms, pair.since)
        as r (stream, person, day, firm, since)
      where (held.days @> r.day) is not true
    )
    select w.stream, w.person, w.name, coalesce(firm.firm_name, w.firm) as firm, w.since
    from waiting w
    ${firmOfRecord({ journal }, sql`w.uscc`, sql`w.day`)}
    where ${seen(sql`coalesce(firm.unit, 'unknown')`)}
      -- A person has said who that is, or that it is no officer.
      and not exists (
        select from event e
        where e.journal = ${journal} and e.stream = w.stream and e.type in ('NamedPersonIdentified', 'NamedPersonKept')
          and e.data::jsonb -> 'named' ? w.person::text)`
}

/** On which days somebody of the name of a `pair` looked after its firm, by whichever of its codes. */
function daysAsOfficer(journal: string): RawBuilder<unknown> {
  return sql`
    select range_agg(a.days * o.days) as days
    from assignment_1 a
    join officer_1 o on o.journal = a.journal and o.officer = a.officer and upper_inf(o.known)
    join person own on own.journal = o.journal and own.person = o.person and own.name = pair.name
    where a.journal = ${journal} and upper_inf(a.known)
      and a.uscc = any(pair.uscc || array(
        select other.code
        from enterprise_code_1 one
        join enterprise_code_1 other on other.journal = one.journal and other.stream = one.stream and upper_inf(other.known)
        where one.journal = ${journal} and one.code = pair.uscc and upper_inf(one.known)))`
}

/** Who stands in what record by name. An officer who is named so in a table of assignments is in the log alone. */
function named(journal: string): RawBuilder<unknown> {
  return sql`
    select 'visit-' || v.visit as stream, v.uscc, v.name as firm, v.on_day as day, told.person
    from visit_1 v
    cross join unnest(v.named) as told (person)
    where v.journal = ${journal} and upper_inf(v.known) and cardinality(v.named) > 0
    union all
    select 'demand-' || d.demand, d.uscc, d.name, d.raised_on, d.named
    from demand_1 d
    where d.journal = ${journal} and upper_inf(d.known) and d.named is not null and d.officer is null
    union all
    select m.stream, e.data ->> 'uscc', e.data ->> 'name', e.occurred_on, (e.data ->> 'named')::uuid
    from import_entry m
    cross join lateral (
      select type, data, occurred_on from event
      where journal = m.journal and stream = m.stream and version = m.version
      limit 1) e
    where e.type = 'OfficerNamed' and m.journal = ${journal} and m.made and starts_with(m.stream, 'assignment-')`
}
