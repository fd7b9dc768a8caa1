import {
  plusDays,
  stockDay,
  unknownUnit,
  type ClosingCode,
  type Day,
  type DemandMoment,
  type Period,
  type RecordSelection,
  type unstated,
} from '@titian/domain'
import { sql, type RawBuilder } from 'kysely'
import { knownThen, type Asked } from './asked.ts'

type When = Pick<Asked, 'journal' | 'asOf' | 'known'> & { readonly period: Period }

/**
 * The facts of a figure over records, in the columns of figure_fact_1: `stream` is the firm where the record's code finds
 * one, else the record itself; `key` is the record. Every row counts, in the unit that answered for the firm on that day.
 */
export function recordFacts(selection: RecordSelection, when: When): RawBuilder<unknown> {
  const facts = factsOf(selection, when)
  return sql`(
    select ${when.journal}::text as journal, coalesce(f.stream, r.record) as stream, r.record as key,
      coalesce(f.unit, r.own_unit, ${unknownUnit}) as unit, r.on_day as from_day, r.why
    from (${facts}) r
    left join lateral (${firmOn(when)}) f on true)`
}

/** The firm that a code means and its unit on a day: the spell of that day, else the firm's first. */
function firmOn({ journal, known }: When): RawBuilder<unknown> {
  return sql`
    select s.stream, s.unit
    from enterprise_code_1 c
    join enterprise_spell_1 s on s.journal = c.journal and s.stream = c.stream and ${knownThen(known, 's')}
    where c.journal = ${journal} and c.code = r.uscc and ${knownThen(known, 'c')}
    order by s.days @> r.on_day desc, lower(s.days)
    limit 1`
}

function factsOf(selection: RecordSelection, when: When): RawBuilder<unknown> {
  switch (selection.of) {
    case 'officers':
      return officers(when)
    case 'assignments':
      return selection.visited ? visitedAssignments(when) : assignments(when)
    case 'visits':
      return selection.once ? visitedFirms(when) : visits(when, selection.only)
    case 'demands':
      return selection.at === 'open'
        ? openDemands(when, selection)
        : demands(when, selection.at, selection.at === 'closed' ? selection.code : undefined)
  }
}

function officers({ journal, known, period, asOf }: When): RawBuilder<unknown> {
  const day = stockDay(period, asOf)
  return sql`
    select 'officer-' || officer as record, null::text as uscc, unit as own_unit, lower(days) as on_day, why
    from officer_1
    where journal = ${journal} and ${knownThen(known)} and days @> ${day}::date`
}

/** One row a firm: codes of one firm may each have an assignment, the newest counts. */
function assignments({ journal, known, period, asOf }: When): RawBuilder<unknown> {
  const day = stockDay(period, asOf)
  return sql`
    select distinct on (coalesce(c.stream, a.stream)) a.stream as record, a.uscc, null::text as own_unit,
      ${day}::date as on_day, a.why
    from assignment_1 a
    left join enterprise_code_1 c on c.journal = a.journal and c.code = a.uscc and ${knownThen(known, 'c')}
    where a.journal = ${journal} and ${knownThen(known, 'a')} and a.days @> ${day}::date
    order by coalesce(c.stream, a.stream), lower(a.days) desc, a.stream`
}

function visitedAssignments(when: When): RawBuilder<unknown> {
  const { journal, known, period, asOf } = when
  return sql`
    select a.record, a.uscc, a.own_unit, a.on_day, a.why || v.why as why
    from (${assignments(when)}) a
    cross join lateral (
      select array_agg(position order by position) as why
      from visit_1 v
      cross join unnest(v.why) as position
      where v.journal = ${journal} and ${knownThen(known, 'v')}
        and v.on_day between ${period.from}::date and ${stockDay(period, asOf)}::date
        and v.uscc in (
          select other.code
          from enterprise_code_1 own
          join enterprise_code_1 other on other.journal = own.journal and other.stream = own.stream and ${knownThen(known, 'other')}
          where own.journal = ${journal} and own.code = a.uscc and ${knownThen(known, 'own')}
          union all
          select a.uscc)) v
    where v.why is not null`
}

