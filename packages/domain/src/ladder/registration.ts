import { firstDayOf, lastDayOf, type Day } from '../day.ts'
import type { History } from '../enterprises/history.ts'
import { yearOfTechSmeNumber } from '../identifiers/tech-sme-number.ts'

/** A firm's 科技型中小企业入库 of one year: it holds from the day of the list through 31 December. */
export interface Registration {
  readonly year: number
  readonly number: string
  readonly on: Day
  readonly document?: string
  readonly why: readonly number[]
}

/** One registration a year, oldest first; the year is that in the number, whatever the list's. */
export function registrationsOf(history: History): readonly Registration[] {
  const years = new Map<number, Registration>()
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
  return [...years.values()].toSorted((a, b) => a.year - b.year)
}

// A number is counted in its year: a list that came out in the next January is its year's last day.
function within(year: number, day: Day): Day {
  return day < firstDayOf(year) ? firstDayOf(year) : day > lastDayOf(year) ? lastDayOf(year) : day
}
