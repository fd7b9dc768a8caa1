import { Type, type Static } from 'typebox'
import { closingCodes } from './demands.ts'
import { demandCategories } from './visits.ts'
import { closed, Day, InTime, Positions, UnitCode, Uuid } from './vocabulary.ts'

/** 抽取回访: a tenth at least of what was closed in the days, by county and officer. */
export const DrawCallBacks = closed({
  from: Day,
  through: Day,
  share: Type.Number({ minimum: 0, maximum: 1, description: '比例，不低于 0.1' }),
})
export type DrawCallBacks = Static<typeof DrawCallBacks>
export const CallBacksDrawn = closed({ position: Type.Integer(), sample: Uuid, demands: Type.Integer() })
export type CallBacksDrawn = Static<typeof CallBacksDrawn>

const tally = {
  drawn: Type.Integer(),
  verified: Type.Integer(),
  overturned: Type.Integer(),
  /** 核实推翻率: overturned of those verified; null before any is. */
  rate: Type.Union([Type.Number(), Type.Null()]),
}

export const CallBackSample = closed({
  sample: Type.String(),
  drawnOn: Day,
  from: Day,
  through: Day,
  share: Type.Number(),
  seed: Type.Integer({ description: '以此可重现抽样' }),
  closed: Type.Integer(),
  ...tally,
})
export type CallBackSample = Static<typeof CallBackSample>

export const CallBacks = closed({ items: Type.Array(CallBackSample), asOf: Day, positions: Positions })
export type CallBacks = Static<typeof CallBacks>

export const CallBackLine = closed({
  demand: Type.String(),
  number: Type.String(),
  uscc: Type.Union([Type.String(), Type.Null()]),
  name: Type.String(),
  unit: UnitCode,
  category: Type.Enum(demandCategories),
  text: Type.String(),
  closedOn: Type.Union([Day, Type.Null()]),
  closingCode: Type.Union([Type.Enum(closingCodes), Type.Null()]),
  evidence: Type.Array(closed({ kind: Type.String(), number: Type.String() })),
  officerName: Type.Union([Type.String(), Type.Null()]),
  /** Null: nobody has called yet. */
  upheld: Type.Union([Type.Boolean(), Type.Null()]),
  verifiedOn: Type.Union([Day, Type.Null()]),
  note: Type.Union([Type.String(), Type.Null()]),
  /** 重开 since, as a planner decided. */
  reopened: Type.Boolean(),
})
export type CallBackLine = Static<typeof CallBackLine>

export const CallBackShown = closed({
  ...CallBackSample.properties,
  units: Type.Array(closed({ unit: UnitCode, ...tally })),
  /** The same by who was accountable on the day of closing, by unit and name: never by rate. */
  officers: Type.Array(
    closed({
      unit: UnitCode,
      officer: Type.Union([Type.String(), Type.Null()], { description: '服务员编号；只有姓名或无责任人的为 null' }),
      name: Type.Union([Type.String(), Type.Null()], { description: '无编号时为清单载明的姓名' }),
      ...tally,
    }),
  ),
  /** Those whom the caller may call: not demands of his own. */
  items: Type.Array(CallBackLine),
  /** Left out, because they are the caller's own. */
  own: Type.Integer(),
  asOf: Day,
  positions: Positions,
})
export type CallBackShown = Static<typeof CallBackShown>
export const CallBackAsOf = closed(InTime)
