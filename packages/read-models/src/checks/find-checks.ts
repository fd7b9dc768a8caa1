import { cityCode, isDay, type Check, type CheckEvent, type Day } from '@titian/domain'
import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely'
import { knownThen } from '../figures/figure-counts.ts'
import { firmOfRecord, type RecordSight } from '../visit-log/visit-sight.ts'
import { checkEventOf, type CheckData } from './check-rows.ts'

export type CheckStatus = Exclude<Check['status'], 'absent'>
export const runningChecks: readonly CheckStatus[] = ['open', 'recorded']

export interface ChecksAsked extends RecordSight {
  readonly journal: string
  /** Checks that were raised later are not there yet; the firm's unit is that of this day. */
  readonly asOf: Day
  readonly known?: number | undefined
  /** Whoever asks: those who have no 编号 are named by account. */
  readonly account: string
  readonly unit?: string | undefined
  readonly year?: number | undefined
  readonly statuses?: readonly CheckStatus[] | undefined
  readonly uscc?: string | undefined
  /** Only those in which whoever asks is named. */
  readonly mine?: boolean | undefined
  /** Only those that run and were raised so early that their review is over, by the rules that asked for them. */
  readonly late?: readonly { readonly rules: string; readonly through: Day }[] | undefined
}

export interface CheckLine {
  readonly check: string
  readonly uscc: string
  readonly name: string
  readonly unit: string
  readonly year: number
  readonly status: CheckStatus
  /** The two who go; null once the person was erased, or where nobody of that account is known. */
  readonly who: readonly { readonly who: string; readonly name: string | null }[]
  readonly raisedOn: Day
  readonly recordedOn: Day | null
  readonly recordedBy: string | null
  readonly concludedOn: Day | null
  readonly rules: string
  readonly triggers: readonly string[]
  readonly data: CheckData
}

export interface CheckPage {
  readonly count: number
  readonly items: readonly CheckLine[]
  readonly next: string | null
}

