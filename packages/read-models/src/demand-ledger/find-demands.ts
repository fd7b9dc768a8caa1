import { cityCode, type Day, type DemandCategory, type DemandStatus } from '@titian/domain'
import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely'
import { codeTailPattern, searchPattern } from '../enterprises/search-keys.ts'
import { knownThen } from '../figures/figure-counts.ts'
import { firmOfRecord, type RecordSight } from '../visit-log/visit-sight.ts'
import { readDemandCursor, writeDemandCursor, type DemandPlace, type DemandSort } from './demand-cursor.ts'
import { dueOf, milestoneDueOn } from './demand-due.ts'
import { demandsInSight, isAccountable, isFirmInSight, isOfUnits, isTheirs, officerByName } from './demand-sight.ts'

export interface DemandsAsked extends RecordSight {
  readonly journal: string
  readonly asOf: Day
  readonly known?: number | undefined
  /** The unit that answered for the firm on the day on which it was raised; the city's code means all of them. */
  readonly unit?: string | undefined
  readonly officer?: string | undefined
  /** 承办单位 by some of its name. */
  readonly holder?: string | undefined
  readonly state?: DemandStatus | undefined
  readonly category?: DemandCategory | undefined
  readonly open?: boolean | undefined
  readonly overdue?: boolean | undefined
  /** How it was closed; `none`: a list says no more than that. */
  readonly closing?: string | undefined
  /** Any code of the firm. */
  readonly uscc?: string | undefined
  /** Of number, firm, or text where that is not hidden. */
  readonly query?: string | undefined
  readonly sort?: DemandSort | undefined
}

/** A demand as it was on the day. */
export interface DemandLine {
  readonly demand: string
  readonly number: string
  readonly uscc: string | null
  /** As known by its code on the day on which it was raised, else as written. */
  readonly name: string
  readonly unit: string
  readonly category: DemandCategory
  /** As a ledger writes it. */
  readonly kind: string | null
  /** Null where it is secret and of another unit. */
  readonly text: string | null
  readonly secrecy: 'open' | 'internal' | 'secret'
  readonly tier: 'county' | 'city' | 'consultation'
  readonly channel: string
  readonly officer: string | null
  /** Of the officer, or as a ledger writes it; null once erased. */
  readonly officerName: string | null
  readonly holder: string | null
  readonly heldSince: Day | null
  readonly listed: boolean
  readonly raisedOn: Day
  readonly state: DemandStatus
  readonly since: Day
  /** Null also where the text is. */
  readonly nextAction: string | null
  readonly nextDue: Day | null
  readonly respondDue: Day | null
  readonly solveDue: Day | null
  /** Of an open one, its earliest milestone that is not reached. */
  readonly milestoneDue: Day | null
  readonly acceptedOn: Day | null
  readonly answeredOn: Day | null
  readonly closedOn: Day | null
  readonly closingCode: string | null
  readonly verdict: string | null
  readonly verified: boolean | null
  readonly reopened: number
  /** What it last is after the day: what a ledger says of a day to come, or what stands since the day was put back. */
  readonly later: { readonly state: DemandStatus; readonly on: Day } | null
  /** The firm has a page for whoever asks; of another county that they only work for, it has none. */
  readonly firmInSight: boolean
  /** Not only held by a unit of theirs: they may put its content right. */
  readonly theirs: boolean
  /** Of a unit of theirs: they decide what becomes of it. */
  readonly leads: boolean
}

export interface DemandPage {
  readonly count: number
  readonly items: readonly DemandLine[]
  readonly next: string | null
}

/** One page of the ledger, and how many there are. Undefined where the cursor is none of ours for this order. */
export async function findDemands(
  db: QueryExecutorProvider,
  { cursor, limit, ...asked }: DemandsAsked & { readonly cursor?: string | undefined; readonly limit: number },
): Promise<DemandPage | undefined> {
  const sort = asked.sort ?? 'raised'
  const after = cursor === undefined ? undefined : readDemandCursor(cursor, sort)
  if (cursor !== undefined && !after) return undefined
  const lines = await linesAfter(db, asked, after, limit + 1)
  const page = lines.slice(0, limit)
  const last = lines.length > limit ? page.at(-1) : undefined
  return {
    count: lines[0]?.count ?? (after ? await countDemands(db, asked) : 0),
    items: page.map(lineOf),
    next: last ? writeDemandCursor(sort, { key: last.key, demand: last.demand }) : null,
  }
}

