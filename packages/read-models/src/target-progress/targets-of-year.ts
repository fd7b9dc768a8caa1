import { cityCode, type Target } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { knownThen, type Asked } from '../figures/figure-counts.ts'

interface YearAsked extends Pick<Asked, 'journal' | 'known'> {
  readonly year: number
}

/** Every target of a year, as it stands. */
export async function targetsOf(
  db: QueryExecutorProvider,
  { journal, year, known }: YearAsked,
): Promise<readonly Target[]> {
  const { rows } = await sql<Omit<Target, 'document'> & { document: string | null }>`
    select indicator, unit, year, value, comparison, document
    from target_2
    where journal = ${journal} and year = ${year} and ${knownThen(known)}`.execute(db)
  return rows.map(({ document, ...target }) => (document === null ? target : { ...target, document }))
}

/** A unit's target; the city's is its own, or the sum of its parts, and without some units that less theirs. */
export function targetOf(
  targets: readonly Target[],
  indicator: string,
  unit: string,
  without: readonly string[] = [],
): Target | undefined {
  const own = targets.find((target) => target.indicator === indicator && target.unit === unit)
  if (unit !== cityCode) return own
  const parts = targets.filter((target) => target.indicator === indicator && target.unit !== cityCode)
  const whole =
    own ??
    (parts[0] ? { ...parts[0], unit: cityCode, value: parts.reduce((sum, { value }) => sum + value, 0) } : undefined)
  if (!whole) return undefined
  const left = parts.filter((part) => without.includes(part.unit)).reduce((sum, { value }) => sum + value, 0)
  return { ...whole, value: whole.value - left }
}

/** When the flow happened in the three years before: what the year's season is learnt from. */
export async function pastDays(
  db: QueryExecutorProvider,
  code: string,
  { journal, year, known }: YearAsked,
): Promise<readonly string[]> {
  const { rows } = await sql<{ on: string }>`
    select lower(days)::text as "on"
    from figure_fact_1
    where journal = ${journal} and code = ${code} and ${knownThen(known)}
      and lower(days) >= make_date(${year - 3}, 1, 1) and lower(days) < make_date(${year}, 1, 1)`.execute(db)
  return rows.map(({ on }) => on)
}
