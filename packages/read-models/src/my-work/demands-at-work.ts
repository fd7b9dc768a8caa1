import { workingDaysBetween, type Day, type WorkReason, type WorkingCalendar } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import type { AtWork } from './own-firms-at-work.ts'

interface OpenDemand {
  readonly demand: string
  readonly number: string
  readonly uscc: string | null
  readonly name: string
  readonly state: string
  readonly nextAction: string | null
  readonly nextDue: Day | null
  readonly respondDue: Day | null
  readonly solveDue: Day | null
  readonly accepted: boolean
}

export interface DemandAtWork {
  readonly demand: string
  readonly uscc: string | null
  readonly name: string
  readonly reason: WorkReason
  readonly due: Day | null
}

/** The open demands for which the officers are accountable, each once, for what presses most: a clock, else the next step. */
export async function demandsAtWork(
  db: QueryExecutorProvider,
  { journal, officers, today }: AtWork,
  calendar: WorkingCalendar,
): Promise<readonly DemandAtWork[]> {
  const { rows } = await sql<OpenDemand>`
    select demand, number, uscc, name, state, next_action as "nextAction", next_due::text as "nextDue",
      respond_due::text as "respondDue", solve_due::text as "solveDue", accepted_on is not null as accepted
    from demand_1
    where journal = ${journal} and upper_inf(known) and closed_on is null
      and officer = any(${[...officers]})
    order by demand`.execute(db)
  return rows.map((demand) => ({
    demand: demand.demand,
    uscc: demand.uscc,
    name: demand.name,
    ...pressing(demand, calendar, today),
  }))
}

function pressing(
  { number, state, nextAction, nextDue, respondDue, solveDue, accepted }: OpenDemand,
  calendar: WorkingCalendar,
  today: Day,
): Pick<DemandAtWork, 'reason' | 'due'> {
  const clocks = [
    ...(respondDue !== null && !accepted ? [{ clock: 'respond' as const, due: respondDue }] : []),
    // It waits for the firm: the clock stands still.
    ...(solveDue !== null && state !== 'suspended' ? [{ clock: 'solve' as const, due: solveDue }] : []),
  ].toSorted((a, b) => (a.due < b.due ? -1 : 1))
  const [first] = clocks
  const workingDays = first ? workingDaysBetween(calendar, today, first.due) : 0
  if (first && first.due < today)
    return { reason: { kind: 'demand-overdue', number, clock: first.clock, workingDays: -workingDays }, due: first.due }
  if (first && (nextDue === null || first.due <= nextDue))
    return { reason: { kind: 'demand-clock', number, clock: first.clock, workingDays }, due: first.due }
  return { reason: { kind: 'demand-step', number, action: nextAction ?? '' }, due: nextDue }
}
