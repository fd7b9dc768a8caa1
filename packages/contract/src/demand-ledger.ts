import { Type, type Static } from 'typebox'
import { closingCodes, demandChannels, demandMoves, demandTiers, Holder } from './demands.ts'
import { EventLine } from './figures.ts'
import { demandCategories, demandSecrecies, OfficerCode, ShownAttachment } from './visits.ts'
import { closed, Cursor, Day, InTime, Limit, Positions, UnitCode } from './vocabulary.ts'

export const demandStatuses = [
  'registered',
  'assigned',
  'accepted',
  'in-progress',
  'suspended',
  'answered',
  'confirmed',
  'closed',
  'verified',
  'archived',
] as const
export const demandSorts = ['raised', 'number', 'name', 'state', 'due'] as const

const maybe = { day: Type.Union([Day, Type.Null()]), text: Type.Union([Type.String(), Type.Null()]) }

/** Which demands are meant; an export takes all of them, a page some. */
const filter = {
  unit: Type.Optional(UnitCode),
  officer: Type.Optional(OfficerCode),
  holder: Type.Optional(Type.String({ maxLength: 60, description: '承办单位名称中的字' })),
  state: Type.Optional(Type.Enum(demandStatuses)),
  category: Type.Optional(Type.Enum(demandCategories)),
  open: Type.Optional(Type.Boolean({ description: '未办结' })),
  overdue: Type.Optional(
    Type.Boolean({ description: '逾期（含下一步）：下一步、节点、响应或办理期限已过，长期跟踪的到期未再看' }),
  ),
  closing: Type.Optional(Type.Enum([...closingCodes, 'none'], { description: '办结方式；none 为清单未载明' })),
  uscc: Type.Optional(Type.String({ maxLength: 18, description: '企业的任一信用代码' })),
  query: Type.Optional(
    Type.String({ maxLength: 60, description: '编号、企业（名称、拼音、首字母、代码末几位）或内容' }),
  ),
  sort: Type.Optional(Type.Enum(demandSorts)),
  ...InTime,
}
export const DemandsFilter = closed(filter)
export type DemandsFilter = Static<typeof DemandsFilter>
export const DemandsQuery = closed({ ...filter, cursor: Type.Optional(Cursor), limit: Type.Optional(Limit) })
export const DemandAsOf = closed(InTime)

export const DemandLine = closed({
  demand: Type.String(),
  number: Type.String(),
  uscc: maybe.text,
  name: Type.String(),
  unit: UnitCode,
  /** Whether whoever asks may open the firm's page. */
  firmInSight: Type.Boolean(),
  category: Type.Enum(demandCategories),
  /** 需求类别 as a ledger writes it. */
  kind: maybe.text,
  /** Null where it is hidden: 内部 or 商业秘密, seen from another unit. */
  text: maybe.text,
  secrecy: Type.Enum(demandSecrecies),
  tier: Type.Enum(demandTiers),
  channel: Type.Enum(demandChannels),
  officer: maybe.text,
  officerName: maybe.text,
  holder: maybe.text,
  heldSince: maybe.day,
  listed: Type.Boolean({ description: '台账导入：清单未载明下一步、办结方式和依据' }),
  raisedOn: Day,
  state: Type.Enum(demandStatuses),
  since: Day,
  nextAction: maybe.text,
  nextDue: maybe.day,
  respondDue: maybe.day,
  solveDue: maybe.day,
  /** The earliest milestone that is not reached, of an open demand. */
  milestoneDue: maybe.day,
  /** Working days until the clock that runs ends; less than none: overdue. Null where none runs. */
  left: Type.Union([Type.Integer(), Type.Null()]),
  acceptedOn: maybe.day,
  answeredOn: maybe.day,
  closedOn: maybe.day,
  closingCode: Type.Union([Type.Enum(closingCodes), Type.Null()]),
  verdict: Type.Union([Type.Enum(['solved', 'partly', 'not-solved']), Type.Null()]),
  verified: Type.Union([Type.Boolean(), Type.Null()]),
  reopened: Type.Integer(),
  /** What the log has of it after the day, asked for today: 清单载明的以后的办结. Then no move is offered, as none would be taken. */
  later: Type.Union([closed({ state: Type.Enum(demandStatuses), on: Day }), Type.Null()]),
  /** What whoever asks may do next; none on another day than today. */
  moves: Type.Array(Type.Enum(demandMoves)),
})
export type DemandLine = Static<typeof DemandLine>

export const Demands = closed({
  count: Type.Integer(),
  items: Type.Array(DemandLine),
  next: Type.Union([Cursor, Type.Null()]),
  asOf: Day,
  positions: Positions,
})
export type Demands = Static<typeof Demands>

export const DemandClock = closed({
  kind: Type.Enum(['respond', 'solve']),
  from: Day,
  limit: Type.Integer(),
  used: Type.Integer(),
  left: Type.Integer(),
  paused: Type.Integer(),
  extended: Type.Integer(),
  due: maybe.day,
  overdue: Type.Boolean(),
  ended: maybe.day,
  /** 已用 6/10 工作日，暂停 2 天：等企业材料. */
  sentence: Type.String(),
})
export type DemandClock = Static<typeof DemandClock>

export const DemandShown = closed({
  ...DemandLine.properties,
  wanted: maybe.text,
  budget: Type.Union([Type.Number(), Type.Null()]),
  /** In which it was raised, where whoever asks may open it. */
  visit: maybe.text,
  attachments: Type.Array(ShownAttachment),
  /** 长期跟踪: by milestones, without a day to be solved. */
  byMilestones: Type.Boolean(),
  milestones: Type.Array(
    closed({
      milestone: Type.String(),
      /** Null where it is hidden, as the demand's own text is. */
      text: maybe.text,
      due: Day,
      reachedOn: maybe.day,
      evidence: maybe.text,
    }),
  ),
  clocks: Type.Array(DemandClock),
  holding: Type.Union([closed({ to: Holder, with: Type.Array(Holder), since: Day }), Type.Null()]),
  asked: Type.Union([closed({ way: Type.Enum(['link', 'call']), until: Day }), Type.Null()]),
  satisfaction: Type.Union([Type.Integer(), Type.Null()]),
  confirmedOn: maybe.day,
  verifiedOn: maybe.day,
  closingNote: maybe.text,
  evidence: Type.Array(closed({ kind: Type.String(), number: Type.String() })),
  /** C8: the demand that it went into. */
  into: maybe.text,
  events: Type.Array(EventLine),
  /** May put its content right. */
  mayAmend: Type.Boolean(),
  asOf: Day,
  positions: Positions,
})
export type DemandShown = Static<typeof DemandShown>
