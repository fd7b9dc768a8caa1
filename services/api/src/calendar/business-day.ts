import { sql, type Kysely } from 'kysely'

/** What every "today" means: the day fixed for the journal, else the real one in Asia/Shanghai. */
export async function businessDay(db: Kysely<unknown>, journal: string): Promise<{ day: string; fixed: boolean }> {
  const { rows } = await sql<{ day: string; fixed: boolean }>`
    select day::text, fixed from business_day(${journal})`.execute(db)
  if (!rows[0]) throw new Error(`Journal ${journal} has no business day`)
  return rows[0]
}
