import type { DemandCategory, DemandSecrecy, DemandStatus, VisitMode, VisitPurpose, VisitResult } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { knownThen, type Asked } from '../figures/figure-counts.ts'

/** Whose firms are carried along: those of one's own whole, others of some units by name. */
export interface Carrying extends Pick<Asked, 'journal' | 'asOf' | 'known'> {
  readonly ownFirms: readonly string[]
  readonly unitsByName: readonly string[]
}

export interface CarriedFirm {
  readonly stream: string
  readonly uscc: string
  readonly name: string
  readonly unit: string
  readonly own: boolean
  readonly codes: readonly string[]
  /** Keys by which its names are found, between bars. */
  readonly search: string
}

/** The firms that somebody in the field carries along, by their streams. */
export async function carriedFirms(
  db: QueryExecutorProvider,
  { journal, asOf, known, ownFirms, unitsByName }: Carrying,
): Promise<readonly CarriedFirm[]> {
  const { rows } = await sql<CarriedFirm>`
    select s.stream, s.uscc, s.name, s.unit, s.stream = any(${[...ownFirms]}) as own, e.codes, e.search
    from enterprise_spell_1 s
    join enterprise_1 e on e.journal = s.journal and e.stream = s.stream and ${knownThen(known, 'e')}
    where s.journal = ${journal} and ${knownThen(known, 's')} and s.days @> ${asOf}::date
      and (s.stream = any(${[...ownFirms]}) or (s.unit = any(${[...unitsByName]}) and s.status = 'active'))
    order by s.stream`.execute(db)
  return rows
}

/** Those of these firms of which the log said something after a position: of themselves, of visits or of demands. */
export async function changedSince(
  db: QueryExecutorProvider,
  journal: string,
  streams: readonly string[],
  position: number,
): Promise<ReadonlySet<string>> {
  const changed = (table: string) => {
    const known = sql.ref(`${table}.known`)
    return sql`(lower(${known}) > ${position} or upper(${known}) > ${position})`
  }
  const { rows } = await sql<{ stream: string }>`
    select stream from enterprise_1 e
    where e.journal = ${journal} and e.stream = any(${[...streams]}) and ${changed('e')}
    union
    select stream from enterprise_spell_1 s
    where s.journal = ${journal} and s.stream = any(${[...streams]}) and ${changed('s')}
    union
    select stream from figure_fact_1 f
    where f.journal = ${journal} and f.stream = any(${[...streams]}) and ${changed('f')}
    union
    select c.stream from enterprise_code_1 c join visit_1 v on v.journal = c.journal and v.uscc = c.code
    where c.journal = ${journal} and c.stream = any(${[...streams]}) and ${changed('v')}
    union
    select c.stream from enterprise_code_1 c join demand_1 d on d.journal = c.journal and d.uscc = c.code
    where c.journal = ${journal} and c.stream = any(${[...streams]}) and ${changed('d')}`.execute(db)
  return new Set(rows.map(({ stream }) => stream))
}

export interface CarriedVisit {
  readonly stream: string
  readonly on: string
  readonly mode: VisitMode
  readonly purposes: readonly VisitPurpose[]
  readonly results: readonly VisitResult[]
  readonly campaign: string | null
  readonly note: string | null
  readonly officers: readonly string[]
}

/** The last visits of each firm, the newest first. */
export async function carriedVisits(
  db: QueryExecutorProvider,
  streams: readonly string[],
  { journal, asOf, known }: Pick<Asked, 'journal' | 'asOf' | 'known'>,
  each: number,
): Promise<readonly CarriedVisit[]> {
  const { rows } = await sql<CarriedVisit>`
    select asked.stream, visit.*
    from unnest(${[...streams]}::text[]) as asked (stream)
    cross join lateral (
      select v.on_day::text as on, v.mode, v.purposes, v.results, v.campaign, v.data ->> 'note' as note, v.officers
      from enterprise_code_1 c
      join visit_1 v on v.journal = c.journal and v.uscc = c.code
      where c.journal = ${journal} and c.stream = asked.stream and ${knownThen(known, 'c')} and ${knownThen(known, 'v')}
        and v.on_day <= ${asOf}::date
      order by v.on_day desc, v.visit desc
      limit ${each}) visit`.execute(db)
  return rows
}

export interface CarriedDemand {
  readonly stream: string
  readonly demand: string
  readonly number: string
  readonly category: DemandCategory
  readonly text: string
  readonly secrecy: DemandSecrecy
  readonly state: DemandStatus
  readonly nextAction: string | null
  readonly nextDue: string | null
  readonly clockDue: string | null
  readonly holder: string | null
  readonly hasClock: boolean
  readonly verdict: string | null
  /** How many events have made it what it is. */
  readonly seen: number
}

/** The open demands of these firms, the oldest first. */
export async function openDemandsOf(
  db: QueryExecutorProvider,
  streams: readonly string[],
  { journal, known }: Pick<Asked, 'journal' | 'known'>,
): Promise<readonly CarriedDemand[]> {
  const { rows } = await sql<CarriedDemand>`
    select c.stream, ${carried}
    from enterprise_code_1 c
    join demand_1 d on d.journal = c.journal and d.uscc = c.code
    where c.journal = ${journal} and c.stream = any(${[...streams]}) and ${knownThen(known, 'c')} and ${knownThen(known, 'd')}
      and d.state not in ('closed', 'verified', 'archived')
    order by d.raised_on, d.demand`.execute(db)
  return rows
}

/** Open demands for which one of the officers is accountable, and that come with none of their own firms: of leads too. */
export async function openDemandsBeside(
  db: QueryExecutorProvider,
  { officers, ownFirms }: { readonly officers: readonly string[]; readonly ownFirms: readonly string[] },
  { journal, known }: Pick<Asked, 'journal' | 'known'>,
): Promise<readonly (Omit<CarriedDemand, 'stream'> & { readonly name: string })[]> {
  const { rows } = await sql<Omit<CarriedDemand, 'stream'> & { readonly name: string }>`
    select d.name, ${carried}
    from demand_1 d
    where d.journal = ${journal} and d.officer = any(${[...officers]}) and ${knownThen(known, 'd')}
      and d.state not in ('closed', 'verified', 'archived')
      and not exists (
        select
        from enterprise_code_1 c
        where c.journal = d.journal and c.code = d.uscc and c.stream = any(${[...ownFirms]}) and ${knownThen(known, 'c')})
    order by d.raised_on, d.demand`.execute(db)
  return rows
}

const carried = sql`d.demand, d.number, d.category, d.confirmed_verdict as verdict, d.text, d.secrecy, d.state, d.next_action as "nextAction",
  d.next_due::text as "nextDue",
  least(case when d.accepted_on is null then d.respond_due end, d.solve_due)::text as "clockDue", d.holder,
  d.respond_due is not null or d.solve_due is not null as "hasClock", cardinality(d.why) as seen`

/** Whether anybody's contact was erased since: a device forgets it with its next contact. */
export async function contactsErasedSince(db: QueryExecutorProvider, journal: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    select from contact where journal = ${journal} and erased_at >= ${at} limit 1`.execute(db)
  return rows.length > 0
}
