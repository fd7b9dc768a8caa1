import {
  applicationStages,
  earlier,
  firstDayOf,
  lastDayOf,
  plusDays,
  type ApplicationStage,
  type Day,
} from '@titian/domain'
import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely'
import { knownThen, type Asked } from '../figures/figure-counts.ts'

type AskedHere = Pick<Asked, 'journal' | 'asOf' | 'known' | 'units'>

/** A firm that would change a figure, and why. */
export interface FirmBehind<Reason extends string> {
  readonly stream: string
  readonly uscc: string
  readonly name: string
  readonly unit: string
  readonly reason: Reason
  /** Since when it is so. */
  readonly since: Day
}

/**
 * 高新技术企业 whose certificate ran out in the year (`ran-out`; from 31 December on `lapsed`) or will by its end
 * (`runs-out`, since the first day without), and that hold no newer one.
 */
export async function renewalsDue(
  db: QueryExecutorProvider,
  asked: AskedHere,
  year: number,
): Promise<readonly FirmBehind<'lapsed' | 'ran-out' | 'runs-out'>[]> {
  const day = earlier(asked.asOf, lastDayOf(year))
  const { rows } = await sql<FirmBehind<'lapsed' | 'ran-out' | 'runs-out'>>`
    with due as (
      select f.stream, f.unit, 'ran-out' as reason, lower(f.days) as since
      from figure_fact_1 f
      where ${facts('f', 'high-tech.pending', asked)} and f.days @> ${day}::date
      union all
      select f.stream, f.unit, 'lapsed', lower(f.days)
      from figure_fact_1 f
      where ${facts('f', 'high-tech.lapsed', asked)} and lower(f.days) between ${firstDayOf(year)}::date and ${day}::date
        and not exists (
          select from figure_fact_1 v
          where ${facts('v', 'high-tech.valid', asked)} and v.stream = f.stream and v.days @> ${day}::date)
      union all
      select f.stream, f.unit, 'runs-out', lower(f.days)
      from figure_fact_1 f
      where ${facts('f', 'high-tech.expiring', asked)} and lower(f.days) between ${plusDays(day, 1)}::date and ${lastDayOf(year)}::date)
    ${named('due', asked)}`.execute(db)
  return rows
}

/** 科技型中小企业评价: its limits, as far as our lists know them; assets (2 亿元) they do not. */
const limits = { employees: 500, revenue: 20_000 }

/**
 * Firms that could still enter the year's 科技型中小企业: `not-again`, entered the year before and not this year;
 * `should-enter` (应入未入), a valid 高新技术企业 within the limits of size that has no number of the year.
 */
export async function notYetRegistered(
  db: QueryExecutorProvider,
  asked: AskedHere,
  year: number,
): Promise<readonly FirmBehind<'not-again' | 'should-enter'>[]> {
  const day = earlier(asked.asOf, lastDayOf(year))
  const { rows } = await sql<FirmBehind<'not-again' | 'should-enter'>>`
    with registered as (
      select f.stream, lower(f.days) as day
      from figure_fact_1 f
      where ${facts('f', 'tech-sme.registered', { ...asked, units: undefined })}
        and lower(f.days) between ${firstDayOf(year - 1)}::date and ${day}::date
    ), missing as (
      select f.stream, f.unit, 'not-again' as reason, ${firstDayOf(year)}::date as since
      from figure_fact_1 f
      where ${facts('f', 'enterprises', asked)} and f.days @> ${day}::date
        and f.stream in (select stream from registered where day < ${firstDayOf(year)}::date)
      union all
      select f.stream, f.unit, 'should-enter', greatest(lower(f.days), ${firstDayOf(year)}::date)
      from figure_fact_1 f
      cross join lateral (
        select employees, revenue
        from enterprise_1
        where journal = ${asked.journal} and stream = f.stream and ${knownThen(asked.known)}
        limit 1) e
      where ${facts('f', 'high-tech.valid', asked)} and f.days @> ${day}::date
        and e.employees <= ${limits.employees} and e.revenue <= ${limits.revenue}
    ), due as (
      select distinct on (stream) *
      from missing
      where stream not in (select stream from registered where day >= ${firstDayOf(year)}::date)
      -- A firm that is both is asked to come again.
      order by stream, reason)
    ${named('due', asked)}`.execute(db)
  return rows
}

