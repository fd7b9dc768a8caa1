import { isWithin, unknownUnit, type VisitRefusal } from '@titian/domain'
import { sql } from 'kysely'
import type { Shell } from '../shell.ts'
import { actsForOthers, type Who } from '../who.ts'

/**
 * Whether somebody may record a visit of these officers: one of them himself, or whoever acts for the officers of his
 * units. Others who went along may come from anywhere.
 */
export async function judgeOfficers(
  { db, journal }: Shell,
  who: Who,
  officers: readonly string[],
): Promise<VisitRefusal | undefined> {
  const units = await unitsOfOfficers(db, journal, officers)
  const unknown = officers.find((officer) => !units.has(officer))
  if (unknown !== undefined) return { refused: 'OfficerUnknown', officer: unknown, field: 'officers' }
  if (officers.some((officer) => who.officers.includes(officer))) return undefined
  const [first] = officers
  const unit = first === undefined ? undefined : units.get(first)
  const theirs = who.grants.some((grant) => actsForOthers(grant) && isWithin(unit ?? unknownUnit, grant.unit))
  return theirs || first === undefined ? undefined : { refused: 'NotAmongOfficers' }
}

/** The unit that each officer answers for; those whom nobody has named are not in the answer. */
async function unitsOfOfficers(
  db: Shell['db'],
  journal: string,
  officers: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const { rows } = await sql<{ officer: string; unit: string | null }>`
    select distinct on (officer) officer, unit
    from officer_1
    where journal = ${journal} and officer = any(${[...officers]}) and upper_inf(known)
    order by officer, lower(days) desc nulls last`.execute(db)
  return new Map(rows.map(({ officer, unit }) => [officer, unit]))
}
