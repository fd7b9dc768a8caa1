import { oneADay, plusDays, tenureOn, type Day, type Days } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { knownThen, type Asked } from '../figures/figure-counts.ts'
import { namedOfficers } from './named-officers.ts'

export interface FirmOfficer {
  readonly officer: string
  readonly name: string | null
  readonly organisation: string | null
  readonly from: Day
  /** The last day, where an end is known. */
  readonly through: Day | null
  readonly document: string | null
  readonly objection: string | null
}

interface OfficersOfFirm {
  /** Whoever is accountable on the day, and who stands in for somebody away. */
  readonly officer: (FirmOfficer & { readonly cover: Cover | null }) | null
  /** All others, newest first: of before, and of days to come. */
  readonly others: readonly FirmOfficer[]
}

interface Cover {
  readonly officer: string
  readonly name: string | null
  readonly through: Day
}

type Row = Omit<FirmOfficer, 'through'> & Days & { readonly uscc: string; readonly objection: string | null }

/** Who looked after one firm from when to when, over all codes that it has or had. */
export async function officersOfFirm(
  db: QueryExecutorProvider,
  stream: string,
  asked: Pick<Asked, 'journal' | 'asOf' | 'known'>,
): Promise<OfficersOfFirm> {
  const { journal, asOf, known } = asked
  const { rows } = await sql<Row & { to: Day | null }>`
    select a.uscc, a.officer, n.name, n.organisation, lower(a.days)::text as "from", upper(a.days)::text as "to",
      a.document, a.objection
    from enterprise_code_1 c
    join assignment_1 a on a.journal = c.journal and a.uscc = c.code and ${knownThen(known, 'a')}
    left join (${namedOfficers(asked)}) n on n.officer = a.officer
    where c.journal = ${journal} and c.stream = ${stream} and ${knownThen(known, 'c')}`.execute(db)
  const tenures = oneADay(rows.map(({ to, ...row }): Row => (to === null ? row : { ...row, to })))
  const current = tenures.find((tenure) => tenure === tenureOn(tenures, asOf))
  const cover = current ? await coverOf(db, current.officer, asked) : null
  return {
    officer: current ? { ...shown(current), cover } : null,
    others: tenures
      .filter((tenure) => tenure !== current)
      .map(shown)
      .toReversed(),
  }
}

function shown({ uscc: _uscc, to, ...tenure }: Row): FirmOfficer {
  return { ...tenure, through: to === undefined ? null : plusDays(to, -1) }
}

async function coverOf(
  db: QueryExecutorProvider,
  officer: string,
  asked: Pick<Asked, 'journal' | 'asOf' | 'known'>,
): Promise<Cover | null> {
  const { journal, asOf, known } = asked
  const { rows } = await sql<Cover>`
    select w.by as officer, n.name, (upper(w.days) - 1)::text as through
    from absence_1 w
    left join (${namedOfficers(asked)}) n on n.officer = w.by
    where w.journal = ${journal} and w.officer = ${officer} and ${knownThen(known, 'w')} and w.days @> ${asOf}::date
    limit 1`.execute(db)
  return rows[0] ?? null
}
