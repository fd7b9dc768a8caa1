import { Type, type Static } from 'typebox'
import { closed, Cursor, Day, InTime, Limit, Positions, UnitCode } from './vocabulary.ts'
import { EventLine } from './figures.ts'
import { CreditCode, OfficerCode } from './visits.ts'

export const dutyHolders = ['high-tech', 'tech-sme-before', 'renamed'] as const
export const dutyStates = ['done', 'due', 'missed', 'untold', 'ahead'] as const
/** `not-done` is all but done and ahead. */
export const dutyStateFilters = ['not-done', ...dutyStates] as const

const Year = Type.Integer({ minimum: 2010, maximum: 2100 })
const DutyCode = Type.String({ minLength: 1, maxLength: 60, description: '事项代码' })
const MonthDay = Type.String({ pattern: '^\\d{2}-\\d{2}$', description: '月-日, MM-DD' })
const Reason = Type.String({ minLength: 2, maxLength: 300 })

const line = {
  duty: DutyCode,
  name: Type.String({ minLength: 2, maxLength: 60 }),
  of: Type.Enum(dutyHolders, { description: '有效高企；上年入库的科小；持称号期间更名的' }),
  opens: Type.Optional(MonthDay),
  due: Type.Optional(MonthDay),
  months: Type.Optional(Type.Integer({ minimum: 1, maximum: 24, description: '更名后几个月内' })),
  twiceIsFatal: Type.Optional(Type.Boolean({ description: '证书有效期内缺两次取消资格' })),
  source: Type.String({ minLength: 2, maxLength: 200, description: '依据' }),
  year: Type.Optional(Year),
}

/** One line of 年度事项; `year` where it holds for that year alone. */
export const DutyLine = closed({ ...line, set: Type.Boolean({ description: '本市改定过' }) })
export type DutyLine = Static<typeof DutyLine>

export const DutyTableQuery = closed({ ...InTime })

export const DutyTable = closed({
  items: Type.Array(DutyLine),
  history: Type.Array(EventLine, { description: '改动经过，新的在前' }),
  positions: Positions,
})
export type DutyTable = Static<typeof DutyTable>

/** A new duty has no code yet: it goes by its name. */
export const SetDuty = closed({ ...line, duty: Type.Optional(DutyCode) })
export type SetDuty = Static<typeof SetDuty>

export const DropDuty = closed({ duty: DutyCode, year: Type.Optional(Year) })
export type DropDuty = Static<typeof DropDuty>

const filter = {
  year: Year,
  duty: Type.Optional(DutyCode),
  unit: Type.Optional(UnitCode),
  officer: Type.Optional(OfficerCode),
  state: Type.Optional(Type.Enum(dutyStateFilters)),
  ...InTime,
}
export const DutiesFilter = closed(filter)
export type DutiesFilter = Static<typeof DutiesFilter>
export const DutiesQuery = closed({ ...filter, cursor: Type.Optional(Cursor), limit: Type.Optional(Limit) })

const Name = Type.Union([Type.String(), Type.Null()])

export const DutyItem = closed({
  uscc: Type.String(),
  name: Type.String(),
  unit: UnitCode,
  officer: Name,
  officerName: Name,
  duty: Type.String(),
  dutyName: Type.String(),
  from: Day,
  due: Day,
  state: Type.Enum(dutyStates),
  doneOn: Type.Union([Day, Type.Null()]),
  missedBefore: Type.Array(Type.Integer(), { description: '证书有效期内此前缺报的年度' }),
})
export type DutyItem = Static<typeof DutyItem>

const counts = {
  bound: Type.Integer({ description: '应完成' }),
  done: Type.Integer(),
  due: Type.Integer(),
  missed: Type.Integer(),
  untold: Type.Integer(),
  ahead: Type.Integer(),
}
export const DutyCounts = closed({ unit: UnitCode, ...counts })
export type DutyCounts = Static<typeof DutyCounts>

/** Who has done what in a year; `units` counts what the filter finds, whatever its state. */
export const Duties = closed({
  year: Type.Integer(),
  duties: Type.Array(
    closed({
      duty: Type.String(),
      name: Type.String(),
      told: Type.Boolean({ description: '有名单或记录说明谁完成了' }),
      byEntering: Type.Boolean({ description: '以入库名单为准，不用标记' }),
    }),
  ),
  units: Type.Array(DutyCounts),
  count: Type.Integer(),
  items: Type.Array(DutyItem),
  next: Type.Union([Cursor, Type.Null()]),
  asOf: Day,
  positions: Positions,
})
export type Duties = Static<typeof Duties>

export const MarkDutyDone = closed({ uscc: CreditCode, duty: DutyCode, year: Year, on: Day })
export type MarkDutyDone = Static<typeof MarkDutyDone>

export const TakeBackDuty = closed({ uscc: CreditCode, duty: DutyCode, year: Year, reason: Reason })
export type TakeBackDuty = Static<typeof TakeBackDuty>
