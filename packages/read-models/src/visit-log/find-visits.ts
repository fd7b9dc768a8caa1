import { cityCode, isDay, type Day, type VisitMode, type VisitPurpose, type VisitResult } from '@titian/domain'
import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely'
import { knownThen } from '../figures/figure-counts.ts'
import { firmOfRecord, visitsInSight, wasThere, type RecordSight } from './visit-sight.ts'

export interface VisitsAsked extends RecordSight {
  readonly journal: string
  /** Visits of later days have not been paid yet. */
  readonly asOf: Day
  readonly known?: number | undefined
  /** The unit that answered for the firm on the day; the city's code means all of them. */
  readonly unit?: string | undefined
  readonly officer?: string | undefined
  /** Any code of the firm. */
  readonly uscc?: string | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly mode?: VisitMode | undefined
  readonly campaign?: string | undefined
  readonly meeting?: string | undefined
  /** 补录. */
  readonly backfilled?: boolean | undefined
  /** 当场解决. */
  readonly solved?: boolean | undefined
}

/** Who was there. A name that is that of the firm's officer on the day is that officer; any other is kept as written. */
export interface Visitor {
  readonly officer: string | null
  /** Null once the person was erased. */
  readonly name: string | null
}

export interface VisitLine {
  readonly visit: string
  readonly on: Day
  readonly uscc: string | null
  /** As known by its code on the day, else as written. */
  readonly name: string
  readonly unit: string
  readonly mode: VisitMode
  readonly purposes: readonly VisitPurpose[]
  readonly results: readonly VisitResult[]
  readonly visitors: readonly Visitor[]
  readonly campaign: string | null
  readonly meeting: string | null
  readonly solved: boolean
  readonly solvedText: string | null
  readonly demands: number
  readonly note: string | null
  readonly nextVisitOn: Day | null
  readonly backfilled: boolean
  /** A row of a list says it, and nobody else. */
  readonly listed: boolean
}

export interface VisitPage {
  readonly count: number
  readonly items: readonly VisitLine[]
  readonly next: string | null
}

/** One page of the visits, the newest day first, and how many there are. Undefined where the cursor is none of ours. */
export async function findVisits(
  db: QueryExecutorProvider,
  { cursor, limit, ...asked }: VisitsAsked & { readonly cursor?: string | undefined; readonly limit: number },
): Promise<VisitPage | undefined> {
  const after = cursor === undefined ? undefined : readCursor(cursor)
  if (cursor !== undefined && !after) return undefined
  const found = await linesAfter(db, asked, after, limit + 1)
  const count = await countVisits(db, asked)
  const items = found.slice(0, limit)
  const last = found.length > limit ? items.at(-1) : undefined
  return { count, items, next: last ? writeCursor(last) : null }
}

/** Every visit that the same question finds, in its order: for an export of the whole filtered set. */
export async function* eachVisit(
  db: QueryExecutorProvider,
  asked: VisitsAsked,
  pageLength = 1000,
): AsyncGenerator<VisitLine> {
  let after: Place | undefined
  for (;;) {
    const found = await linesAfter(db, asked, after, pageLength)
    yield* found
    after = found.at(-1)
    if (!after || found.length < pageLength) return
  }
}

type Place = Pick<VisitLine, 'on' | 'visit'>

