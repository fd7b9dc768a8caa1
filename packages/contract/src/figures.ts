import { Type, type Static } from 'typebox'
import {
  closed,
  Cursor,
  Day,
  Instant,
  InTime,
  Limit,
  Missing,
  Period,
  Positions,
  Ratio,
  UnitCode,
} from './vocabulary.ts'

export const FigureKind = Type.Enum(['stock', 'flow', 'ratio'])

/** What is counted: firms, officers, firms each time that they are visited, records. */
export const measures = ['家', '人', '家次', '条'] as const
export type Measure = (typeof measures)[number]

export const FigureDefinition = closed({
  code: Type.String(),
  name: Type.String(),
  formula: Type.String(),
  note: Type.String({ description: '口径' }),
  kind: FigureKind,
  measure: Type.Optional(Type.Enum(measures, { description: '计量单位；不写为家' })),
  version: Type.Integer(),
})
export type FigureDefinition = Static<typeof FigureDefinition>
export const FigureDefinitions = closed({ items: Type.Array(FigureDefinition) })
export type FigureDefinitions = Static<typeof FigureDefinitions>

export const FigureQuery = closed({
  unit: Type.Optional(UnitCode),
  period: Period,
  /** 含/不含汝州: division codes left out of the whole. */
  without: Type.Optional(Type.String({ pattern: '^\\d{6}(,\\d{6})*$' })),
  title: Type.Optional(Type.String({ maxLength: 40 })),
  officer: Type.Optional(
    Type.String({ minLength: 1, maxLength: 40, description: '服务员编号，none 为无责任服务员；限走访、需求类指标' }),
  ),
  ...InTime,
})
export type FigureQuery = Static<typeof FigureQuery>

const Value = Type.Union([Type.Integer(), Ratio])

export const Figure = closed({
  code: Type.String(),
  name: Type.String(),
  kind: FigureKind,
  note: Type.String(),
  version: Type.Integer(),
  unit: UnitCode,
  period: Type.String(),
  value: Value,
  parts: Type.Array(closed({ unit: UnitCode, value: Value })),
  asOf: Day,
  knownAt: closed({ position: Type.Integer(), instant: Instant }),
  positions: Positions,
  /** Streams whose events could not be counted; the figure misses them. */
  missing: Type.Integer(),
})
export type Figure = Static<typeof Figure>

export const MembersQuery = closed({
  ...FigureQuery.properties,
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(Limit),
})

/** One event behind a figure or on a timeline. */
export const EventLine = closed({
  position: Type.Integer(),
  type: Type.String(),
  occurredOn: Day,
  recordedAt: Instant,
  actor: Type.String(),
  summary: Type.String(),
  list: Type.Union([closed({ importId: Type.String(), title: Type.String(), row: Type.Integer() }), Type.Null()]),
})
export type EventLine = Static<typeof EventLine>

export const FigureMember = closed({
  uscc: Type.String(),
  name: Type.String(),
  unit: UnitCode,
  on: Type.Union([Day, Type.Null()], { description: '流量指标: 发生日' }),
  why: Type.Array(EventLine),
})
export type FigureMember = Static<typeof FigureMember>
export const FigureMembers = closed({
  count: Type.Integer(),
  items: Type.Array(FigureMember),
  next: Type.Union([Cursor, Type.Null()]),
  asOf: Day,
  missing: Missing,
  positions: Positions,
})
export type FigureMembers = Static<typeof FigureMembers>

export const Bridge = closed({
  unit: UnitCode,
  period: Type.String(),
  start: Type.Integer(),
  new: Type.Integer(),
  renewedLate: Type.Integer(),
  movedIn: Type.Integer(),
  lapsed: Type.Integer(),
  revoked: Type.Integer(),
  movedOut: Type.Integer(),
  closed: Type.Integer(),
  /** Moves between units of the city: 0 for the city itself. */
  transferred: Type.Integer(),
  /** 到期待重新认定: ran out this year; 0 on 31 December, when it becomes lapsed. */
  pending: Type.Integer(),
  end: Type.Integer(),
  asOf: Day,
  missing: Missing,
  positions: Positions,
})
export type Bridge = Static<typeof Bridge>

export const CourseQuery = closed({
  unit: Type.Optional(UnitCode),
  year: Type.Integer({ minimum: 2000, maximum: 2100 }),
  without: Type.Optional(Type.String({ pattern: '^\\d{6}(,\\d{6})*$' })),
  title: Type.Optional(Type.String({ maxLength: 40 })),
  officer: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  ...InTime,
})

/** A figure over the days of a year: for the chart of 指标详情. Dates ascending, one point a month end and asOf. */
export const FigureCourse = closed({
  code: Type.String(),
  unit: UnitCode,
  year: Type.Integer(),
  target: Type.Union([Type.Integer(), Type.Null()]),
  points: Type.Array(
    closed({
      day: Day,
      actual: Type.Union([Type.Number(), Type.Null()]),
      seasonal: Type.Union([Type.Number(), Type.Null()]),
      linear: Type.Union([Type.Number(), Type.Null()]),
    }),
  ),
  positions: Positions,
})
export type FigureCourse = Static<typeof FigureCourse>
