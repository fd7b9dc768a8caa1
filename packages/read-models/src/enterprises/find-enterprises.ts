import { cityCode, type Stage, type TitleCode } from '@titian/domain'
import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely'
import { knownThen, type Asked } from '../figures/figure-counts.ts'
import { codeTailPattern, searchPattern } from './search-keys.ts'

export type EnterpriseSort = 'name' | 'uscc' | 'unit'

type Seeing = Pick<Asked, 'journal' | 'asOf' | 'known' | 'units' | 'ownFirms' | 'formerFirms'>

export interface EnterprisesAsked extends Seeing {
  /** A name of any day, its pinyin or initials, or the end of a code; finds firms that are gone too. */
  readonly query?: string | undefined
  /** The city's code means all of them. */
  readonly unit?: string | undefined
  readonly title?: string | undefined
  readonly stage?: Stage | undefined
  readonly register?: 'in' | 'outside' | undefined
  readonly sort?: EnterpriseSort | undefined
}

export interface EnterpriseLine {
  readonly stream: string
  readonly uscc: string
  readonly name: string
  readonly unit: string
  readonly stage: Stage
  readonly titles: readonly TitleCode[]
  readonly inRegister: boolean
  /** `transferred`: another unit answers for it now; the line says what it was until then. */
  readonly status: 'active' | 'closed' | 'moved-out' | 'transferred'
}

export interface EnterprisePage {
  readonly count: number
  readonly items: readonly EnterpriseLine[]
  /** To be handed back for the next page; null at the end. */
  readonly next: string | null
}

/**
 * One page of the firms that exist on the day, and how many there are in all. With a query also those that are gone,
 * and those for which one of the units answered before. Undefined where the cursor is none of ours for this order.
 */
export async function findEnterprises(
  db: QueryExecutorProvider,
  { cursor, limit, ...asked }: EnterprisesAsked & { readonly cursor?: string | undefined; readonly limit: number },
): Promise<EnterprisePage | undefined> {
  const sort = asked.sort ?? 'name'
  const after = cursor === undefined ? undefined : readCursor(cursor, sort)
  if (cursor !== undefined && !after) return undefined
  const lines = await linesAfter(db, asked, after, limit + 1)
  const page = lines.slice(0, limit)
  const last = lines.length > limit ? page.at(-1) : undefined
  return {
    count: lines[0]?.count ?? (after ? await countEnterprises(db, asked) : 0),
    items: page.map(lineOf),
    next: last ? writeCursor(sort, last) : null,
  }
}

/** Every firm that the same question finds, in its order: for an export of the whole filtered set. */
export async function* eachEnterprise(
  db: QueryExecutorProvider,
  asked: EnterprisesAsked,
  pageLength = 2000,
): AsyncGenerator<EnterpriseLine> {
  let after: Place | undefined
  for (;;) {
    const lines = await linesAfter(db, asked, after, pageLength)
    for (const line of lines) yield lineOf(line)
    const last = lines.at(-1)
    if (!last || lines.length < pageLength) return
    after = { keys: last.keys, stream: last.stream }
  }
}

