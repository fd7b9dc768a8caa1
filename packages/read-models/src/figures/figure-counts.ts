import { stockDay, type FigureDefinition, type Period } from '@titian/domain'
import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely'

/** Where and when a figure is asked: the world's day, and the log's position (absent: as known now). */
export interface Asked {
  readonly journal: string
  readonly asOf: string
  readonly known?: number | undefined
  /** Only these units; absent: all. */
  readonly units?: readonly string[] | undefined
  /** Enterprises that are in sight whole beside those of the units, because the person looks after them. */
  readonly ownFirms?: readonly string[] | undefined
  /** Those that the person looked after on the day and no more: seen up to that day. */
  readonly formerFirms?: readonly string[] | undefined
  /** A title's code, or another key that tells the figure's facts apart. */
  readonly key?: string | undefined
}

/** Rows that the log said at the position asked for, of one of the tables where several are joined. */
export function knownThen(known: number | undefined, table?: string): RawBuilder<boolean> {
  const column = sql.ref(table === undefined ? 'known' : `${table}.known`)
  return known === undefined ? sql`upper_inf(${column})` : sql`${column} @> ${known}::bigint`
}

/** The facts that count for a figure: on the stock's day, or in the flow's period up to the day asked for. */
export function counted(
  { code, kind }: Pick<FigureDefinition, 'code' | 'kind'>,
  period: Period,
  { journal, asOf, known, units, key }: Asked,
): RawBuilder<boolean> {
  const days =
    kind === 'stock'
      ? sql`days @> ${stockDay(period, asOf)}::date`
      : sql`lower(days) between ${period.from}::date and ${stockDay(period, asOf)}::date`
  return sql`journal = ${journal} and code = ${code} and ${knownThen(known)} and ${days}
    and ${key === undefined ? sql`true` : sql`key = ${key}`}
    and ${units === undefined ? sql`true` : sql`unit = any(${[...units]})`}`
}

/** How many facts each unit has; units without any are not in the answer. */
export async function countByUnit(
  db: QueryExecutorProvider,
  figure: Pick<FigureDefinition, 'code' | 'kind'>,
  period: Period,
  asked: Asked,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ unit: string; count: number }>`
    select unit, count(*) as count
    from figure_fact_1
    where ${counted(figure, period, asked)}
    group by unit`.execute(db)
  return new Map(rows.map(({ unit, count }) => [unit, count]))
}

export interface MemberRow {
  readonly stream: string
  readonly unit: string
  readonly from: string
  readonly why: readonly number[]
  /** Where the row stands in the order: what the next page comes after. */
  readonly place: string
}

/** The facts themselves, by firm, from a cursor on. */
export async function membersOf(
  db: QueryExecutorProvider,
  figure: Pick<FigureDefinition, 'code' | 'kind'>,
  period: Period,
  asked: Asked,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<readonly MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select stream, unit, lower(days)::text as "from", why::float8[] as why, stream || ' ' || lower(days)::text || ' ' || key as place
    from figure_fact_1
    where ${counted(figure, period, asked)}
      and ${after === undefined ? sql`true` : sql`(stream || ' ' || lower(days)::text || ' ' || key) > ${after}`}
    order by stream || ' ' || lower(days)::text || ' ' || key
    limit ${limit}`.execute(db)
  return rows
}
