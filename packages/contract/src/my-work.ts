import { Type, type Static } from 'typebox'
import { closed, Day, InTime, Positions, UnitCode } from './vocabulary.ts'
import { OfficerCode, visitPurposes } from './visits.ts'

export const workKinds = [
  'visit-planned',
  'visit-due',
  'demand-overdue',
  'demand-clock',
  'demand-step',
  'plan-action',
  'title-expiring',
  'duty',
  'check',
  'handover',
  'kept-aside',
] as const

export const MyWorkQuery = closed({
  officer: Type.Optional(OfficerCode),
  after: InTime.after,
})

/** One line: what is to be done, by when, and why it is here. It goes when the thing is done. */
export const WorkLine = closed({
  kind: Type.Enum(workKinds),
  priority: Type.Integer({ minimum: 1, maximum: 4 }),
  due: Type.Union([Day, Type.Null()]),
  firm: Type.Union([
    closed({ uscc: Type.String(), name: Type.String(), unit: Type.Union([UnitCode, Type.Null()]) }),
    Type.Null(),
  ]),
  why: Type.String({ description: '为什么列在这里' }),
  /** What to do: where the line leads. */
  action: Type.Enum(['log-visit', 'open-demand', 'open-firm', 'open-check', 'open-handover', 'open-review'] as const),
  subject: Type.Union([Type.String(), Type.Null()]),
  purpose: Type.Optional(Type.Enum(visitPurposes, { description: '为此走访时的事由' })),
  /** A sentence to the firm, with its own gap and date, to be copied. */
  message: Type.Union([Type.String(), Type.Null()]),
})
export type WorkLine = Static<typeof WorkLine>

export const MyWork = closed({
  today: Day,
  officers: Type.Array(OfficerCode),
  /** Of the officer who was asked for; null where nobody has named one yet, and of one's own list. */
  name: Type.Union([Type.String(), Type.Null()]),
  items: Type.Array(WorkLine),
  /** Lines of another officer's that are not shown: their firms lie in units that whoever asks does not see. */
  elsewhere: Type.Integer(),
  positions: Positions,
})
export type MyWork = Static<typeof MyWork>

/** Before the door: three lines of one firm. */
export const Briefing = closed({
  runsOut: Type.String({ description: '什么快到期' }),
  askedLast: Type.String({ description: '上次提了什么' }),
  mayClaim: Type.String({ description: '可以享受什么' }),
  asOf: Day,
  positions: Positions,
})
export type Briefing = Static<typeof Briefing>
