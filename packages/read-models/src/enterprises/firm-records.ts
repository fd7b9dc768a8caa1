import {
  assignmentStream,
  codesOf,
  dutiesStream,
  historyOf,
  visitDecider,
  unitsStream,
  visitOf,
  type AssignmentEvent,
  type CheckEvent,
  type Day,
  type DemandEvent,
  type DutyEvent,
  type FirmPlanEvent,
  type UnitsConfirmed,
  type VisitEvent,
} from '@titian/domain'
import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely'
import { assignmentFactOf } from '../assignments/officer-events.ts'
import { checkEventOf } from '../checks/check-rows.ts'
import { demandFactOf } from '../demand-ledger/demand-events.ts'
import { dutyEventOf } from '../duties/duty-rows.ts'
import { firmPlanEventOf } from '../firm-plans/firm-plan-events.ts'
import { firmPlanPrefix } from '../firm-plans/firm-plan-rows.ts'
import type { Asked } from '../figures/figure-counts.ts'
import { listOf } from '../log/list-of.ts'
import type { Line } from '../log/touched-streams.ts'
import { visitFactOf } from '../visit-log/visit-rows.ts'
import { peopleIn, type PersonNamed } from './people-in-records.ts'
import type { Recorded } from './recorded-lines.ts'
import { sightOf, type Seeing } from './sight.ts'
import { unitsConfirmedOf } from './units-confirmed.ts'

type RecordKind = 'visit' | 'demand' | 'assignment' | 'plan' | 'check' | 'duty' | 'units'
type StoryEvent = VisitEvent | DemandEvent | AssignmentEvent | FirmPlanEvent | CheckEvent | DutyEvent | UnitsConfirmed

/** An event of a firm's story that a stream of its own holds, and that names the firm by one of its codes. */
export interface RecordItem {
  readonly kind: RecordKind
  /** The visit, the demand, the plan, the check, or the code under which the firm is assigned and does its duties. */
  readonly record: string
  readonly position: number
  readonly version: number
  readonly event: StoryEvent
  readonly occurredOn: Day
  readonly recordedAt: string
  readonly actor: string
  readonly list: { readonly importId: string; readonly row: number; readonly title: string } | null
  readonly withdrawn: boolean
  readonly corrected: boolean
  /** Whom it names: officers, and those whom a list names only by name. */
  readonly people: readonly PersonNamed[]
}

type Known = Pick<Asked, 'journal' | 'known'>
type Told = Line & {
  readonly kind: RecordKind
  readonly recordedAt: Date
  readonly actor: string
  readonly title: string | null
}

/**
 * What was done for a firm: visits, demands, its plans, checks, yearly duties, who looks after it; as far as it is of days that are
 * in sight.
 */
export async function recordsOfFirm(
  db: QueryExecutorProvider,
  { stream, standing }: Recorded,
  asked: Known & Seeing,
): Promise<readonly RecordItem[]> {
  const codes = codesOf(standing)
  const isOwn = asked.units === undefined ? () => true : sightOf(stream, historyOf(standing), asked)?.isOwn
  if (codes.length === 0 || !isOwn) return []
  const told = Map.groupBy(await tell(db, { stream, codes }, asked), (line) => line.stream)
  const items = [...told].flatMap(([, lines]) => itemsOf(lines, isOwn))
  return peopleIn(db, asked.journal, items)
}

