import { Type, type Static } from 'typebox'
import { closed, Cursor, Day, InTime, Limit, Positions, UnitCode } from './vocabulary.ts'
import { OfficerCode } from './visits.ts'

const Reason = Type.String({ minLength: 2, maxLength: 300 })
const Name = Type.Union([Type.String(), Type.Null()])

export const OfficersQuery = closed({
  unit: Type.Optional(UnitCode),
  query: Type.Optional(Type.String({ maxLength: 60, description: '姓名、编号或单位的一部分' })),
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(Limit),
  ...InTime,
})

export const OfficerLine = closed({
  officer: Type.String(),
  name: Name,
  organisation: Type.Union([Type.String(), Type.Null()]),
  unit: Type.Union([UnitCode, Type.Null()], { description: '联系县区' }),
  account: Type.Union([Type.String(), Type.Null()], { description: '登录账号' }),
  from: Type.Union([Day, Type.Null()], { description: '任职首日；尚无名单时为 null' }),
  firms: Type.Integer({ description: '当日对接企业数' }),
  openDemands: Type.Integer({ description: '当日未办结需求条数' }),
  overdueDemands: Type.Integer({ description: '逾期（含下一步）：其中下一步、节点、响应或解决期限已过的' }),
  covered: Type.Integer({ description: '当日代管企业数' }),
  absence: Type.Union([
    closed({
      absence: Type.String(),
      by: Type.String(),
      byName: Name,
      from: Day,
      through: Day,
      reason: Type.Union([Type.String(), Type.Null()]),
    }),
    Type.Null(),
  ]),
})
export type OfficerLine = Static<typeof OfficerLine>

export const Officers = closed({
  count: Type.Integer(),
  items: Type.Array(OfficerLine),
  next: Type.Union([Cursor, Type.Null()]),
  asOf: Day,
  positions: Positions,
})
export type Officers = Static<typeof Officers>

const person = {
  name: Type.String({ minLength: 1, maxLength: 60 }),
  phone: Type.String({ maxLength: 40 }),
  organisation: Type.String({ minLength: 1, maxLength: 80 }),
  unit: UnitCode,
}

export const OpenOfficer = closed({
  officer: OfficerCode,
  name: person.name,
  phone: Type.Optional(person.phone),
  organisation: Type.Optional(person.organisation),
  unit: Type.Optional(person.unit),
  on: Type.Optional(Day),
})
export type OpenOfficer = Static<typeof OpenOfficer>

export const ChangeOfficer = closed({
  name: Type.Optional(person.name),
  phone: Type.Optional(person.phone),
  organisation: Type.Optional(person.organisation),
  unit: Type.Optional(person.unit),
  on: Type.Optional(Day),
})
export type ChangeOfficer = Static<typeof ChangeOfficer>

/** `on` is the first day without. */
export const LeaveOfficer = closed({ on: Day, reason: Reason })
export type LeaveOfficer = Static<typeof LeaveOfficer>

/** One account is one officer at most; null takes the link away. */
export const LinkOfficerAccount = closed({
  account: Type.Union([Type.String({ minLength: 1, maxLength: 64 }), Type.Null()]),
})
export type LinkOfficerAccount = Static<typeof LinkOfficerAccount>

export const CoverAbsence = closed({
  by: OfficerCode,
  from: Day,
  through: Day,
  reason: Type.Optional(Reason),
})
export type CoverAbsence = Static<typeof CoverAbsence>

export const AbsenceKept = closed({ absence: Type.String(), position: Type.Integer() })

/** The officer is back on `on`; today where none is named. */
export const EndAbsence = closed({ on: Type.Optional(Day), reason: Type.Optional(Reason) })
export type EndAbsence = Static<typeof EndAbsence>
