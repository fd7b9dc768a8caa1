import { Type, type Static } from 'typebox'
import { closed, Day, Instant, InTime, Missing, Positions, Ratio, UnitCode } from './vocabulary.ts'
import { TargetStatus } from './targets.ts'

export const MonthlyReportQuery = closed({
  indicator: Type.Optional(Type.String({ maxLength: 60 })),
  month: Type.String({ pattern: '^20\\d{2}-(0[1-9]|1[0-2])$' }),
  without: Type.Optional(Type.String({ pattern: '^\\d{6}(,\\d{6})*$' })),
  ...InTime,
})

/** A line of the 通报: one unit in one month. */
export const MonthlyLine = closed({
  unit: UnitCode,
  name: Type.String(),
  target: Type.Union([Type.Integer(), Type.Null()]),
  inMonth: Type.Integer({ description: '本月新增' }),
  toDate: Type.Integer({ description: '1—n 月累计' }),
  share: Type.Union([Ratio, Type.Null()], { description: '完成率' }),
  rank: Type.Union([Type.Integer(), Type.Null()]),
  yearBefore: Type.Integer({ description: '上年同期' }),
  growth: Ratio,
  valid: Type.Union([Type.Integer(), Type.Null()], { description: '有效数' }),
  net: Type.Union([Type.Integer(), Type.Null()], { description: '净增' }),
  status: TargetStatus,
})
export type MonthlyLine = Static<typeof MonthlyLine>

export const MonthlyReport = closed({
  title: Type.String(),
  month: Type.String(),
  compiledOn: Day,
  asOf: Day,
  enteredBy: Type.Union([Instant, Type.Null()], {
    description: '只计到此时刻前已录入的数据；空为现在',
  }),
  tables: Type.Array(
    closed({ indicator: Type.String(), name: Type.String(), note: Type.String(), lines: Type.Array(MonthlyLine) }),
  ),
  missing: Missing,
  positions: Positions,
})
export type MonthlyReport = Static<typeof MonthlyReport>
