import type { Demand } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { firmOfRecord } from '../visit-log/visit-sight.ts'
import { officerByName } from './demand-sight.ts'

/** Who is accountable for a demand as the log has it; undefined where nobody is, or nobody knows whose name stands there. */
export async function accountableOf(
  db: QueryExecutorProvider,
  journal: string,
  { officer, named, content: { uscc }, raisedOn }: Demand,
): Promise<string | undefined> {
  if (officer !== undefined || named === undefined) return officer
  const { rows } = await sql<{ officer: string }>`
    select by_name.officer
    from (select ${uscc ?? null}::text as uscc, ${raisedOn}::date as raised_on, ${named}::uuid as named) r
    ${firmOfRecord({ journal }, sql`r.uscc`, sql`r.raised_on`)}
    cross join lateral (${officerByName({ journal })}) by_name`.execute(db)
  return rows[0]?.officer
}