/** 在途高企申报: begun and not publicised, with the step that each has reached and the day on which it did. */
export async function applicationsOpen(
  db: QueryExecutorProvider,
  asked: AskedHere,
  year: number,
): Promise<readonly FirmBehind<ApplicationStage>[]> {
  const day = earlier(asked.asOf, lastDayOf(year))
  const { rows } = await sql<FirmBehind<ApplicationStage>>`
    with due as (
      select o.stream, o.unit, f.key as reason, lower(f.days) as since
      from figure_fact_1 o
      cross join lateral (
        select f.key, f.days
        from figure_fact_1 f
        where ${facts('f', 'applications.steps', { ...asked, units: undefined })} and f.stream = o.stream
          and lower(f.days) between ${firstDayOf(year)}::date and ${day}::date
        order by array_position(${[...applicationStages]}::text[], f.key) desc
        limit 1) f
      where ${facts('o', 'applications.open', asked)} and o.days @> ${day}::date)
    ${named('due', asked)}`.execute(db)
  return rows
}

/** 待认定公布: publicised in the year and not recognised since, with the day of 公示; what stands nearest to being counted. */
export async function recognitionsAwaited(
  db: QueryExecutorProvider,
  asked: AskedHere,
  year: number,
): Promise<readonly FirmBehind<'publicised'>[]> {
  const day = earlier(asked.asOf, lastDayOf(year))
  const everywhere = { ...asked, units: undefined }
  const { rows } = await sql<FirmBehind<'publicised'>>`
    with due as (
      select f.stream, f.unit, f.key as reason, lower(f.days) as since
      from figure_fact_1 f
      where ${facts('f', 'applications.steps', asked)} and f.key = 'publicised'
        and lower(f.days) between ${firstDayOf(year)}::date and ${day}::date
        and not exists (
          select from figure_fact_1 n
          where ${facts('n', 'high-tech.new', everywhere)} and n.stream = f.stream
            and lower(n.days) between ${firstDayOf(year)}::date and ${day}::date)
        and not exists (
          select from figure_fact_1 r
          where ${facts('r', 'high-tech.renewed', everywhere)} and r.stream = f.stream
            and lower(r.days) between ${firstDayOf(year)}::date and ${day}::date))
    ${named('due', asked)}`.execute(db)
  return rows
}

function facts(alias: string, code: string, asked: AskedHere): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql`${column('journal')} = ${asked.journal} and ${column('code')} = ${code} and ${knownAs(alias, asked)}
    and ${asked.units === undefined ? sql`true` : sql`${column('unit')} = any(${[...asked.units]})`}`
}

function knownAs(alias: string, { known }: AskedHere): RawBuilder<unknown> {
  const column = sql.ref(`${alias}.known`)
  return known === undefined ? sql`upper_inf(${column})` : sql`${column} @> ${known}::bigint`
}

/**
 * The firms by the names of the day, in the order in which people look for them. `lateral` with `limit` looks each up by
 * its stream: right after an import Postgres knows nothing of the tables yet, and would join them the wrong way round.
 */
function named(due: string, asked: AskedHere): RawBuilder<unknown> {
  return sql`
    select d.stream, s.uscc, s.name, d.unit, d.reason, d.since::text as since
    from ${sql.table(due)} d
    cross join lateral (
      select uscc, name, name_order
      from enterprise_spell_1
      where journal = ${asked.journal} and stream = d.stream and ${knownThen(asked.known)} and days @> ${asked.asOf}::date
      limit 1) s
    order by d.since, s.name_order, d.stream`
}
