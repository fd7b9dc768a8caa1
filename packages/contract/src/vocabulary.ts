import { Type, type Static, type TProperties } from 'typebox'

/** An object that refuses fields it does not know, so that a misspelt field is an answer and not a silence. */
export function closed<Properties extends TProperties>(properties: Properties) {
  return Type.Object(properties, { additionalProperties: false })
}

export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '日期, YYYY-MM-DD' })
export const Instant = Type.String({ format: 'date-time', description: '时刻, ISO 8601 带时区' })
export const Uuid = Type.String({ format: 'uuid' })

/** 区划代码; the city is `410400`. Firms whose unit is not known are in part `unknown` (未定). */
export const UnitCode = Type.String({ pattern: '^(\\d{6}|unknown)$', description: '区划代码, 全市 410400' })

export const Period = Type.String({
  pattern: '^\\d{4}(-\\d{2})?(\\.\\.\\d{4}-\\d{2})?$',
  description: '年 2021, 月 2021-09, 或区间 2021-01..2021-09',
})

export const Positions = Type.Record(Type.String(), Type.Integer(), {
  description: '各日志已计入的位置',
})
export type Positions = Static<typeof Positions>

export const Ratio = closed({
  numerator: Type.Number(),
  denominator: Type.Number(),
  value: Type.Union([Type.Number(), Type.Null()], { description: '小数; 分母为 0 时为 null' }),
})
export type Ratio = Static<typeof Ratio>

/** Streams whose events could not be counted; a figure that misses one says so. */
export const Missing = Type.Integer({ description: '未能计入的企业记录条数' })

/** What every data route understands: the day in the world, what was known, and how fresh the answer must be. */
export const InTime = {
  asOf: Type.Optional(Day),
  knownAt: Type.Optional(Type.String({ description: '时刻或日志位置: 按当时已录入的数据', maxLength: 40 })),
  after: Type.Optional(Type.Integer({ minimum: 0, description: '等到日志的这个位置计入后再答, 至多 2 秒' })),
}

export const Cursor = Type.String({ maxLength: 400 })
export const Limit = Type.Integer({ minimum: 1, maximum: 200, default: 50 })

/** RFC 9457. `type` is stable; `title` says in Chinese what is wrong and what to do next. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.Optional(Type.String()),
  instance: Type.Optional(Type.String({ description: '请求编号' })),
  fields: Type.Optional(Type.Array(closed({ field: Type.String(), message: Type.String() }))),
})
export type Problem = Static<typeof Problem>

/** What a write answers: the log's position, to be handed to the next read as `after`. */
export const Written = closed({ position: Type.Integer() })
export type Written = Static<typeof Written>
