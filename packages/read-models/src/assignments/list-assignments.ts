import { unknownUnit, type Day } from '@titian/domain'
import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely'
import { knownThen, type Asked } from '../figures/figure-counts.ts'
import { accountableOn, lookedAfterBy } from './accountable.ts'
import { namedOfficers } from './named-officers.ts'

export interface AssignmentsAsked extends Pick<Asked, 'journal' | 'asOf' | 'known' | 'units'> {
  /** The officers that whoever asks is: their firms are in sight in whatever unit. */
  readonly officers: readonly string[]
  readonly unit?: string | undefined
  readonly officer?: string | undefined
  /** Only those that officers send back. */
  readonly objected?: boolean | undefined
}

export interface AssignmentLine {
  /** The firm's present code where it is known; else as the list wrote it. */
  readonly uscc: string
  readonly name: string
  readonly unit: string
  readonly officer: string
  readonly officerName: string | null
  readonly from: Day
  /** The last day, where an end is known. */
  readonly through: Day | null
  readonly document: string | null
  readonly objection: string | null
  /** Who looks after it on the day because the officer is away. */
  readonly coveredBy: string | null
}

interface Page<Line> {
  readonly count: number
  readonly items: readonly Line[]
  readonly next: string | null
}

/** Which officer is accountable for which firm on the day, by credit code. */
export async function listAssignments(
  db: QueryExecutorProvider,
  asked: AssignmentsAsked,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<Page<AssignmentLine>> {
  const { journal, asOf, known, unit, officer, objected } = asked
  const wanted = [
    seenBy(asked),
    unit === undefined ? sql`true` : sql`unit = ${unit}`,
    officer === undefined ? sql`true` : sql`officer = ${officer}`,
    objected ? sql`objection is not null` : sql`true`,
  ]
  const { rows } = await sql<AssignmentLine & { count: number }>`
    with assigned as (
      select coalesce(s.uscc, a.uscc) as uscc, coalesce(s.name, a.name) as name, coalesce(s.unit, ${unknownUnit}) as unit,
        a.officer, lower(a.days)::text as "from", (upper(a.days) - 1)::text as through, a.document, a.objection
      from (${accountableOn(asOf, asked)}) a
      left join enterprise_spell_1 s
        on s.journal = a.journal and s.stream = a.firm and s.days @> ${asOf}::date and ${knownThen(known, 's')}),
    found as (select * from assigned where ${sql.join(wanted, sql` and `)})
    select found.*, n.name as "officerName",
      (select w.by from absence_1 w
        where w.journal = ${journal} and w.officer = found.officer and ${knownThen(known, 'w')} and w.days @> ${asOf}::date
        limit 1) as "coveredBy",
      (select count(*) from found)::int as count
    from found
    left join (${namedOfficers(asked)}) n on n.officer = found.officer
    where ${after === undefined ? sql`true` : sql`uscc > ${after}`}
    order by uscc
    limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    count: rows[0]?.count ?? 0,
    items: page.map(({ count: _count, ...line }) => line),
    next: last?.uscc ?? null,
  }
}

/** The codes under which an officer's firms of the day were written. */
export async function firmsOfOfficer(
  db: QueryExecutorProvider,
  officer: string,
  { journal, asOf, known }: Pick<Asked, 'journal' | 'asOf' | 'known'>,
): Promise<readonly string[]> {
  const { rows } = await sql<{ uscc: string }>`
    select uscc from (${accountableOn(asOf, { journal, known })}) a where officer = ${officer} order by uscc`.execute(
    db,
  )
  return rows.map(({ uscc }) => uscc)
}

function seenBy({ units, officers, asOf, journal, known }: AssignmentsAsked): RawBuilder<unknown> {
  if (units === undefined) return sql`true`
  return sql`(unit = any(${[...units]}) or officer in (${lookedAfterBy(officers, asOf, { journal, known })}))`
}
