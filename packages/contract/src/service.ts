import { Type, type Static } from 'typebox'
import { closed, Day, InTime, Missing, Period, Positions, Ratio, UnitCode } from './vocabulary.ts'

export const ServiceQuery = closed({
  unit: Type.Optional(UnitCode),
  period: Period,
  without: Type.Optional(Type.String({ pattern: '^\\d{6}(,\\d{6})*$' })),
  ...InTime,
})
export type ServiceQuery = Static<typeof ServiceQuery>

const row = {
  /** Each is what GET /api/figures/{code} says of the row's unit and officer, whose members stand behind it. */
  cells: Type.Array(
    closed({ code: Type.String({ description: '指标代码' }), value: Type.Union([Type.Integer(), Ratio]) }),
  ),
  longestOverdue: Type.Union([
    closed({
      workingDays: Type.Integer({ description: '超期最久的一条，已超工作日数' }),
      demand: Type.Union([closed({ demand: Type.String(), number: Type.String() }), Type.Null()], {
        description: '不在本人辖区内的为 null',
      }),
    }),
    Type.Null(),
  ]),
}
export const ServiceRow = closed(row)
export type ServiceRow = Static<typeof ServiceRow>

const answer = {
  unit: UnitCode,
  period: Type.String(),
  whole: ServiceRow,
  asOf: Day,
  missing: Missing,
  positions: Positions,
}

export const ServiceByUnit = closed({ ...answer, rows: Type.Array(closed({ unit: UnitCode, ...row })) })
export type ServiceByUnit = Static<typeof ServiceByUnit>

export const ServiceByOfficer = closed({
  ...answer,
  rows: Type.Array(
    closed({
      officer: Type.Union([Type.String(), Type.Null()], { description: '服务员编号；无责任服务员的为 null' }),
      name: Type.Union([Type.String(), Type.Null()]),
      ...row,
    }),
  ),
})
export type ServiceByOfficer = Static<typeof ServiceByOfficer>
