import { Type, type Static } from 'typebox'
import { EventLine } from './figures.ts'
import { CreditCode, OfficerCode, ShownAttachment, visitModes, visitPurposes, visitResults } from './visits.ts'
import { closed, Cursor, Day, InTime, Limit, Positions, UnitCode, Uuid } from './vocabulary.ts'

/** Which visits are meant; an export takes all of them, a page some. */
const filter = {
  unit: Type.Optional(UnitCode),
  officer: Type.Optional(OfficerCode),
  uscc: Type.Optional(CreditCode),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  mode: Type.Optional(Type.Enum(visitModes)),
  campaign: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  meeting: Type.Optional(Uuid),
  backfilled: Type.Optional(Type.Boolean({ description: '补录' })),
  solved: Type.Optional(Type.Boolean({ description: '当场解决' })),
  ...InTime,
}
export const VisitsFilter = closed(filter)
export type VisitsFilter = Static<typeof VisitsFilter>
export const VisitsQuery = closed({ ...filter, cursor: Type.Optional(Cursor), limit: Type.Optional(Limit) })
export const VisitAsOf = closed(InTime)

/** Who was there; without 编号 as a list wrote the name, null where the person was erased. */
export const Visitor = closed({
  officer: Type.Union([Type.String(), Type.Null()]),
  name: Type.Union([Type.String(), Type.Null()]),
})
export type Visitor = Static<typeof Visitor>

export const VisitLine = closed({
  visit: Type.String(),
  on: Day,
  /** Null for a 线索. */
  uscc: Type.Union([Type.String(), Type.Null()]),
  name: Type.String(),
  unit: UnitCode,
  mode: Type.Enum(visitModes),
  purposes: Type.Array(Type.Enum(visitPurposes)),
  results: Type.Array(Type.Enum(visitResults)),
  visitors: Type.Array(Visitor),
  campaign: Type.Union([Type.String(), Type.Null()]),
  /** Visits of one meeting share it. */
  meeting: Type.Union([Type.String(), Type.Null()]),
  /** 当场解决. */
  solved: Type.Boolean(),
  solvedText: Type.Union([Type.String(), Type.Null()]),
  /** How many were raised in it. */
  demands: Type.Integer(),
  note: Type.Union([Type.String(), Type.Null()]),
  nextVisitOn: Type.Union([Day, Type.Null()]),
  /** 补录. */
  backfilled: Type.Boolean(),
  listed: Type.Boolean({ description: '据名单导入' }),
})
export type VisitLine = Static<typeof VisitLine>

export const Visits = closed({
  count: Type.Integer(),
  items: Type.Array(VisitLine),
  next: Type.Union([Cursor, Type.Null()]),
  asOf: Day,
  positions: Positions,
})
export type Visits = Static<typeof Visits>

const VisitEventLine = closed({ ...EventLine.properties, version: Type.Integer() })

/** One visit as it reads, with everything that was recorded of it. What is not known is not there. */
export const VisitShown = closed({
  ...VisitLine.properties,
  status: Type.Enum(['standing', 'withdrawn']),
  address: Type.Optional(Type.String()),
  /** 企业参加人: names are masked. */
  met: Type.Array(closed({ name: Type.String() })),
  findings: Type.Optional(
    closed({
      employees: Type.Optional(Type.Number()),
      revenue: Type.Optional(Type.Number()),
      research: Type.Optional(Type.Number()),
      year: Type.Optional(Type.Number()),
    }),
  ),
  solvedOnTheSpot: Type.Optional(
    closed({ text: Type.Optional(Type.String()), category: Type.Optional(Type.String()) }),
  ),
  commitments: Type.Array(closed({ action: Type.String(), owner: Type.String(), due: Type.Optional(Day) })),
  raised: Type.Array(Type.String(), { description: '本次提出的需求' }),
  followedUp: Type.Array(Type.String()),
  attachments: Type.Array(ShownAttachment),
  located: Type.Boolean({ description: '附有位置' }),
  recordedOn: Type.Union([Day, Type.Null()]),
  /** Whoever asks may amend and withdraw it. */
  mayChange: Type.Boolean(),
  events: Type.Array(VisitEventLine),
  positions: Positions,
})
export type VisitShown = Static<typeof VisitShown>

export const WarningsQuery = closed({ uscc: CreditCode, on: Day })
/** What deserves a second thought before somebody sets out. */
export const VisitWarnings = closed({ warnings: Type.Array(Type.String()) })
export type VisitWarnings = Static<typeof VisitWarnings>

/** 专项活动: a name and the days in which it is offered. */
export const PlanCampaign = closed({
  name: Type.String({ minLength: 2, maxLength: 60 }),
  from: Day,
  through: Day,
  document: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
})
export type PlanCampaign = Static<typeof PlanCampaign>
export const WithdrawCampaign = closed({ reason: Type.String({ minLength: 2, maxLength: 200 }) })

export const Campaigns = closed({
  items: Type.Array(
    closed({
      name: Type.String(),
      /** Null where only visits name it. */
      from: Type.Union([Day, Type.Null()]),
      through: Type.Union([Day, Type.Null()]),
      document: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  positions: Positions,
})
export type Campaigns = Static<typeof Campaigns>
