import { Type, type Static } from 'typebox'
import { closed, Day, UnitCode } from './vocabulary.ts'

/** The business day, which every "today" means; `fixed` days are shown as 演示日期 and may be moved. */
export const BusinessDay = closed({ day: Day, fixed: Type.Boolean() })
export type BusinessDay = Static<typeof BusinessDay>
export const FixBusinessDay = closed({ day: Type.Union([Day, Type.Null()]) })

/** The day as it stands now, and the log's position. */
export const BusinessDayFixed = closed({ ...BusinessDay.properties, position: Type.Integer() })

export const Unit = closed({
  unit: UnitCode,
  name: Type.String(),
  shortName: Type.String(),
  kind: Type.Enum(['city', 'district', 'county', 'county-level-city', 'zone']),
})
export type Unit = Static<typeof Unit>
export const Units = closed({ items: Type.Array(Unit) })
export type Units = Static<typeof Units>

/** Server-sent: the log moved, the read models have passed this position. */
export const Change = closed({ positions: Type.Record(Type.String(), Type.Integer()) })
