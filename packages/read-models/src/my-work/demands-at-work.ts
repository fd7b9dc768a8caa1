import {
  workingDaysBetween,
  type Day,
  type DemandCategory,
  type WorkReason,
  type WorkingCalendar,
} from '@titian/domain'
import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely'
import { isTracked, milestonesOpenOn } from '../demand-ledger/demand-due.ts'
import { isAccountable } from '../demand-ledger/demand-sight.ts'
import { firmOfRecord } from '../visit-log/visit-sight.ts'
import type { AtWork } from './own-firms-at-work.ts'

interface Waiting {
  readonly demand: string
  readonly number: string
  readonly uscc: string | null
  readonly name: string
  readonly category: DemandCategory
  readonly text: string | null
  readonly state: string
  readonly nextAction: string | null
  readonly nextDue: Day | null
  readonly respondDue: Day | null
  readonly solveDue: Day | null
  readonly accepted: boolean
  readonly closedOn: Day | null
  /** The earliest milestone that is not reached. */
  readonly milestone: { readonly text: string; readonly due: Day } | null
}

export interface DemandAtWork {
  readonly demand: string
  readonly uscc: string | null
  readonly name: string
  readonly reason: WorkReason
  readonly due: Day | null
}

/**
 * The demands for which the officers are accountable, each once, for what presses most: a clock, the next step or a
 * milestone; of those that were closed to be tracked, the day to look again.
 */
export async function demandsAtWork(
  db: QueryExecutorProvider,
  { journal, officers, today }: AtWork,
  calendar: WorkingCalendar,
): Promise<readonly DemandAtWork[]> {
  const { rows } = await sql<Waiting>`
    select r.demand, r.number, r.uscc, r.name, r.category, case when r.secrecy = 'open' then r.text end as text, r.state, r.next_action as "nextAction", r.next_due::text as "nextDue",
      r.respond_due::text as "respondDue", r.solve_due::text as "solveDue", r.accepted_on is not null as accepted,
      r.closed_on::text as "closedOn", m.step as milestone
    from (${demandsOf({ journal, officers })}) r
    left join lateral (select step from (select r.data) d cross join lateral (${milestonesOpenOn(today)}) m limit 1) m on true
    order by r.demand`.execute(db)
  return rows.map((demand) => ({
    demand: demand.demand,
    uscc: demand.uscc,
    name: demand.name,
    ...pressing(demand, calendar, today),
  }))
}

/**
 * Theirs by 编号; and where a ledger gives a name alone, those of the firms that they ever looked after, by that name: from
 * the few firms to their demands, so that a city's ledger need not be read for one list.
 */
function demandsOf({ journal, officers }: Pick<AtWork, 'journal' | 'officers'>): RawBuilder<unknown> {
  return sql`
    select d.*
    from demand_1 d
    where d.journal = ${journal} and upper_inf(d.known) and d.officer = any(${[...officers]})
      and (d.closed_on is null or ${isTracked(sql.ref('d'))})
    union all
    select r.*
    from (
      select a.uscc as code
      from assignment_1 a
      where a.journal = ${journal} and upper_inf(a.known) and a.officer = any(${[...officers]})
      union
      select other.code
      from assignment_1 a
      join enterprise_code_1 one on one.journal = a.journal and one.code = a.uscc and upper_inf(one.known)
      join enterprise_code_1 other on other.journal = one.journal and other.stream = one.stream and upper_inf(other.known)
      where a.journal = ${journal} and upper_inf(a.known) and a.officer = any(${[...officers]})) looked_after
    cross join lateral (
      select d.*
      from demand_1 d
      where d.journal = ${journal} and d.uscc = looked_after.code and upper_inf(d.known) and d.officer is null
        and d.named is not null and d.closed_on is null
      offset 0) r
    ${firmOfRecord({ journal }, sql`r.uscc`, sql`r.raised_on`)}
    where ${isAccountable(officers, { journal })}`
}

function pressing(
  { number, category, text, state, nextAction, nextDue, respondDue, solveDue, accepted, closedOn, milestone }: Waiting,
  calendar: WorkingCalendar,
  today: Day,
): Pick<DemandAtWork, 'reason' | 'due'> {
  const about = { category, text }
  const next = { reason: { kind: 'demand-step', number, about, action: nextAction ?? '' }, due: nextDue } as const
  if (closedOn !== null) return { ...next, reason: { ...next.reason, of: 'tracking' } }
  const clocks = [
    ...(respondDue !== null && !accepted ? [{ clock: 'respond' as const, due: respondDue }] : []),
    // It waits for the firm: the clock stands still.
    ...(solveDue !== null && state !== 'suspended' ? [{ clock: 'solve' as const, due: solveDue }] : []),
  ].toSorted((a, b) => (a.due < b.due ? -1 : 1))
  const [first] = clocks
  const workingDays = first ? workingDaysBetween(calendar, today, first.due) : 0
  if (first && first.due < today)
    return {
      reason: { kind: 'demand-overdue', number, about, clock: first.clock, workingDays: -workingDays },
      due: first.due,
    }
  const step =
    milestone !== null && (nextDue === null || milestone.due < nextDue)
      ? ({ reason: { ...next.reason, action: milestone.text, of: 'milestone' }, due: milestone.due } as const)
      : next
  if (first && (step.due === null || first.due <= step.due))
    return { reason: { kind: 'demand-clock', number, about, clock: first.clock, workingDays }, due: first.due }
  return step
}
