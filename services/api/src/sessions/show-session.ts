import type { Session } from '@titian/contract'
import { cityCode, unitOf, type Grant } from '@titian/domain'
import { sql } from 'kysely'
import { businessDay } from '../calendar/business-day.ts'
import type { Shell } from '../shell.ts'
import { idleMinutes } from './session-rows.ts'

interface Known {
  readonly account: string
  readonly grants: readonly Grant[]
  readonly mustChangePassword: boolean
}

/** Who someone is, for the desk's header and menus. */
export async function showSession(
  { db, journal }: Shell,
  { account, grants, mustChangePassword }: Known,
): Promise<Session> {
  const { rows } = await sql<{ name: string }>`
    select name from account_holder where journal = ${journal} and account = ${account}`.execute(db)
  const { day, fixed } = await businessDay(db, journal)
  return {
    account,
    name: rows[0]?.name ?? account,
    grants: [...grants],
    mustChangePassword,
    idleMinutes,
    journal,
    city: { unit: cityCode, name: unitOf(cityCode).name },
    businessDay: day,
    demonstration: fixed,
  }
}
