import {
  cityCode,
  earlier,
  findFigure,
  firstDayOf,
  lastDayOf,
  unknownUnit,
  type Day,
  type Effect,
} from '@titian/domain'
import type { ImportRecord } from '@titian/read-models'
import { sql, type RawBuilder } from 'kysely'
import type { ImportsDb } from './import-record.ts'

type Asked = { journal: string; id: string; from: Day; through: Day }
type Counting = (asked: Asked) => RawBuilder<unknown>

/** What the officers' lists move, by the figure that counts it: one line for each thing, whether it counts now, and then. */
const countings: Readonly<Record<string, readonly { readonly code: string; readonly counted: Counting }[]>> = {
  officers: [{ code: 'officers', counted: officersServing }],
  assignments: [{ code: 'assignments', counted: firmsAssigned }],
  visits: [
    { code: 'visits', counted: visitsPaid },
    { code: 'visits.enterprises', counted: firmsVisited },
  ],
  demands: [
    { code: 'demands.raised', counted: (asked) => demands(asked, (raised) => within(raised, asked)) },
    { code: 'demands.closed', counted: (asked) => demands(asked, (_, closed) => within(closed, asked)) },
    { code: 'demands.open', counted: (asked) => demands(asked, (raised, closed) => openOn(raised, closed, asked)) },
  ],
}

const names: Readonly<Record<string, string>> = {
  officers: '科技服务员',
  assignments: '已结对企业',
  visits: '走访',
  'visits.enterprises': '走访企业',
  'demands.raised': '需求提出数',
  'demands.closed': '需求办结数',
  'demands.open': '未办结需求',
}

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
      const { rows } = await sql<{ unit: string; before: number; after: number }>`
        with unit_of as (
          select distinct on (c.code) c.code, s.stream, s.unit
          from enterprise_code_1 c
          join enterprise_spell_1 s
            on s.journal = c.journal and s.stream = c.stream and upper_inf(s.known) and upper_inf(s.days)
          where c.journal = ${journal} and upper_inf(c.known)
          order by c.code, s.stream
        ), counted as (${counted(asked)})
        select unit, count(*) filter (where before) as before, count(*) filter (where after) as after
        from counted
        group by grouping sets ((unit), ())`.execute(db)
      for (const { unit, before, after } of rows.filter((row) => row.before !== row.after)) {
        const name = findFigure(code)?.name ?? names[code] ?? code
        effects.push({ code, name, unit: unit ?? cityCode, period: String(year), before, after })
      }
    }
  }
  return effects
}

function officersServing({ journal, id, through }: Asked): RawBuilder<unknown> {
  return sql`
    select coalesce(max(unit) filter (where row), max(unit), ${unknownUnit}) as unit, not bool_and(row) as before, true as after
    from (
      select officer, unit, false as row
      from officer_1
      where journal = ${journal} and upper_inf(known) and days @> ${through}::date
      union all
      select fact -> 'data' ->> 'officer', unit, true
      from ${rowsOf({ journal, id })}
      where coalesce((fact -> 'data' ->> 'from')::date, occurred_on) <= ${through}::date) as o
    group by officer`
}

function firmsAssigned({ journal, id, through }: Asked): RawBuilder<unknown> {
  return byFirm(sql`
    select uscc, true as before
    from assignment_1
    where journal = ${journal} and upper_inf(known) and days @> ${through}::date
    union all
    select uscc, false
    from ${rowsOf({ journal, id })}
    where occurred_on <= ${through}::date and fact ->> 'type' = 'OfficerAssigned'`)
}

function firmsVisited(asked: Asked): RawBuilder<unknown> {
  return byFirm(sql`select uscc, before from (${visits(asked)}) as v`)
}

function visitsPaid(asked: Asked): RawBuilder<unknown> {
  return sql`
    select coalesce(u.unit, ${unknownUnit}) as unit, bool_or(v.before) as before, true as after
    from (${visits(asked)}) as v
    left join unit_of u on u.code = v.uscc
    group by v.visit, u.unit`
}

function visits({ journal, id, from, through }: Asked): RawBuilder<unknown> {
  return sql`
    select visit, uscc, true as before
    from visit_1
    where journal = ${journal} and upper_inf(known) and on_day between ${from}::date and ${through}::date
    union all
    select substr(stream, 7), uscc, false
    from ${rowsOf({ journal, id })}
    where occurred_on between ${from}::date and ${through}::date`
}

/** A firm of several codes is one. */
function byFirm(firms: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select coalesce(u.unit, ${unknownUnit}) as unit, bool_or(f.before) as before, true as after
    from (${firms}) as f
    left join unit_of u on u.code = f.uscc
    group by coalesce(u.stream, f.uscc), u.unit`
}

type Judge = (raised: RawBuilder<unknown>, closed: RawBuilder<unknown>) => RawBuilder<unknown>

/** A row that closes a demand closes it; one that has it less far changes nothing. */
function demands({ journal, id }: Asked, judge: Judge): RawBuilder<unknown> {
  return sql`
    select coalesce(u.unit, ${unknownUnit}) as unit,
      coalesce(${judge(sql`d.raised_on`, sql`d.closed_on`)}, false) as before,
      coalesce(${judge(sql`coalesce(r.raised, d.raised_on)`, sql`coalesce(r.closed, d.closed_on)`)}, false) as after
    from (
      select demand, uscc, raised_on, closed_on
      from demand_1
      where journal = ${journal} and upper_inf(known)) as d
    full join (
      select substr(stream, 8) as demand, max(uscc) as uscc, max(occurred_on) as raised,
        max(case when fact -> 'data' ->> 'status' = 'closed'
          then coalesce((fact -> 'data' ->> 'closedOn')::date, occurred_on) end) as closed
      from ${rowsOf({ journal, id })}
      group by stream) as r on r.demand = d.demand
    left join unit_of u on u.code = coalesce(r.uscc, d.uscc)`
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
