import {
  cityCode,
  earlier,
  firstDayOf,
  lastDayOf,
  recordFigures,
  unknownUnit,
  type Day,
  type Effect,
} from '@titian/domain'
import type { ImportRecord } from '@titian/read-models'
import { sql, type RawBuilder } from 'kysely'
import type { ImportsDb } from './import-record.ts'

type Asked = { journal: string; id: string; from: Day; through: Day }

/**
 * What a figure counts, one line each: `record`, the firm's code `uscc` or the record's `own_unit`, the day `on_day` whose
 * unit it is counted in, whether it counts now and whether it would then.
 */
type Counting = (asked: Asked) => RawBuilder<unknown>

const countings: Readonly<Record<string, readonly { readonly code: string; readonly counted: Counting }[]>> = {
  officers: [{ code: 'officers', counted: officersServing }],
  assignments: [{ code: 'assignments', counted: firmsAssigned }],
  visits: [
    { code: 'visits', counted: visits },
    { code: 'visits.enterprises', counted: visits },
  ],
  demands: [
    { code: 'demands.raised', counted: demandsRaised },
    { code: 'demands.closed', counted: demandsClosed },
    { code: 'demands.open', counted: demandsOpen },
  ],
  // No figure counts who has done what.
  duties: [],
}

/** These count a firm once, whichever of its codes is written. */
const byFirm = new Set(['assignments', 'visits.enterprises'])

/** Whether a list is one of the officers' year, whose rows are counted here. */
export function countsFacts({ list }: Pick<ImportRecord, 'list'>): boolean {
  return list !== null && Object.hasOwn(countings, list.kind)
}

/** How officers, assignments, visits and demands of each unit would count if the rows were in, in each of some years. */
export async function effectOfFacts(
  db: ImportsDb,
  { journal, import: id, list }: ImportRecord,
  years: readonly number[],
  today: Day,
): Promise<Effect[]> {
  const effects: Effect[] = []
  for (const year of years) {
    const asked = { journal, id, from: firstDayOf(year), through: earlier(lastDayOf(year), today) }
    for (const { code, counted } of countings[list?.kind ?? ''] ?? []) {
      const name = recordFigures.find((figure) => figure.code === code)?.name ?? code
      for (const { unit, before, after } of await countByUnit(db, journal, counted(asked), byFirm.has(code))) {
        if (before === after) continue
        effects.push({ code, name, unit: unit ?? cityCode, period: String(year), before, after })
      }
    }
  }
  return effects
}

type Counts = { unit: string | null; before: number; after: number }

/** By unit, and (unit null) in the whole. Of a firm that is counted once, the first day decides the unit. */
async function countByUnit(
  db: ImportsDb,
  journal: string,
  counted: RawBuilder<unknown>,
  onceAFirm: boolean,
): Promise<Counts[]> {
  const thing = onceAFirm ? sql`coalesce(f.stream, c.uscc, c.record)` : sql`c.record`
  const { rows } = await sql<Counts>`
    with counted as (${counted}), placed as (
      select (array_agg(coalesce(f.unit, c.own_unit, ${unknownUnit}) order by c.on_day))[1] as unit,
        bool_or(c.before) as before, bool_or(c.after) as after
      from counted c
      left join lateral (
        select s.stream, s.unit
        from enterprise_code_1 e
        join enterprise_spell_1 s on s.journal = e.journal and s.stream = e.stream and upper_inf(s.known)
        where e.journal = ${journal} and e.code = c.uscc and upper_inf(e.known)
        order by s.days @> c.on_day desc, lower(s.days)
        limit 1) f on true
      group by ${thing})
    select unit, count(*) filter (where before) as before, count(*) filter (where after) as after
    from placed
    group by grouping sets ((unit), ())`.execute(db)
  return rows
}

