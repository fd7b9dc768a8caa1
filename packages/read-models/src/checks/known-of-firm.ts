import { portraitOf, riskWithin3Years, type CheckInput, type Day, type Risk, type Standing } from '@titian/domain'
import type { QueryExecutorProvider } from 'kysely'
import { detailsOf } from '../enterprises/details.ts'
import { readRecordedOf } from '../enterprises/recorded-lines.ts'
import type { Asked } from '../figures/figure-counts.ts'

type Field = keyof CheckInput

/** What lists and visits have said of a firm that the rules ask for, each with the day of which it is; the rest nobody knows. */
export interface KnownOfFirm {
  readonly input: CheckInput
  readonly from: { readonly [Name in Field]?: { readonly on: Day; readonly by: KnownBy } }
}

/** A register list, a visit, the lists of 入库, or what took a certificate or a number away or says 失信. */
export type KnownBy = 'register' | 'visit' | 'registrations' | 'revocation' | 'number-revocation' | 'credit-risk'

const sayingRisk: Readonly<Record<Risk['type'], KnownBy>> = {
  HighTechRevoked: 'revocation',
  TechSmeNumberRevoked: 'number-revocation',
  CreditRiskListed: 'credit-risk',
}

/** By enterprise stream: what is known on a day of those that want to be entered for a year. */
export async function knownOfFirms(
  db: QueryExecutorProvider,
  streams: readonly string[],
  asked: Pick<Asked, 'journal' | 'known' | 'asOf'>,
  year: number,
): Promise<ReadonlyMap<string, KnownOfFirm>> {
  const recorded = await readRecordedOf(db, streams, asked)
  return new Map(recorded.map(({ stream, standing }) => [stream, knownOf(standing, asked.asOf, year)]))
}

function knownOf(standing: readonly Standing[], today: Day, year: number): KnownOfFirm {
  const said = standing.filter(({ occurredOn }) => occurredOn <= today)
  const { details, observed } = detailsOf(said)
  const { registrations } = portraitOf(standing)
  const before = registrations.filter((registration) => registration.year < year)
  // That nothing was recorded is no proof that nothing happened: then nobody knows.
  const risk = riskWithin3Years(standing, today)
  const found = (field: 'employees' | 'research') => {
    const value = details[field]
    const on = observed[field]?.on ?? listedOn(said, field)
    if (value === undefined || on === undefined) return {}
    return { value, from: { on, by: observed[field] ? ('visit' as const) : ('register' as const) } }
  }
  const employees = found('employees')
  const research = found('research')
  return {
    input: {
      ...(employees.value === undefined ? {} : { employees: employees.value }),
      ...(research.value === undefined ? {} : { research: research.value }),
      ...(risk ? { riskWithin3Years: true } : {}),
      firstTime: before.length === 0,
    },
    from: {
      ...(employees.from ? { employees: employees.from } : {}),
      ...(research.from ? { research: research.from } : {}),
      ...(risk ? { riskWithin3Years: { on: risk.on, by: sayingRisk[risk.type] } } : {}),
      firstTime: { on: today, by: 'registrations' },
    },
  }
}

function listedOn(said: readonly Standing[], field: 'employees' | 'research'): Day | undefined {
  return said.findLast(
    ({ statement }) => statement.type === 'RegisterEntryListed' && statement.data[field] !== undefined,
  )?.occurredOn
}
