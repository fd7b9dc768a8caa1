import type { ClosedDemand, ClosingCode, Day, DemandCategory } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { knownThen } from '../figures/figure-counts.ts'
import { firmOfRecord } from '../visit-log/visit-sight.ts'
import { isAccountable, officerByName } from './demand-sight.ts'

interface Asked {
  readonly journal: string
  readonly asOf: Day
  readonly known?: number | undefined
}

/**
 * What was closed in some days and was never drawn: what a sample is drawn from. What was merged into another demand is
 * called back with that one.
 */
export async function closedToDraw(
  db: QueryExecutorProvider,
  journal: string,
  from: Day,
  through: Day,
): Promise<readonly ClosedDemand[]> {
  const { rows } = await sql<ClosedDemand>`
    select r.demand, coalesce(firm.unit, 'unknown') as unit,
      coalesce(r.officer, by_name.officer, written.name, r.named::text, '') as officer
    from demand_1 r
    ${firmOfRecord({ journal }, sql`r.uscc`, sql`r.raised_on`)}
    left join lateral (${officerByName({ journal })}) by_name on r.officer is null and r.named is not null
    -- Each row of a ledger has a key of its own: what is drawn by is the name.
    left join person written on written.journal = r.journal and written.person = r.named and r.officer is null
    where r.journal = ${journal} and upper_inf(r.known) and r.closed_on between ${from}::date and ${through}::date
      and r.sample is null and r.verified is null and r.closing_code is distinct from 'C8'`.execute(db)
  return rows
}

export interface Tally {
  readonly drawn: number
  readonly verified: number
  readonly overturned: number
}

export interface SampleLine extends Tally {
  readonly sample: string
  readonly drawnOn: Day
  readonly from: Day
  readonly through: Day
  readonly share: number
  readonly seed: number
  readonly closed: number
}

/** Every sample that was drawn by the day, the newest first, and what the calls came to. */
export async function callBackSamples(
  db: QueryExecutorProvider,
  asked: Asked,
  sample?: string,
): Promise<readonly SampleLine[]> {
  const { journal, asOf, known } = asked
  const { rows } = await sql<SampleLine>`
    select c.sample, c.drawn_on::text as "drawnOn", c.from_day::text as from, c.through_day::text as through, c.share, c.seed::float8 as seed,
      c.closed, cardinality(c.demands) as drawn, count(v.upheld)::int as verified,
      (count(*) filter (where not v.upheld))::int as overturned
    from call_back_sample_1 c
    left join lateral (${verdicts(asked)}) v on true
    where c.journal = ${journal} and ${knownThen(known, 'c')} and c.drawn_on <= ${asOf}::date
      and ${sample === undefined ? sql`true` : sql`c.sample = ${sample}`}
    group by c.sample, c.drawn_on, c.from_day, c.through_day, c.share, c.seed, c.closed, c.demands, c.why
    order by c.drawn_on desc, c.why desc`.execute(db)
  return rows
}

/** What the calls said: the log's events, because a demand that is reopened forgets its verdict. */
function verdicts({ journal, asOf, known }: Asked) {
  return sql`
    select distinct on (e.stream) substr(e.stream, 8) as demand, (e.data ->> 'upheld')::boolean as upheld,
      e.occurred_on::text as on, e.data ->> 'note' as note
    from event e
    where e.journal = ${journal} and e.stream in (select 'demand-' || drawn from unnest(c.demands) as drawn)
      and e.type = 'DemandVerified' and e.data ->> 'sample' = c.sample and e.occurred_on <= ${asOf}::date
      and ${known === undefined ? sql`true` : sql`e.position <= ${known}`}
    order by e.stream, e.version desc`
}

export interface DrawnDemand {
  readonly demand: string
  readonly number: string
  readonly uscc: string | null
  readonly name: string
  readonly unit: string
  readonly category: DemandCategory
  readonly text: string
  readonly closedOn: Day | null
  readonly closingCode: ClosingCode | null
  readonly evidence: readonly { readonly kind: string; readonly number: string }[]
  /** Who was accountable on the day on which it was closed; null where only a name is known, or nobody. */
  readonly officer: string | null
  /** The officer's name, or the one that a ledger gives. */
  readonly officerName: string | null
  readonly upheld: boolean | null
  readonly verifiedOn: Day | null
  readonly note: string | null
  readonly reopened: boolean
  /** The caller is accountable for it, and may not call. */
  readonly own: boolean
}

/** The demands of a sample, by unit and number. */
export async function drawnDemands(
  db: QueryExecutorProvider,
  sample: string,
  officers: readonly string[],
  asked: Asked,
): Promise<readonly DrawnDemand[]> {
  const { journal, known } = asked
  const { rows } = await sql<DrawnDemand>`
    select r.demand, r.number, r.uscc, coalesce(firm.firm_name, r.name) as name, coalesce(firm.unit, 'unknown') as unit, r.category,
      r.text, r.closed_on::text as "closedOn", r.closing_code as "closingCode",
      coalesce(r.data -> 'closing' -> 'evidence', '[]') as evidence, closed_by.officer, closed_by.name as "officerName",
      v.upheld, v.on as "verifiedOn", v.note, r.closed_on is null as reopened, ${isAccountable(officers, { journal, known })} as own
    from call_back_sample_1 c
    cross join lateral unnest(c.demands) as drawn (demand)
    join demand_1 r on r.journal = c.journal and r.demand = drawn.demand and ${knownThen(known, 'r')}
    ${firmOfRecord(asked, sql`r.uscc`, sql`r.raised_on`)}
    left join lateral (${verdicts(asked)}) v on v.demand = r.demand
    left join lateral (${closedBy(asked)}) closed_by on true
    where c.journal = ${journal} and c.sample = ${sample} and ${knownThen(known, 'c')}
    order by unit, r.number`.execute(db)
  return rows
}

/**
 * Who was accountable when it was closed for which it was drawn: a demand that is reopened may go to somebody else. Of a
 * `drawn` demand of sample `c` with the columns of `firmOfRecord`.
 */
function closedBy({ journal, known }: Asked) {
  return sql`
    select coalesce(r.officer, by_name.officer) as officer, coalesce(person.name, written.name) as name
    from (
      select s.uscc, s.raised_on, s.officer, s.named
      from demand_spell_1 s
      where s.journal = c.journal and s.demand = drawn.demand and s.closed_on <= c.drawn_on and ${knownThen(known, 's')}
      order by s.closed_on desc, lower(s.days)
      limit 1) r
    left join lateral (${officerByName({ journal, known })}) by_name on r.officer is null and r.named is not null
    left join person written on written.journal = ${journal} and written.person = r.named and r.officer is null
    left join lateral (
      select p.name
      from officer_1 o
      join person p on p.journal = o.journal and p.person = o.person
      where o.journal = ${journal} and o.officer = coalesce(r.officer, by_name.officer) and ${knownThen(known, 'o')}
      order by lower(o.days) desc
      limit 1) person on true`
}