async function countVisits(db: QueryExecutorProvider, asked: VisitsAsked): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from visit_1 v
    ${asksForFirm(asked) ? firmOfRecord(asked, sql`v.uscc`, sql`v.on_day`) : sql``}
    where ${filter(asked)}`.execute(db)
  return rows[0]?.count ?? 0
}

async function linesAfter(
  db: QueryExecutorProvider,
  asked: VisitsAsked,
  after: Place | undefined,
  limit: number,
): Promise<readonly VisitLine[]> {
  const page = sql`
    select v.*, coded.stream, firm.firm_name, firm.unit
    from visit_1 v
    ${firmOfRecord(asked, sql`v.uscc`, sql`v.on_day`)}
    where ${filter(asked)} and ${after ? sql`(v.on_day, v.visit) < (${after.on}::date, ${after.visit})` : sql`true`}
    order by v.on_day desc, v.visit desc
    limit ${limit}`
  return lines(db, page, asked)
}

/** One visit as it reads, or last read before it was taken back; undefined where it is not in sight. */
export async function visitLine(
  db: QueryExecutorProvider,
  visit: string,
  asked: Pick<VisitsAsked, 'journal' | 'known' | keyof RecordSight>,
): Promise<VisitLine | undefined> {
  const { journal, known } = asked
  const newest = sql`
    select v.*, coded.stream, firm.firm_name, firm.unit
    from (
      select *
      from visit_1
      where journal = ${journal} and visit = ${visit} and ${known === undefined ? sql`true` : sql`lower(known) <= ${known}`}
      order by lower(known) desc
      limit 1) v
    ${firmOfRecord(asked, sql`v.uscc`, sql`v.on_day`)}
    where ${visitsInSight(asked, asked)}`
  return (await lines(db, newest, asked))[0]
}

async function lines(
  db: QueryExecutorProvider,
  page: RawBuilder<unknown>,
  asked: Pick<VisitsAsked, 'journal' | 'known'>,
): Promise<readonly VisitLine[]> {
  const { rows } = await sql<VisitLine>`
    with page as materialized (${page})
    select v.visit, v.on_day::text as on, v.uscc, coalesce(v.firm_name, v.name) as name, coalesce(v.unit, 'unknown') as unit,
      v.mode, v.purposes, v.results, v.campaign, v.meeting, v.solved, v.data -> 'solvedOnTheSpot' ->> 'text' as "solvedText",
      coalesce(json_array_length(v.data -> 'demands'), 0) as demands, v.data ->> 'note' as note,
      v.next_visit_on::text as "nextVisitOn", v.backfilled, v.listed, there.visitors
    from page v
    ${visitorsOf(asked)}
    order by v.on_day desc, v.visit desc`.execute(db)
  return rows
}

/** The visitors of visits `v` that have their firm's `stream`, in the order in which they were written. */
function visitorsOf({ journal, known }: Pick<VisitsAsked, 'journal' | 'known'>): RawBuilder<unknown> {
  const serving = sql`
    o.journal = ${journal} and o.days @> v.on_day and ${knownThen(known, 'o')}`
  return sql`
    cross join lateral (
      select coalesce(json_agg(json_build_object('officer', one.officer, 'name', one.name) order by one.place), '[]') as visitors
      from (
        select told.place, told.officer, p.name
        from unnest(v.officers) with ordinality as told (officer, place)
        left join lateral (
          select o.person from officer_1 o
          where o.journal = ${journal} and o.officer = told.officer and ${knownThen(known, 'o')}
          order by o.days @> v.on_day desc, lower(o.days) desc
          limit 1) o on true
        left join person p on p.journal = ${journal} and p.person = o.person
        union all
        select 1000 + told.place, accountable.officer, written.name
        from unnest(v.named) with ordinality as told (person, place)
        left join person written on written.journal = ${journal} and written.person = told.person
        left join lateral (
          select a.officer
          from assignment_1 a
          join officer_1 o on o.officer = a.officer and ${serving}
          join person own on own.journal = ${journal} and own.person = o.person and own.name = written.name
          where a.journal = ${journal} and a.days @> v.on_day and ${knownThen(known, 'a')}
            and (a.uscc = v.uscc or a.uscc in (
              select c.code from enterprise_code_1 c
              where c.journal = ${journal} and c.stream = v.stream and ${knownThen(known, 'c')}))
          order by lower(a.days) desc
          limit 1) accountable on true) one) there`
}

function filter(asked: VisitsAsked): RawBuilder<unknown> {
  const { journal, known, asOf, unit, officer, uscc, from, to, mode, campaign, meeting, backfilled, solved } = asked
  const wanted = [
    sql`v.journal = ${journal}`,
    knownThen(known, 'v'),
    sql`v.on_day <= ${asOf}::date`,
    visitsInSight(asked, { journal, known }),
    namesUnit({ unit }) ? sql`coalesce(firm.unit, 'unknown') = ${unit}` : undefined,
    officer === undefined ? undefined : wasThere([officer], { journal, known }),
    uscc === undefined ? undefined : isOfFirm(uscc, { journal, known }),
    from === undefined ? undefined : sql`v.on_day >= ${from}::date`,
    to === undefined ? undefined : sql`v.on_day <= ${to}::date`,
    mode === undefined ? undefined : sql`v.mode = ${mode}`,
    campaign === undefined ? undefined : sql`v.campaign = ${campaign}`,
    meeting === undefined ? undefined : sql`v.meeting = ${meeting}`,
    backfilled === undefined ? undefined : sql`v.backfilled = ${backfilled}`,
    solved === undefined ? undefined : sql`v.solved = ${solved}`,
  ].filter((condition) => condition !== undefined)
  return sql.join(wanted, sql` and `)
}

/** Of the whole city nothing need be known of the firms. */
function asksForFirm(asked: VisitsAsked): boolean {
  return asked.units !== undefined || asked.officer !== undefined || namesUnit(asked)
}

function namesUnit({ unit }: Pick<VisitsAsked, 'unit'>): boolean {
  return unit !== undefined && unit !== cityCode
}

/** By whichever code of the firm the visit was recorded. */
function isOfFirm(uscc: string, { journal, known }: Pick<VisitsAsked, 'journal' | 'known'>): RawBuilder<unknown> {
  return sql`(v.uscc = ${uscc} or v.uscc in (
    select other.code
    from enterprise_code_1 one
    join enterprise_code_1 other on other.journal = one.journal and other.stream = one.stream and ${knownThen(known, 'other')}
    where one.journal = ${journal} and one.code = ${uscc} and ${knownThen(known, 'one')}))`
}

function writeCursor({ on, visit }: Place): string {
  return Buffer.from(`${on} ${visit}`).toString('base64url')
}

function readCursor(cursor: string): Place | undefined {
  const found = /^(\d{4}-\d{2}-\d{2}) (\S{1,80})$/.exec(Buffer.from(cursor, 'base64url').toString())
  const [, on, visit] = found ?? []
  return on === undefined || visit === undefined || !isDay(on) ? undefined : { on, visit }
}
