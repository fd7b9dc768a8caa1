import {
  checkClockOf,
  checkRulesNamed,
  publishedCheckRules,
  type Day,
  type WorkingCalendar,
  type WorkReason,
} from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import type { AtWork } from './own-firms-at-work.ts'

export interface CheckAtWork {
  readonly check: string
  readonly uscc: string
  readonly name: string
  readonly reason: Extract<WorkReason, { readonly kind: 'check' }>
  /** The last day of the formal review. */
  readonly due: Day
}

interface RunningCheck {
  readonly check: string
  readonly uscc: string
  readonly name: string
  readonly year: number
  readonly status: string
  readonly recordedBy: string | null
  readonly rules: string
  readonly triggers: number
  readonly raisedOn: Day
}

/** Checks that wait for these officers, or for the account: to go, where nobody has recorded yet, or to agree with what the other recorded. */
export async function checksAtWork(
  db: QueryExecutorProvider,
  { journal, officers, account, today }: AtWork,
  calendar: WorkingCalendar,
): Promise<readonly CheckAtWork[]> {
  const names = account === undefined ? officers : [...officers, account]
  const { rows } = await sql<RunningCheck>`
    select "check", uscc, name, year, status, recorded_by as "recordedBy", rules, cardinality(triggers) as triggers,
      raised_on::text as "raisedOn"
    from check_1
    where journal = ${journal} and upper_inf(known) and status in ('open', 'recorded') and who && ${[...names]}::text[]
    order by raised_on`.execute(db)
  return rows
    .filter(({ status, recordedBy }) => status === 'open' || recordedBy === null || !names.includes(recordedBy))
    .map(({ check, uscc, name, year, status, rules, triggers, raisedOn }) => {
      const { reviewDays, due, left } = checkClockOf(calendar, checkRulesNamed(publishedCheckRules, rules), {
        raisedOn,
        today,
      })
      const step = status === 'open' ? 'go' : 'agree'
      return { check, uscc, name, reason: { kind: 'check', year, triggers, step, reviewDays, workingDays: left }, due }
    })
}
