import { Type, type Static } from 'typebox'
import { closed, Day, InTime, Positions, UnitCode } from './vocabulary.ts'
import { CreditCode, OfficerCode } from './visits.ts'

const Reason = Type.String({ minLength: 2, maxLength: 300 })
const Name = Type.Union([Type.String(), Type.Null()])
const Said = Type.Union([Type.String(), Type.Null()])

export const handoverStatuses = ['pending', 'accepted', 'returned'] as const

/** All firms of an officer that are in sight, or some of them, from a day on; what is open with them goes along. */
export const PrepareHandover = closed({
  from: OfficerCode,
  to: OfficerCode,
  on: Day,
  firms: Type.Optional(Type.Array(CreditCode, { minItems: 1, maxItems: 500 })),
  document: Type.Optional(Type.String({ minLength: 2, maxLength: 60, description: '文号' })),
  reason: Type.Optional(Reason),
})
export type PrepareHandover = Static<typeof PrepareHandover>

export const HandoverPrepared = closed({ handover: Type.String(), position: Type.Integer() })
export type HandoverPrepared = Static<typeof HandoverPrepared>

export const ReturnHandover = closed({ reason: Reason })
export type ReturnHandover = Static<typeof ReturnHandover>

export const HandoversQuery = closed({ status: Type.Optional(Type.Enum(handoverStatuses)), ...InTime })

export const Handover = closed({
  handover: Type.String(),
  from: Type.String(),
  fromName: Name,
  to: Type.String(),
  toName: Name,
  on: Day,
  status: Type.Enum(handoverStatuses),
  firms: Type.Array(closed({ uscc: Type.String(), name: Type.String(), unit: UnitCode })),
  demands: Type.Integer({ description: '随交的未办结需求条数' }),
  document: Said,
  reason: Said,
  returned: Type.Union([Type.String(), Type.Null()], { description: '退回的原因' }),
})
export type Handover = Static<typeof Handover>

export const Handovers = closed({ items: Type.Array(Handover), asOf: Day, positions: Positions })
export type Handovers = Static<typeof Handovers>
