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

const workingYear = {
  off: Type.Array(Day, { maxItems: 120, description: '放假的日子，含连休中的周末' }),
  working: Type.Array(Day, { maxItems: 60, description: '调休上班的周六、周日' }),
  source: Type.String({ minLength: 1, maxLength: 200, description: '依据，如 国办发明电〔2025〕7号' }),
}
export const SetWorkingYear = closed(workingYear)
export type SetWorkingYear = Static<typeof SetWorkingYear>

export const WorkingCalendar = closed({
  years: Type.Array(closed({ year: Type.Integer(), ...workingYear, set: Type.Boolean({ description: '本市改定过' }) })),
})
export type WorkingCalendar = Static<typeof WorkingCalendar>
