import { recordFigures, stockDay, workingDaysBetween, type Day } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { workingCalendarAt } from '../calendar/working-calendar.ts'
import type { FigureAsked } from '../figures/ask-figure.ts'
import { knownThen } from '../figures/asked.ts'
import { withCredit } from '../figures/record-credit.ts'
import { recordFacts } from '../figures/record-facts.ts'

export interface OverdueDemand {
  readonly demand: string
  readonly number: string
  readonly unit: string
  readonly officer: string | null
  readonly workingDays: number
}

export interface LongestOverdue {
  readonly workingDays: number
  /** Null where it may not be named. */
  readonly demand: { readonly demand: string; readonly number: string } | null
}

/** The demands that the figure 超期需求 counts, each with the working days since the first of its clocks ran out. */
export async function overdueDemands(db: QueryExecutorProvider, asked: FigureAsked): Promise<readonly OverdueDemand[]> {
  const { journal, known, period, asOf, units } = asked
  const records = recordFigures.find(({ code }) => code === 'demands.overdue')?.records
  if (!records) throw new Error('No figure counts overdue demands')
  const day = stockDay(period, asOf)
  const facts = sql`
    select * from ${recordFacts(records, asked)} facts
    where ${units === undefined ? sql`true` : sql`unit = any(${[...units]})`}`
  const { rows } = await sql<Omit<OverdueDemand, 'workingDays'> & { due: Day }>`
    select f.officer, f.unit, d.demand, d.number, s.due::text as due
    from (${withCredit(facts, records.of, asked)}) f
    join demand_1 d on d.journal = ${journal} and d.demand = substr(f.key, ${'demand-'.length + 1}) and ${knownThen(known, 'd')}
    cross join lateral (
      select least(
        case when solve_due < ${day}::date then solve_due end,
        case when accepted_on is null and respond_due < ${day}::date then respond_due end) as due
      from demand_spell_1 r
      where r.journal = ${journal} and r.demand = d.demand and ${knownThen(known, 'r')}
      order by r.days @> ${day}::date desc, lower(r.days)
      limit 1) s
    order by d.demand`.execute(db)
  if (rows.length === 0) return []
  const calendar = await workingCalendarAt(db, journal, known)
  return rows.map(({ due, ...demand }) => ({ ...demand, workingDays: workingDaysBetween(calendar, due, day) }))
}

export function longestOf(overdue: readonly OverdueDemand[]): LongestOverdue | null {
  const [longest] = overdue.toSorted((a, b) => b.workingDays - a.workingDays || (a.number < b.number ? -1 : 1))
  if (!longest) return null
  const { workingDays, demand, number } = longest
  return { workingDays, demand: { demand, number } }
}
