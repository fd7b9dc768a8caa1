import { sql } from 'kysely'
import type { ImportsDb } from './import-record.ts'

export type NamedFirm = { nameKey: string; stream: string; uscc: string; name: string }

/** The firms that have, or once had, one of these names. */
export async function findNames(db: ImportsDb, journal: string, nameKeys: readonly string[]): Promise<NamedFirm[]> {
  if (nameKeys.length === 0) return []
  const { rows } = await sql<NamedFirm>`
    select n.name_key as "nameKey", n.stream, e.uscc, e.name
    from enterprise_name_1 n
    join enterprise_1 e on e.journal = n.journal and e.stream = n.stream and upper_inf(e.known)
    where n.journal = ${journal} and n.name_key = any(${[...new Set(nameKeys)]}) and upper_inf(n.known)
    order by e.uscc`.execute(db)
  return rows
}