/** Every demand that the same question finds, in its order: for an export or a printed ledger of the whole filtered set. */
export async function* eachDemand(
  db: QueryExecutorProvider,
  asked: DemandsAsked,
  pageLength = 1000,
): AsyncGenerator<DemandLine> {
  let after: DemandPlace | undefined
  for (;;) {
    const lines = await linesAfter(db, asked, after, pageLength)
    yield* lines.map(lineOf)
    const last = lines.at(-1)
    if (!last || lines.length < pageLength) return
    after = { key: last.key, demand: last.demand }
  }
}

async function countDemands(db: QueryExecutorProvider, asked: DemandsAsked): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (${found(asked)}) f`.execute(db)
  return rows[0]?.count ?? 0
}

/** One demand as it was on the day; undefined where it is not in sight, or was not there yet. */
export async function demandLine(
  db: QueryExecutorProvider,
  demand: string,
  { journal, asOf, known, units, officers, ownFirms }: DemandsAsked,
): Promise<DemandLine | undefined> {
  const asked = { journal, asOf, known, units, officers, ownFirms }
  const [line] = await shown(db, sql`select f.*, '' as key, 1 as count from (${found(asked, demand)}) f`, asked)
  return line && lineOf(line)
}

type PlacedLine = DemandLine & { readonly key: string; readonly count: number }

function lineOf({ key: _key, count: _count, ...line }: PlacedLine): DemandLine {
  return line
}

/** Each order is by one key and the demand; `raised` begins with the newest. */
const keys: Readonly<Record<DemandSort, RawBuilder<unknown>>> = {
  raised: sql`f.raised_on::text`,
  number: sql`f.number`,
  name: sql`coalesce(f.firm_name, f.name) collate "C"`,
  state: sql`f.state`,
  due: sql`coalesce(f.due, 'infinity'::date)::text`,
}

async function linesAfter(
  db: QueryExecutorProvider,
  asked: DemandsAsked,
  after: DemandPlace | undefined,
  limit: number,
): Promise<readonly PlacedLine[]> {
  const sort = asked.sort ?? 'raised'
  const key = keys[sort]
  const isNewestFirst = sort === 'raised'
  const direction = isNewestFirst ? sql`desc` : sql`asc`
  const beyond = isNewestFirst ? sql`<` : sql`>`
  const from = after ? sql`(${key}, f.demand) ${beyond} (${after.key}, ${after.demand})` : sql`true`
  const page = sql`
    with found as materialized (${found(asked)})
    select f.*, ${key} as key, (select count(*) from found) as count
    from found f
    where ${from}
    order by ${key} ${direction}, f.demand ${direction}
    limit ${limit}`
  return shown(db, page, asked)
}

/** Demands `d` as they were on the day, `r`, in sight and as asked for. */
function found(asked: DemandsAsked, demand?: string): RawBuilder<unknown> {
  const { journal, asOf, known } = asked
  return sql`
    select d.demand, d.number, d.name, d.kind, d.text, d.secrecy, d.channel, r.uscc, r.category, r.tier, r.officer, r.named,
      r.holder, r.held_since, r.listed, r.raised_on, r.state, r.since, r.next_action, r.next_due, r.respond_due, r.solve_due,
      r.accepted_on, r.answered_on, r.closed_on, r.closing_code, r.confirmed_verdict, r.verified, r.reopened,
      ${dueOf(asOf)} as due, case when r.open then ${milestoneDueOn(asOf)} end as milestone_due, coded.stream, firm.firm_name, firm.unit,
      ${isTheirs(asked, asked)} as theirs, ${isOfUnits(asked.units, asked)} as leads
    from demand_1 d
    join demand_spell_1 r on r.journal = d.journal and r.demand = d.demand and r.days @> ${asOf}::date and ${knownThen(known, 'r')}
    ${firmOfRecord(asked, sql`r.uscc`, sql`r.raised_on`)}
    where d.journal = ${journal} and ${knownThen(known, 'd')} and ${demand === undefined ? filter(asked) : sql`d.demand = ${demand}`}
      and ${demandsInSight(asked, asked)}`
}

async function shown(
  db: QueryExecutorProvider,
  page: RawBuilder<unknown>,
  asked: DemandsAsked,
): Promise<readonly PlacedLine[]> {
  const { journal, asOf, known } = asked
  const { rows } = await sql<PlacedLine>`
    with page as materialized (select row_number() over () as place, p.* from (${page}) p)
    select r.demand, r.number, r.uscc, coalesce(r.firm_name, r.name) as name, coalesce(r.unit, 'unknown') as unit, r.category,
      r.kind, case when r.theirs or r.secrecy = 'open' then r.text end as text, r.secrecy, r.tier, r.channel,
      coalesce(r.officer, by_name.officer) as officer,
      coalesce(person.name, written.name) as "officerName", r.holder, r.held_since::text as "heldSince", r.listed,
      r.raised_on::text as "raisedOn", r.state, r.since::text as since,
      case when r.theirs or r.secrecy = 'open' then r.next_action end as "nextAction",
      r.next_due::text as "nextDue", r.respond_due::text as "respondDue", r.solve_due::text as "solveDue",
      r.milestone_due::text as "milestoneDue",
      r.accepted_on::text as "acceptedOn", r.answered_on::text as "answeredOn", r.closed_on::text as "closedOn",
      r.closing_code as "closingCode", r.confirmed_verdict as verdict, r.verified, r.reopened, r.theirs, r.leads,
      later.said as later,
      ${isFirmInSight(asked, asked)} as "firmInSight", r.key, r.count
    from page r
    cross join lateral (select r.stream) coded
    left join lateral (${officerByName({ journal, known })}) by_name on r.officer is null and r.named is not null
    left join person written on written.journal = ${journal} and written.person = r.named and r.officer is null
    left join lateral (
      select p.name
      from officer_1 o
      join person p on p.journal = o.journal and p.person = o.person
      where o.journal = ${journal} and o.officer = coalesce(r.officer, by_name.officer) and ${knownThen(known, 'o')}
      order by o.days @> r.raised_on desc, lower(o.days) desc
      limit 1) person on true
    left join lateral (
      select json_build_object('state', s.state, 'on', greatest(s.since, lower(s.days))) as said
      from demand_spell_1 s
      where s.journal = ${journal} and s.demand = r.demand and lower(s.days) > ${asOf}::date and ${knownThen(known, 's')}
      order by lower(s.days) desc
      limit 1) later on true
    order by r.place`.execute(db)
  return rows
}

function filter(asked: DemandsAsked): RawBuilder<unknown> {
  const { journal, asOf, known, unit, officer, holder, state, category, open, overdue, closing, uscc, query } = asked
  const wanted = [
    unit === undefined || unit === cityCode ? undefined : sql`coalesce(firm.unit, 'unknown') = ${unit}`,
    officer === undefined ? undefined : isAccountable([officer], { journal, known }),
    holder === undefined ? undefined : sql`r.holder like ${`%${holder.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`,
    state === undefined ? undefined : sql`r.state = ${state}`,
    category === undefined ? undefined : sql`r.category = ${category}`,
    open === undefined ? undefined : sql`r.open = ${open}`,
    overdue === undefined ? undefined : sql`coalesce(${dueOf(asOf)} < ${asOf}::date, false) = ${overdue}`,
    closing === undefined ? undefined : sql`r.closed_on is not null and coalesce(r.closing_code, 'none') = ${closing}`,
    uscc === undefined ? undefined : isOfFirm(uscc, { journal, known }),
    query === undefined || query.trim() === '' ? undefined : isFound(query, asked),
  ].filter((condition) => condition !== undefined)
  return wanted.length === 0 ? sql`true` : sql.join(wanted, sql` and `)
}

/** By whichever code of the firm it was recorded. */
function isOfFirm(uscc: string, { journal, known }: Pick<DemandsAsked, 'journal' | 'known'>): RawBuilder<unknown> {
  return sql`(r.uscc = ${uscc} or r.uscc in (
    select other.code
    from enterprise_code_1 one
    join enterprise_code_1 other on other.journal = one.journal and other.stream = one.stream and ${knownThen(known, 'other')}
    where one.journal = ${journal} and one.code = ${uscc} and ${knownThen(known, 'one')}))`
}

function isFound(query: string, asked: DemandsAsked): RawBuilder<unknown> {
  const { journal, known } = asked
  const words = query.trim().toUpperCase()
  const tail = codeTailPattern(query)
  return sql`(strpos(upper(d.number), ${words}) > 0 or strpos(upper(d.name), ${words}) > 0
    or (strpos(upper(d.text), ${words}) > 0 and (d.secrecy = 'open' or ${isTheirs(asked, asked)}))
    or ${tail === undefined ? sql`false` : sql`r.uscc || '|' like ${tail}`}
    or exists (
      select from enterprise_1 e
      where e.journal = ${journal} and e.stream = coded.stream and ${knownThen(known, 'e')} and e.search like ${searchPattern(query)}))`
}
