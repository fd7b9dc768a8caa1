import { recordFigures, stockDay, type FigureDefinition, type Period } from '@titian/domain'
import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely'
import { knownThen, type Asked } from './asked.ts'
import { recordFacts } from './record-facts.ts'

export { knownThen, type Asked }

type Figure = Pick<FigureDefinition, 'code' | 'kind'>

/** The facts that count for a figure: on the stock's day, or in the flow's period up to the day asked for. */
function counted(figure: Figure, period: Period, asked: Asked): RawBuilder<unknown> {
  const { journal, asOf, known, units, key } = asked
  const inUnits = units === undefined ? sql`true` : sql`unit = any(${[...units]})`
  const { records } = recordFigures.find(({ code }) => code === figure.code) ?? {}
  if (records)
    return sql`select * from ${recordFacts(records, { journal, asOf, known, period })} facts where ${inUnits}`
  const days =
    figure.kind === 'stock'
      ? sql`days @> ${stockDay(period, asOf)}::date`
      : sql`lower(days) between ${period.from}::date and ${stockDay(period, asOf)}::date`
  return sql`
    select stream, key, unit, lower(days) as from_day, why
    from figure_fact_1
    where journal = ${journal} and code = ${figure.code} and ${knownThen(known)} and ${days}
      and ${key === undefined ? sql`true` : sql`key = ${key}`}
      and ${inUnits}`
}

/** How many facts each unit has; units without any are not in the answer. */
export async function countByUnit(
  db: QueryExecutorProvider,
  figure: Figure,
  period: Period,
  asked: Asked,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ unit: string; count: number }>`
    select unit, count(*) as count
    from (${counted(figure, period, asked)}) facts
    group by unit`.execute(db)
  return new Map(rows.map(({ unit, count }) => [unit, count]))
}

export interface MemberRow {
  /** The firm, or a record whose firm is not known. */
  readonly stream: string
  /** What tells the facts of one figure and firm apart; the record, where records are counted. */
  readonly key: string
  readonly unit: string
  readonly from: string
  readonly why: readonly number[]
  /** Where the row stands in the order: what the next page comes after. */
  readonly place: string
}

/** The facts themselves, by firm, from a cursor on. */
export async function membersOf(
  db: QueryExecutorProvider,
  figure: Figure,
  period: Period,
  asked: Asked,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<readonly MemberRow[]> {
  const place = sql`stream || ' ' || from_day::text || ' ' || key`
  const { rows } = await sql<MemberRow>`
    select stream, key, unit, from_day::text as "from", why::float8[] as why, ${place} as place
    from (${counted(figure, period, asked)}) facts
    where ${after === undefined ? sql`true` : sql`${place} > ${after}`}
    order by ${place}
    limit ${limit}`.execute(db)
  return rows
}
