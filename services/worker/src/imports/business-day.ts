import { sql } from 'kysely'
import type { ImportsDb } from './import-record.ts'

/** The journal's today: the real one in Asia/Shanghai, or the day fixed for it. */
export async function businessDay(db: ImportsDb, journal: string): Promise<string> {
  const { rows } = await sql<{ day: string }>`select day from business_day(${journal})`.execute(db)
  const [row] = rows
  if (!row) throw new Error(`Journal ${journal} has no business day`)
  return row.day
}