async function tell(
  db: QueryExecutorProvider,
  { stream, codes }: { readonly stream: string; readonly codes: readonly string[] },
  { journal, known }: Known,
): Promise<readonly Told[]> {
  const upTo = (position: RawBuilder<unknown>) =>
    known === undefined ? sql`true` : sql`${position} <= ${known}::bigint`
  // A record that was amended to be of another firm is that one's.
  const last = (table: 'visit_1' | 'demand_1', id: 'visit' | 'demand') => sql`
    select distinct ${sql.lit(id)} as kind, ${sql.lit(`${id}-`)} || r.${sql.ref(id)} as stream
    from ${sql.table(table)} r
    where r.journal = ${journal} and r.uscc = any(${[...codes]}) and ${upTo(sql`lower(r.known)`)}
      and not exists (
        select
        from ${sql.table(table)} later
        where later.journal = r.journal and later.${sql.ref(id)} = r.${sql.ref(id)} and lower(later.known) > lower(r.known)
          and ${upTo(sql`lower(later.known)`)})`
  const { rows } = await sql<Told>`
    with records as (
      ${last('visit_1', 'visit')}
      union all
      ${last('demand_1', 'demand')}
      union all
      select 'plan', ${firmPlanPrefix} || plan from firm_plan_1
      where journal = ${journal} and uscc = any(${[...codes]}) and ${upTo(sql`lower(known)`)}
      group by plan
      union all
      select 'check', ${'check-'} || "check" from check_1
      where journal = ${journal} and uscc = any(${[...codes]}) and ${upTo(sql`lower(known)`)}
      group by "check"
      union all
      select 'units', ${unitsStream(stream)}
      union all
      select 'duty', stream from unnest(${codes.map(dutiesStream)}::text[]) as own (stream)
      union all
      select 'assignment', stream from unnest(${codes.map(assignmentStream)}::text[]) as own (stream))
    select r.kind, e.stream, e.position, e.version, e.type, e.data, e.occurred_on::text as "occurredOn", e.meta, e.actor,
      e.recorded_at as "recordedAt", coalesce(i.list ->> 'title', i.file_name) as title
    from records r
    join event e on e.journal = ${journal} and e.stream = r.stream
    left join import i on i.journal = e.journal and i.import::text = e.meta -> 'list' ->> 'import'
    where ${upTo(sql`e.position`)}
    order by e.stream, e.version`.execute(db)
  return rows
}

const prefixes: Readonly<Record<RecordKind, string>> = {
  visit: 'visit-',
  demand: 'demand-',
  assignment: 'assignment-',
  plan: firmPlanPrefix,
  check: 'check-',
  duty: 'duties-',
  units: 'units-',
}

function itemsOf(lines: readonly Told[], isOwn: (day: Day) => boolean): readonly Omit<RecordItem, 'people'>[] {
  const events = lines.map((line) => ({ line, event: eventOf(line) }))
  const day = dayOf(lines)
  const last = events.at(-1)
  const isGone = (version: number) =>
    events.some(
      ({ event, line }) =>
        (event.type === 'StatementWithdrawn' && event.data.concerns.includes(version)) ||
        (event.type === 'VisitWithdrawn' && version < line.version),
    )
  return events
    .filter(({ line }) => isOwn(day ?? line.occurredOn))
    .map(({ line: { kind, stream, position, version, occurredOn, recordedAt, actor, meta, title }, event }) => {
      const list = listOf(meta)
      return {
        kind,
        record: stream.slice(prefixes[kind].length),
        position,
        version,
        event,
        actor,
        recordedAt: recordedAt.toISOString(),
        // A visit whose day was moved stands on the day that it has now.
        occurredOn: event.type === 'VisitLogged' ? (day ?? occurredOn) : occurredOn,
        list: list ? { importId: list.import, row: list.row, title: title ?? '' } : null,
        withdrawn: isGone(version),
        corrected: event.type === 'VisitLogged' && last?.event.type === 'VisitAmended',
      }
    })
}

/** The day to which a whole record belongs; undefined where each of its events has its own. */
function dayOf(lines: readonly Told[]): Day | undefined {
  const [first] = lines
  switch (first?.kind) {
    case 'visit': {
      const facts = lines.map(visitFactOf)
      return visitOf(facts.reduce(visitDecider.evolve, visitDecider.initialState))?.on ?? first.occurredOn
    }
    case 'demand':
    case 'check':
      return first.occurredOn
    default:
      return undefined
  }
}

function eventOf(line: Told): StoryEvent {
  switch (line.kind) {
    case 'visit':
      return visitFactOf(line).event
    case 'demand':
      return demandFactOf(line).event
    case 'assignment':
      return assignmentFactOf(line).event
    case 'plan':
      return firmPlanEventOf(line)
    case 'check':
      return checkEventOf(line)
    case 'duty':
      return dutyEventOf(line)
    case 'units':
      return unitsConfirmedOf(line)
  }
}
