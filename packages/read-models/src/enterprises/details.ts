import { isAside, type Day, type Standing, type Statement } from '@titian/domain'

type Said<Type extends Statement['type']> = Extract<Statement, { readonly type: Type }>['data']
type Listed = Said<'RegisterEntryListed'>

/** What the register says of a firm, beside who it is. */
export type Details = Omit<Listed, 'uscc' | 'name' | 'unit'>

const observedFields = ['employees', 'revenue', 'research'] as const
type ObservedField = (typeof observedFields)[number]

/** Details that were found on a visit, and when; `year` is that of the money. */
export type Observed = {
  readonly [Field in ObservedField]?: { readonly on: Day; readonly visit: string; readonly year?: number }
}

/**
 * Field by field, the newest word up to a day; an empty cell says nothing. What was first said later than that day
 * holds for it too, since nothing says otherwise.
 */
export function detailsOf(
  standing: readonly Standing[],
  asOf?: Day,
): { readonly details: Details; readonly observed: Observed } {
  const isLater = ({ occurredOn }: Standing) => asOf !== undefined && occurredOn > asOf
  const details: Writable<Details> = {}
  const observed: Writable<Observed> = {}
  for (const { statement, occurredOn } of [
    ...standing.filter(isLater).toReversed(),
    ...standing.filter((said) => !isLater(said)),
  ]) {
    if (statement.type === 'RegisterEntryListed') {
      const { uscc: _uscc, name: _name, unit: _unit, ...said } = statement.data
      Object.assign(details, said)
      for (const field of observedFields) if (said[field] !== undefined) delete observed[field]
    } else if (statement.type === 'ProfileObserved') {
      const { visit, year } = statement.data
      for (const field of observedFields) {
        const value = statement.data[field]
        if (value === undefined) continue
        details[field] = value
        observed[field] = { on: occurredOn, visit, ...(year === undefined || field === 'employees' ? {} : { year }) }
      }
    }
  }
  return { details, observed }
}

/** As lists alone say it: by this are firms sized and titles judged. */
export function listedDetailsOf(standing: readonly Standing[], asOf?: Day): Details {
  return detailsOf(
    standing.filter(({ statement }) => !isAside(statement)),
    asOf,
  ).details
}

type Writable<Of> = { -readonly [Field in keyof Of]: Of[Field] }
