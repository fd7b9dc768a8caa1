import { recordFigures, stockDay, type FigureDefinition, type Period, type RecordFigure } from '@titian/domain'
import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely'
import { knownThen, nobody, type Asked } from './asked.ts'
import { withCredit } from './record-credit.ts'
import { recordFacts } from './record-facts.ts'

export { knownThen, nobody, type Asked }

type Figure = Pick<FigureDefinition, 'code' | 'kind'>

/** The facts that count for a figure: on the stock's day, or in the flow's period up to the day asked for. */
function counted(figure: Figure, period: Period, asked: Asked): RawBuilder<unknown> {
  const { journal, asOf, known, units, key, officer } = asked
  const inUnits = units === undefined ? sql`true` : sql`unit = any(${[...units]})`
  const { records } = recordFigures.find(({ code }) => code === figure.code) ?? {}
  if (records) {
    const facts = sql`select * from ${recordFacts(records, { journal, asOf, known, period })} facts where ${inUnits}`
    if (officer === undefined) return facts
    const credited = withCredit(facts, records.of, asked)
    return sql`select * from (${credited}) c where ${officer === nobody ? sql`officer is null` : sql`officer = ${officer}`}`
  }
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

/**
 * The same of several figures over records by the officer to whom each record is credited, over all units asked for; null
 * is nobody. Whoever is credited is looked up once for a record's day, however many figures count it.
 */
export async function countByOfficer(
  db: QueryExecutorProvider,
  figures: readonly RecordFigure[],
  period: Period,
  asked: Asked,
): Promise<ReadonlyMap<string, ReadonlyMap<string | null, number>>> {
  const counts = new Map(figures.map(({ code }) => [code, new Map<string | null, number>()]))
  for (const [of, own] of Map.groupBy(figures, ({ records }) => records.of)) {
    const facts = own.map(
      ({ code, kind }) =>
        sql`select ${code}::text as code, key, from_day from (${counted({ code, kind }, period, { ...asked, officer: undefined })}) f`,
    )
    const { rows } = await sql<{ code: string; officer: string | null; count: number }>`
      with facts as materialized (${sql.join(facts, sql` union all `)}),
      credited as materialized (${withCredit(sql`select distinct key, from_day from facts`, of, asked)})
      select f.code, c.officer, count(*) as count
      from facts f
      join credited c on c.key = f.key and c.from_day = f.from_day
      group by f.code, c.officer`.execute(db)
    for (const { code, officer, count } of rows) counts.get(code)?.set(officer, count)
  }
  return counts
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
