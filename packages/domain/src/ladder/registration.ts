import { firstDayOf, lastDayOf, yearOf, type Day } from '../day.ts'
import type { History } from '../enterprises/history.ts'
import { yearOfTechSmeNumber } from '../identifiers/tech-sme-number.ts'

/** A firm's 科技型中小企业入库 of one year: it holds from the day of the list through 31 December, or until it is revoked. */
export interface Registration {
  readonly year: number
  readonly number: string
  readonly on: Day
  readonly document?: string
  /** 撤销登记编号: the day from which the number holds no more. */
  readonly revokedOn?: Day
  readonly revokedBy: readonly number[]
  readonly why: readonly number[]
}

/** One registration a year, oldest first; the year is that in the number, whatever the list's. */
export function registrationsOf(history: History): readonly Registration[] {
  const years = new Map<number, Omit<Registration, 'revokedOn' | 'revokedBy'>>()
  const undated = new Set<number>()
  for (const { statement, occurredOn, versions, dated = true } of history.standing) {
    if (statement.type !== 'TechSmeRegistered') continue
    const { number, document } = statement.data
    const year = yearOfTechSmeNumber(number)
    const known = years.get(year)
    const told = known?.document ?? document
    const said = { ...(told ? { document: told } : {}), why: [...(known?.why ?? []), ...versions] }
    // The day of a list that has no days of its own counts only until a row says which it was.
    if (known && !(dated && undated.has(year))) years.set(year, { ...known, ...said })
    else years.set(year, { year, number, on: within(year, occurredOn), ...said })
    if (dated) undated.delete(year)
    else if (!known) undated.add(year)
  }
  return [...years.values()]
    .map((registration) => ({
      ...registration,
      ...revocationOf(registration, history, undated.has(registration.year)),
    }))
    .toSorted((a, b) => a.year - b.year)
}

/** By its number, else by the year of the day; a row that says itself that the firm was entered later is then another's. */
function revocationOf(
  { year, number, on }: Pick<Registration, 'year' | 'number' | 'on'>,
  { standing }: History,
  undated: boolean,
): Pick<Registration, 'revokedOn' | 'revokedBy'> {
  const revocation = standing.find(({ statement, occurredOn }) => {
    if (statement.type !== 'TechSmeNumberRevoked') return false
    const { number: named } = statement.data
    return named === undefined ? yearOf(occurredOn) === year && (undated || on <= occurredOn) : named === number
  })
  return revocation ? { revokedOn: revocation.occurredOn, revokedBy: revocation.versions } : { revokedBy: [] }
}

// A number is counted in its year: a list that came out in the next January is its year's last day.
function within(year: number, day: Day): Day {
  return day < firstDayOf(year) ? firstDayOf(year) : day > lastDayOf(year) ? lastDayOf(year) : day
}
