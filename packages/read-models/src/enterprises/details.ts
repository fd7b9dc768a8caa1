import type { Day, Standing, Statement } from '@titian/domain'

type RegisterEntry = Extract<Statement, { readonly type: 'RegisterEntryListed' }>
type Said = RegisterEntry['data']

/** What the register says of a firm, beside who it is. */
export type Details = Omit<Said, 'uscc' | 'name' | 'unit'>

/**
 * Field by field, the newest word up to a day; an empty cell says nothing. What was first said later than that day
 * holds for it too, since nothing says otherwise.
 */
export function detailsOf(standing: readonly Standing[], asOf?: Day): Details {
  const entries = standing.flatMap(({ statement, occurredOn }) =>
    statement.type === 'RegisterEntryListed' ? [{ occurredOn, said: statement.data }] : [],
  )
  const isLater = ({ occurredOn }: { readonly occurredOn: Day }) => asOf !== undefined && occurredOn > asOf
  const later = entries.filter(isLater).toReversed()
  const told = entries.filter((entry) => !isLater(entry))
  const details: { -readonly [Field in keyof Details]: Details[Field] } = {}
  for (const { said } of [...later, ...told]) {
    const { uscc: _uscc, name: _name, unit: _unit, ...rest } = said
    Object.assign(details, rest)
  }
  return details
}