function visitsOf({ journal, known, period, asOf }: When): RawBuilder<boolean> {
  return sql`journal = ${journal} and ${knownThen(known)}
    and on_day between ${period.from}::date and ${stockDay(period, asOf)}::date`
}

function visits(when: When, only: 'on-site' | 'campaign' | 'solved' | undefined): RawBuilder<unknown> {
  const wanted = {
    'on-site': sql`mode = 'on-site'`,
    campaign: sql`campaign is not null`,
    solved: sql`solved`,
    all: sql`true`,
  }[only ?? 'all']
  return sql`
    select 'visit-' || visit as record, uscc, null::text as own_unit, on_day, why
    from visit_1
    where ${visitsOf(when)} and ${wanted}`
}

/** Each firm once, at its first visit of the period, with the events of all of them. */
function visitedFirms(when: When): RawBuilder<unknown> {
  return sql`
    select min(record) as record, (array_agg(uscc order by on_day, record))[1] as uscc, null::text as own_unit,
      min(on_day) as on_day, array_agg(distinct position order by position) as why
    from (
      select v.record, v.uscc, v.on_day, v.why, coalesce(c.stream, v.uscc, 'named ' || v.name) as firm
      from (select 'visit-' || visit as record, uscc, name, on_day, why from visit_1 where ${visitsOf(when)}) v
      left join lateral (
        select stream from enterprise_code_1
        where journal = ${when.journal} and code = v.uscc and ${knownThen(when.known)}
        limit 1) c on true) each
    cross join unnest(each.why) as position
    group by firm`
}

/** 办结 of the period that still stands then; of all else the first in the period, so that a demand counts once. */
function demands(
  { journal, known, period, asOf }: When,
  at: Exclude<DemandMoment, 'open'>,
  code?: ClosingCode | typeof unstated,
): RawBuilder<unknown> {
  const through = stockDay(period, asOf)
  const stands = at === 'closed' ? sql`days @> ${through}::date` : sql`true`
  return sql`
    select distinct on (demand) 'demand-' || demand as record, uscc, null::text as own_unit, lower(days) as on_day, why
    from demand_fact_1
    where journal = ${journal} and ${knownThen(known)} and moment = ${at}
      and ${code === undefined ? sql`true` : sql`key = ${code}`}
      and lower(days) between ${period.from}::date and ${through}::date and ${stands}
    order by demand, lower(days)`
}

/** 在办 on the day; where its age or its clocks are asked for, those that it had on that day. */
function openDemands(
  { journal, known, period, asOf }: When,
  { aged, clocks }: Extract<RecordSelection, { readonly at: 'open' }>,
): RawBuilder<unknown> {
  const day = stockDay(period, asOf)
  const then = sql`
    select why, raised_on, ${isOverdueOn(day)} as overdue, listed and reopened = 0 as untimed
    from demand_spell_1
    where journal = ${journal} and demand = f.demand and ${knownThen(known)}
    order by days @> ${day}::date desc, lower(days)
    limit 1`
  // A demand of a list has no clock until it is reopened here.
  const asked = clocks === undefined ? sql`true` : clocks === 'overdue' ? sql`s.overdue` : sql`s.untimed`
  const raised = aged && {
    first: aged.through === undefined ? sql`true` : sql`s.raised_on >= ${plusDays(day, -aged.through)}::date`,
    last: sql`s.raised_on <= ${plusDays(day, -aged.from)}::date`,
  }
  return sql`
    select 'demand-' || f.demand as record, f.uscc, null::text as own_unit, ${day}::date as on_day,
      ${clocks ? sql`array(select distinct unnest(f.why || s.why) order by 1)` : sql`f.why`} as why
    from demand_fact_1 f
    ${aged || clocks ? sql`cross join lateral (${then}) s` : sql``}
    where f.journal = ${journal} and ${knownThen(known, 'f')} and f.moment = 'open' and f.days @> ${day}::date
      and ${raised ? sql`${raised.first} and ${raised.last}` : sql`true`} and ${asked}`
}

/** A clock that ran out before the day, in a row of demand_spell_1. One that stands still within its limit has no due day. */
function isOverdueOn(day: Day): RawBuilder<boolean> {
  return sql`coalesce(solve_due < ${day}::date, false)
    or (accepted_on is null and coalesce(respond_due < ${day}::date, false))`
}
