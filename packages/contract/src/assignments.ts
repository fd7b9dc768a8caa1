import { Type, type Static } from 'typebox'
import { closed, Cursor, Day, InTime, Limit, Positions, UnitCode } from './vocabulary.ts'
import { Stage } from './enterprises.ts'
import { CreditCode, OfficerCode } from './visits.ts'

const Reason = Type.String({ minLength: 2, maxLength: 300 })
const Document = Type.String({ minLength: 2, maxLength: 60, description: '文号' })
const Name = Type.Union([Type.String(), Type.Null()])

export const AssignmentsQuery = closed({
  unit: Type.Optional(UnitCode),
  officer: Type.Optional(OfficerCode),
  objected: Type.Optional(Type.Boolean({ description: '只看服务员退回、待决定的' })),
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(Limit),
  ...InTime,
})

export const AssignmentLine = closed({
  uscc: Type.String(),
  name: Type.String(),
  unit: UnitCode,
  officer: Type.String(),
  officerName: Name,
  from: Day,
  through: Type.Union([Day, Type.Null()]),
  document: Type.Union([Type.String(), Type.Null()]),
  objection: Type.Union([Type.String(), Type.Null()], { description: '服务员退回的原因，待决定' }),
  coveredBy: Type.Union([Type.String(), Type.Null()], { description: '当日代管的服务员' }),
})
export type AssignmentLine = Static<typeof AssignmentLine>

export const Assignments = closed({
  count: Type.Integer(),
  items: Type.Array(AssignmentLine),
  next: Type.Union([Cursor, Type.Null()]),
  asOf: Day,
  positions: Positions,
})
export type Assignments = Static<typeof Assignments>

export const UnassignedKind = Type.Enum(['due', 'tech-sme', 'high-tech', 'titled', 'all'], {
  description: '应有服务员的企业，或其中一类；all 为全部存续企业',
})
export type UnassignedKind = Static<typeof UnassignedKind>

export const UnassignedQuery = closed({
  unit: Type.Optional(UnitCode),
  kind: Type.Optional(UnassignedKind),
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(Limit),
  ...InTime,
})

export const UnassignedLine = closed({
  uscc: Type.String(),
  name: Type.String(),
  unit: UnitCode,
  stage: Stage,
  titles: Type.Array(Type.String()),
  last: Type.Union([closed({ officer: Type.String(), name: Name, through: Day }), Type.Null()], {
    description: '以前的服务员及末日',
  }),
})
export type UnassignedLine = Static<typeof UnassignedLine>

export const Unassigned = closed({
  count: Type.Integer(),
  items: Type.Array(UnassignedLine),
  next: Type.Union([Cursor, Type.Null()]),
  asOf: Day,
  positions: Positions,
})
export type Unassigned = Static<typeof Unassigned>

const firmOfficer = {
  officer: Type.String(),
  name: Name,
  organisation: Type.Union([Type.String(), Type.Null()]),
  from: Day,
  through: Type.Union([Day, Type.Null()]),
  document: Type.Union([Type.String(), Type.Null()]),
  objection: Type.Union([Type.String(), Type.Null()]),
}
export const FirmOfficer = closed(firmOfficer)
export type FirmOfficer = Static<typeof FirmOfficer>

/** Who looks after a firm on a day, and who did before. */
export const OfficersOfFirm = closed({
  officer: Type.Union([
    closed({
      ...firmOfficer,
      cover: Type.Union([closed({ officer: Type.String(), name: Name, through: Day }), Type.Null()]),
    }),
    Type.Null(),
  ]),
  others: Type.Array(FirmOfficer),
  asOf: Day,
  positions: Positions,
})
export type OfficersOfFirm = Static<typeof OfficersOfFirm>

/** It follows a document, or says why not: one of the two. */
const basis = { document: Type.Optional(Document), reason: Type.Optional(Reason) }

export const AssignOfficer = closed({
  firms: Type.Array(CreditCode, { minItems: 1, maxItems: 500 }),
  officer: OfficerCode,
  on: Day,
  ...basis,
})
export type AssignOfficer = Static<typeof AssignOfficer>

/** Firms of a unit without an officer, spread over officers so that nobody has much more than another. */
export const AssignInBulk = closed({
  unit: UnitCode,
  kind: Type.Optional(UnassignedKind),
  officers: Type.Array(OfficerCode, { minItems: 1, maxItems: 200 }),
  atMost: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: '每人不超过多少家' })),
  on: Day,
  ...basis,
  preview: Type.Optional(Type.Boolean()),
})
export type AssignInBulk = Static<typeof AssignInBulk>

export const BulkOutcome = closed({
  changes: Type.Array(closed({ uscc: Type.String(), name: Type.String(), officer: Type.String() })),
  load: Type.Array(closed({ officer: Type.String(), name: Name, before: Type.Integer(), after: Type.Integer() })),
  left: Type.Integer({ description: '仍无服务员的企业数' }),
})
export type BulkOutcome = Static<typeof BulkOutcome>

export const AssignedInBulk = closed({
  position: Type.Union([Type.Integer(), Type.Null()], { description: '预览时为 null' }),
  ...BulkOutcome.properties,
})
export type AssignedInBulk = Static<typeof AssignedInBulk>

/** `on` is the first day without. */
export const EndAssignment = closed({ on: Day, reason: Reason })
export type EndAssignment = Static<typeof EndAssignment>

export const ObjectToAssignment = closed({ reason: Reason })
export type ObjectToAssignment = Static<typeof ObjectToAssignment>

/** Agreed, the firm goes to `officer`, or has none for now. */
export const DecideObjection = closed({
  upheld: Type.Boolean(),
  reason: Reason,
  officer: Type.Optional(OfficerCode),
  document: Type.Optional(Document),
})
export type DecideObjection = Static<typeof DecideObjection>