export async function countEnterprises(db: QueryExecutorProvider, asked: EnterprisesAsked): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (${spells(asked)}) s
    where ${filter(asked)}`.execute(db)
  return rows[0]?.count ?? 0
}

export interface EnterpriseName {
  readonly uscc: string
  readonly name: string
  readonly unit: string
}

/** Firms of some units that a query finds, by name only, less those that whoever asks may see whole. */
export async function namesFound(
  db: QueryExecutorProvider,
  asked: EnterprisesAsked & { readonly query: string },
  units: readonly string[],
  limit = 50,
): Promise<readonly EnterpriseName[]> {
  const named = { ...asked, units, ownFirms: [], formerFirms: [] }
  const { rows } = await sql<EnterpriseName>`
    select s.uscc, s.name, s.unit
    from (${spells(named)}) s
    where s.days @> ${asked.asOf}::date and ${filter(asked)} and not ${seenBy(asked)}
    order by s.name_order, s.stream
    limit ${limit}`.execute(db)
  return rows
}

interface Place {
  readonly keys: readonly string[]
  readonly stream: string
}

type PlacedLine = EnterpriseLine & Place & { readonly count: number }

function lineOf({ keys: _keys, count: _count, ...line }: PlacedLine): EnterpriseLine {
  return line
}

const orders: Readonly<Record<EnterpriseSort, readonly string[]>> = {
  name: ['name_order'],
  uscc: ['uscc'],
  unit: ['unit', 'name_order'],
}

async function linesAfter(
  db: QueryExecutorProvider,
  asked: EnterprisesAsked,
  after: Place | undefined,
  limit: number,
): Promise<readonly PlacedLine[]> {
  const keys = orders[asked.sort ?? 'name'].map((column) => sql.ref(`s.${column}`))
  const order = sql.join([...keys, sql`s.stream`])
  const from = after ? sql`(${order}) > (${sql.join([...after.keys, after.stream])})` : sql`true`
  const { rows } = await sql<PlacedLine>`
    with found as materialized (select s.* from (${spells(asked)}) s where ${filter(asked)})
    select s.stream, s.uscc, s.name, s.unit, s.stage, s.titles, s.in_register as "inRegister", array[${sql.join(keys)}] as keys,
      case when s.days @> ${asked.asOf}::date then s.status else 'transferred' end as status,
      (select count(*) from found) as count
    from found s
    where ${from}
    order by ${order}
    limit ${limit}`.execute(db)
  return rows
}

/** What each firm was on the day; with a query, else on the last day before on which one of the units answered for it. */
function spells(asked: EnterprisesAsked): RawBuilder<unknown> {
  const { journal, asOf, known, query } = asked
  const seen = sql`journal = ${journal} and ${knownThen(known)}`
  const inSight = seenBy(asked)
  if (query === undefined || query.trim() === '') {
    return sql`
      select * from enterprise_spell_1
      where ${seen} and ${inSight} and days @> ${asOf}::date and status = 'active'`
  }
  const tail = codeTailPattern(query)
  // `lateral` with `limit` looks each up by its stream: right after an import Postgres knows nothing of the tables yet.
  // `offset 0` keeps the units out of that look-up, or it goes by the unit and reads a whole county for each firm found.
  return sql`
    select spell.*
    from enterprise_1 found
    cross join lateral (
      select *
      from (
        select *
        from enterprise_spell_1
        where ${seen} and stream = found.stream and lower(days) <= ${asOf}::date
        offset 0) s
      where ${inSight}
      order by lower(days) desc
      limit 1) spell
    where found.journal = ${journal} and ${known === undefined ? sql`upper_inf(found.known)` : sql`found.known @> ${known}::bigint`}
      and (found.search like ${searchPattern(query)}
        or ${tail === undefined ? sql`false` : sql`array_to_string(found.codes, '|') || '|' like ${tail}`})`
}

/** Of the units, or looked after by whoever asks. */
function seenBy({ units, ownFirms = [], formerFirms = [] }: Seeing): RawBuilder<unknown> {
  if (units === undefined) return sql`true`
  const lookedAfter = [...ownFirms, ...formerFirms]
  const ofUnits = units.length === 0 ? [] : [sql`unit = any(${[...units]})`]
  const own = lookedAfter.length === 0 ? [] : [sql`stream = any(${lookedAfter})`]
  const parts = [...ofUnits, ...own]
  return parts.length === 0 ? sql`false` : sql`(${sql.join(parts, sql` or `)})`
}

function filter({ unit, title, stage, register }: EnterprisesAsked): RawBuilder<unknown> {
  const wanted = [
    unit === undefined || unit === cityCode ? undefined : sql`s.unit = ${unit}`,
    title === undefined ? undefined : sql`${title} = any(s.titles)`,
    stage === undefined ? undefined : sql`s.stage = ${stage}`,
    register === undefined ? undefined : sql`s.in_register = ${register === 'in'}`,
  ].filter((condition) => condition !== undefined)
  return wanted.length === 0 ? sql`true` : sql.join(wanted, sql` and `)
}

function writeCursor(sort: EnterpriseSort, { keys, stream }: Place): string {
  return Buffer.from(JSON.stringify([sort, ...keys, stream])).toString('base64url')
}

function readCursor(cursor: string, sort: EnterpriseSort): Place | undefined {
  const parts = partsOf(Buffer.from(cursor, 'base64url').toString())
  const [written, ...rest] = parts
  const stream = rest.at(-1)
  return written === sort && rest.length === orders[sort].length + 1 && stream !== undefined
    ? { keys: rest.slice(0, -1), stream }
    : undefined
}

function partsOf(text: string): readonly string[] {
  try {
    const parts: unknown = JSON.parse(text)
    return Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? parts : []
  } catch {
    return []
  }
}
