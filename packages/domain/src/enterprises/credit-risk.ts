import { yearOf, type Day } from '../day.ts'
import { speaking } from './said-again.ts'
import type { Statement } from './event.ts'
import type { Standing } from './standing.ts'

/** What an application to be entered as 科技型中小企业 is looked at for: 失信, and a title or number that was taken away. */
type RiskStatement = Extract<
  Statement,
  { readonly type: 'HighTechRevoked' | 'TechSmeNumberRevoked' | 'CreditRiskListed' }
>

export interface Risk {
  readonly type: RiskStatement['type']
  readonly on: Day
}

/**
 * The newest risk of the three years up to a day: what happened within them, and a record of 失信 that stood within them,
 * however long ago it was made. A day three years before is over.
 */
export function riskWithin3Years(standing: readonly Standing[], today: Day): Risk | undefined {
  const since = threeYearsBefore(today)
  return speaking(standing)
    .flatMap(({ statement, occurredOn: on }): Risk[] => {
      if (!isRisk(statement) || on > today) return []
      return on > since || stoodAfter(statement, since) ? [{ type: statement.type, on }] : []
    })
    .at(-1)
}

function isRisk(statement: Statement): statement is RiskStatement {
  const { type } = statement
  return type === 'HighTechRevoked' || type === 'TechSmeNumberRevoked' || type === 'CreditRiskListed'
}

function stoodAfter(statement: RiskStatement, day: string): boolean {
  return statement.type === 'CreditRiskListed' && (statement.data.until === undefined || statement.data.until > day)
}

/** Nobody is taken off a list before being on it. */
export function endsTooEarly({ until }: { readonly until?: Day }, listedOn: Day): boolean {
  return until !== undefined && until < listedOn
}

/** To be compared with: of 29 February it is no day of the calendar. */
function threeYearsBefore(day: Day): string {
  return `${yearOf(day) - 3}${day.slice(4)}`
}
