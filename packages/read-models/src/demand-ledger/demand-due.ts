import type { Day } from '@titian/domain'
import { sql, type RawBuilder } from 'kysely'

/**
 * What of a demand is due first on a day: the next step, the clock that runs, or the earliest milestone that is not
 * reached; of one that was closed as C5, the day to look at it again. Of rows `d` of demand_1 and `r` of demand_spell_1.
 */
export function dueOf(day: Day): RawBuilder<unknown> {
  return sql`case
    when r.open then least(r.next_due, r.solve_due, case when r.accepted_on is null then r.respond_due end,
      ${milestoneDueOn(day)})
    when ${isTracked(sql.ref('r'))} then r.next_due end`
}

/** 条件暂不具备（长期跟踪）: closed, and still promised to be looked at, until it is reopened or filed. */
export function isTracked(row: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`(${row}.closing_code = 'C5' and ${row}.state <> 'archived')`
}

/** The day of the earliest milestone of a demand `d` that was not reached by the day. */
export function milestoneDueOn(day: Day): RawBuilder<unknown> {
  return sql`(select (m.step ->> 'due')::date from (${milestonesOpenOn(day)}) m limit 1)`
}

/** `step`: the milestones of a demand `d` that were not reached by the day, the earliest first. */
export function milestonesOpenOn(day: Day): RawBuilder<unknown> {
  return sql`
    select step
    from json_array_elements(d.data -> 'milestones') step
    where coalesce((step ->> 'reachedOn')::date > ${day}::date, true)
    order by step ->> 'due'`
}
