import { Type, type Static } from 'typebox'
import { closed, Day, Instant, Positions, UnitCode } from './vocabulary.ts'
import { demandCategories, demandSecrecies } from './visits.ts'
import { Stage } from './enterprises.ts'

/** An open demand as a device shows it, and as it is moved from there. */
export const FieldDemand = closed({
  demand: Type.String(),
  number: Type.Union([Type.String(), Type.Null()]),
  category: Type.Enum(demandCategories),
  text: Type.String(),
  secrecy: Type.Enum(demandSecrecies),
  state: Type.String(),
  nextAction: Type.Union([Type.String(), Type.Null()]),
  nextDue: Type.Union([Day, Type.Null()]),
  /** The earlier of the clocks that run, by which the city is measured. */
  clockDue: Type.Union([Day, Type.Null()]),
  /** 承办单位, where another holds it. */
  holder: Type.Union([Type.String(), Type.Null()]),
  /** What the firm itself said, where it did: whoever closes it says why it is otherwise. */
  verdict: Type.Optional(Type.Enum(['solved', 'partly', 'not-solved'] as const)),
  /** Steps that are allowed as it stands. */
  moves: Type.Array(Type.String()),
  /** The version that was seen: a move says so. */
  seen: Type.Integer(),
})
export type FieldDemand = Static<typeof FieldDemand>

/** One firm as it is carried along. Of firms that are not one's own only the first lines are told. */
export const FieldFirm = closed({
  uscc: Type.String(),
  name: Type.String(),
  unit: UnitCode,
  own: Type.Boolean({ description: '是否由本人负责或代管；否则只给名称' }),
  /** Keys by which its names are found, between bars: the name, its pinyin, its initials. */
  search: Type.String(),
  codes: Type.Array(Type.String()),
  stage: Type.Optional(Stage),
  titles: Type.Optional(
    Type.Array(
      closed({
        title: Type.String(),
        name: Type.String(),
        /** The last day on which it holds, where one is known. */
        through: Type.Union([Day, Type.Null()]),
      }),
    ),
  ),
  contact: Type.Optional(Type.Union([closed({ name: Type.String(), phone: Type.String() }), Type.Null()])),
  lastVisitOn: Type.Optional(Type.Union([Day, Type.Null()])),
  demands: Type.Optional(Type.Array(FieldDemand)),
  /** 进门之前: what runs out, what they asked last, what they may claim. */
  briefing: Type.Optional(closed({ runsOut: Type.String(), askedLast: Type.String(), mayClaim: Type.String() })),
  /** The last things that happened, newest first. */
  events: Type.Optional(Type.Array(closed({ on: Day, line: Type.String() }))),
})
export type FieldFirm = Static<typeof FieldFirm>

export const ChangesQuery = closed({
  since: Type.Optional(Type.String({ maxLength: 200, description: '上次答复的 cursor；不填则从头' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
})

export const FieldChanges = closed({
  /** To be handed back next time. */
  cursor: Type.String(),
  /** There is another page. */
  more: Type.Boolean(),
  /** This begins anew: what the device has and is not told now, is gone. */
  reset: Type.Boolean(),
  firms: Type.Array(FieldFirm),
  /** Demands of one's own that come with none of these firms, as those of 线索: all of them, every time. */
  demands: Type.Array(closed({ name: Type.String(), demand: FieldDemand })),
  /** Tombstones: credit codes of firms that are not in sight any more. */
  removed: Type.Array(Type.String()),
  /** 编号 of the officers that the account is. */
  officers: Type.Array(Type.String()),
  today: Day,
  /** 数据截至 */
  countedAt: Instant,
  positions: Positions,
})
export type FieldChanges = Static<typeof FieldChanges>