/** One page of 实地核查, the newest first. Undefined where the cursor is none of ours. */
export async function findChecks(
  db: QueryExecutorProvider,
  asked: ChecksAsked,
  { cursor, limit }: { readonly cursor: string | undefined; readonly limit: number },
): Promise<CheckPage | undefined> {
  const after = cursor === undefined ? undefined : readCursor(cursor)
  if (cursor !== undefined && !after) return undefined
  const place = after ? sql`(r.raised_on, r."check") < (${after.raisedOn}::date, ${after.check})` : sql`true`
  const found = await linesWhere(db, asked, sql`${filter(asked)} and ${place}`, limit + 1)
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from check_1 r
    ${firmOfRecord(asked, sql`r.uscc`, sql`${asked.asOf}::date`)}
    where ${filter(asked)}`.execute(db)
  const items = found.slice(0, limit)
  const last = found.length > limit ? items.at(-1) : undefined
  return { count: rows[0]?.count ?? 0, items, next: last ? writeCursor(last) : null }
}

/** One check; undefined where it is not in sight. */
export async function checkLine(
  db: QueryExecutorProvider,
  check: string,
  asked: ChecksAsked,
): Promise<CheckLine | undefined> {
  return (await linesWhere(db, asked, sql`${filter(asked)} and r."check" = ${check}`, 1))[0]
}

export interface CheckEventLine {
  readonly position: number
  readonly event: CheckEvent
  readonly occurredOn: Day
  readonly recordedAt: string
  readonly actor: string
}

/** All that was recorded of one check, in order. */
export async function checkEvents(
  db: QueryExecutorProvider,
  check: string,
  { journal, known }: Pick<ChecksAsked, 'journal' | 'known'>,
): Promise<readonly CheckEventLine[]> {
  const { rows } = await sql<{
    position: number
    type: string
    data: unknown
    occurredOn: Day
    recordedAt: Date
    actor: string
  }>`
    select position, type, data, occurred_on::text as "occurredOn", recorded_at as "recordedAt", actor
    from event
    where journal = ${journal} and stream = ${`check-${check}`}
      and ${known === undefined ? sql`true` : sql`position <= ${known}`}
    order by version`.execute(db)
  return rows.map(({ type, data, recordedAt, ...line }) => ({
    ...line,
    event: checkEventOf({ type, data, position: line.position }),
    recordedAt: recordedAt.toISOString(),
  }))
}

async function linesWhere(
  db: QueryExecutorProvider,
  asked: ChecksAsked,
  which: RawBuilder<unknown>,
  limit: number,
): Promise<readonly CheckLine[]> {
  const { journal, known, asOf } = asked
  const { rows } = await sql<CheckLine>`
    select r."check", r.uscc, coalesce(firm.firm_name, r.name) as name, coalesce(firm.unit, 'unknown') as unit, r.year,
      r.status, r.raised_on::text as "raisedOn", r.recorded_on::text as "recordedOn", r.recorded_by as "recordedBy",
      r.concluded_on::text as "concludedOn", r.rules, r.triggers, r.data, named.who
    from check_1 r
    ${firmOfRecord(asked, sql`r.uscc`, sql`${asOf}::date`)}
    cross join lateral (
      select coalesce(json_agg(json_build_object('who', told.who, 'name', coalesce(p.name, h.name)) order by told.place), '[]') as who
      from unnest(r.who) with ordinality as told (who, place)
      left join lateral (
        select o.person from officer_1 o
        where o.journal = ${journal} and o.officer = told.who and ${knownThen(known, 'o')}
        order by lower(o.days) desc nulls last
        limit 1) o on true
      left join person p on p.journal = ${journal} and p.person = o.person
      left join account_holder h on h.journal = ${journal} and h.account = told.who) named
    where ${which}
    order by r.raised_on desc, r."check" desc
    limit ${limit}`.execute(db)
  return rows
}

function filter(asked: ChecksAsked): RawBuilder<unknown> {
  const { journal, known, asOf, unit, year, statuses, uscc, mine, late } = asked
  const wanted = [
    sql`r.journal = ${journal}`,
    knownThen(known, 'r'),
    sql`r.raised_on <= ${asOf}::date`,
    inSight(asked),
    unit === undefined || unit === cityCode ? undefined : sql`coalesce(firm.unit, 'unknown') = ${unit}`,
    year === undefined ? undefined : sql`r.year = ${year}`,
    statuses === undefined ? undefined : sql`r.status = any(${[...statuses]})`,
    uscc === undefined
      ? undefined
      : sql`(r.uscc = ${uscc} or coded.stream in (
      select stream from enterprise_code_1 where journal = ${journal} and code = ${uscc} and ${knownThen(known)}))`,
    mine ? isNamed(asked) : undefined,
    late === undefined ? undefined : isLate(late),
  ].filter((condition) => condition !== undefined)
  return sql.join(wanted, sql` and `)
}

function inSight(asked: ChecksAsked): RawBuilder<unknown> {
  const { units, ownFirms = [] } = asked
  if (units === undefined) return sql`true`
  const ways = [
    units.length === 0 ? undefined : sql`coalesce(firm.unit, 'unknown') = any(${[...units]})`,
    ownFirms.length === 0 ? undefined : sql`coded.stream = any(${[...ownFirms]})`,
    isNamed(asked),
  ].filter((way) => way !== undefined)
  return sql`(${sql.join(ways, sql` or `)})`
}

function isNamed({ officers = [], account }: ChecksAsked): RawBuilder<unknown> {
  return sql`r.who && ${[...officers, account]}::text[]`
}

function isLate(late: NonNullable<ChecksAsked['late']>): RawBuilder<unknown> {
  const rules = late.map((each) => each.rules)
  const days = late.map((each) => each.through)
  return sql`(r.status = any(${[...runningChecks]}) and exists (
    select from unnest(${rules}::text[], ${days}::date[]) as over (rules, through)
    where over.rules = r.rules and r.raised_on <= over.through))`
}

type Place = Pick<CheckLine, 'raisedOn' | 'check'>

function writeCursor({ raisedOn, check }: Place): string {
  return Buffer.from(`${raisedOn} ${check}`).toString('base64url')
}

function readCursor(cursor: string): Place | undefined {
  const found = /^(\d{4}-\d{2}-\d{2}) (\S{1,80})$/.exec(Buffer.from(cursor, 'base64url').toString())
  const [, raisedOn, check] = found ?? []
  return raisedOn === undefined || check === undefined || !isDay(raisedOn) ? undefined : { raisedOn, check }
}