function officersServing({ journal, id, through }: Asked): RawBuilder<unknown> {
  return sql`
    select officer as record, null::text as uscc, unit as own_unit, ${through}::date as on_day, true as before, true as after
    from officer_1
    where journal = ${journal} and upper_inf(known) and days @> ${through}::date
    union all
    select fact -> 'data' ->> 'officer', null, unit, ${through}::date, false, true
    from ${rowsOf({ journal, id })}
    where coalesce((fact -> 'data' ->> 'from')::date, occurred_on) <= ${through}::date`
}

function firmsAssigned({ journal, id, through }: Asked): RawBuilder<unknown> {
  return sql`
    select stream as record, uscc, null::text as own_unit, ${through}::date as on_day, true as before, true as after
    from assignment_1
    where journal = ${journal} and upper_inf(known) and days @> ${through}::date
    union all
    select stream, uscc, null, ${through}::date, false, true
    from ${rowsOf({ journal, id })}
    where occurred_on <= ${through}::date and fact ->> 'type' = 'OfficerAssigned'`
}

function visits({ journal, id, from, through }: Asked): RawBuilder<unknown> {
  return sql`
    select 'visit-' || visit as record, uscc, null::text as own_unit, on_day, true as before, true as after
    from visit_1
    where journal = ${journal} and upper_inf(known) and on_day between ${from}::date and ${through}::date
    union all
    select stream, uscc, null, occurred_on, false, true
    from ${rowsOf({ journal, id })}
    where occurred_on between ${from}::date and ${through}::date`
}

function demandsRaised(asked: Asked): RawBuilder<unknown> {
  return sql`
    select record, uscc, null::text as own_unit, raised as on_day,
      coalesce(${within(sql`raised_on`, asked)}, false) as before, ${within(sql`raised`, asked)} as after
    from (${demands(asked)}) as d`
}

function demandsClosed(asked: Asked): RawBuilder<unknown> {
  return sql`
    select record, uscc, null::text as own_unit, coalesce(closed, raised) as on_day,
      coalesce(${within(sql`closed_on`, asked)}, false) as before, coalesce(${within(sql`closed`, asked)}, false) as after
    from (${demands(asked)}) as d`
}

function demandsOpen(asked: Asked): RawBuilder<unknown> {
  return sql`
    select record, uscc, null::text as own_unit, ${asked.through}::date as on_day,
      coalesce(${openOn(sql`raised_on`, sql`closed_on`, asked)}, false) as before,
      ${openOn(sql`raised`, sql`closed`, asked)} as after
    from (${demands(asked)}) as d`
}

/** Each demand as it is, and as it would be: a row that closes it closes it, one that has it less far changes nothing. */
function demands({ journal, id }: Asked): RawBuilder<unknown> {
  return sql`
    select coalesce(r.demand, d.demand) as record, coalesce(r.uscc, d.uscc) as uscc, d.raised_on, d.closed_on,
      coalesce(r.raised, d.raised_on) as raised, coalesce(r.closed, d.closed_on) as closed
    from (
      select demand, uscc, raised_on, closed_on
      from demand_1
      where journal = ${journal} and upper_inf(known)) as d
    full join (
      select substr(stream, 8) as demand, max(uscc) as uscc, max(occurred_on) as raised,
        max(case when fact -> 'data' ->> 'status' = 'closed'
          then coalesce((fact -> 'data' ->> 'closedOn')::date, occurred_on) end) as closed
      from ${rowsOf({ journal, id })}
      group by stream) as r on r.demand = d.demand`
}

function within(day: RawBuilder<unknown>, { from, through }: Asked): RawBuilder<unknown> {
  return sql`${day} between ${from}::date and ${through}::date`
}

function openOn(raised: RawBuilder<unknown>, closed: RawBuilder<unknown>, { through }: Asked): RawBuilder<unknown> {
  return sql`(${raised} <= ${through}::date and coalesce(${closed} > ${through}::date, true))`
}

/** The rows that would be in. */
function rowsOf({ journal, id }: Pick<Asked, 'journal' | 'id'>): RawBuilder<unknown> {
  return sql`(
    select stream, uscc, unit, fact, occurred_on
    from import_row
    where journal = ${journal} and import = ${id} and outcome in ('new', 'changed') and fact is not null) as i`
}
