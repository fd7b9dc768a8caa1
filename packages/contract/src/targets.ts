import { Type, type Static } from 'typebox'
import { closed, Day, Instant, InTime, Missing, Positions, Ratio, UnitCode, Uuid } from './vocabulary.ts'

export const targetStatuses = ['done', 'on-pace', 'slightly-behind', 'behind', 'before-season', 'no-data'] as const
/** 已完成 · 达到序时进度 · 略慢于序时 · 滞后 · 未到集中认定期 · 无数据. */
export const TargetStatus = Type.Enum(targetStatuses)
export type TargetStatus = Static<typeof TargetStatus>

export const TargetsQuery = closed({
  year: Type.Integer({ minimum: 2000, maximum: 2100 }),
  /** Units left out of the whole, e.g. 410482 for 不含汝州. */
  without: Type.Optional(Type.String({ pattern: '^\\d{6}(,\\d{6})*$' })),
  ...InTime,
})

export const Pace = closed({
  /**
   * Before the year nothing is expected; before its season, or while its first batch has not come though one of past
   * years had by then, the figure itself says nothing yet.
   */
  season: Type.Enum(['year-ahead', 'ahead', 'batch-awaited', 'begun']),
  /** The learnt curve where past years exist, else the straight line. */
  basis: Type.Enum(['seasonal', 'linear']),
  expected: Type.Number({ description: '序时应达' }),
  /** actual ÷ expected; null before the season. */
  ratio: Type.Union([Type.Number(), Type.Null()]),
  linear: closed({ expected: Type.Number(), ratio: Type.Union([Type.Number(), Type.Null()]) }),
  /** Before recognition 高企 are judged by 推荐数 against target ÷ pass rate. */
  leading: Type.Union([
    closed({
      recommended: Type.Integer(),
      needed: Type.Number(),
      passRate: Ratio,
      /** Whose pass rate: past years', or this year's through the steps that are decided. */
      basis: Type.Enum(['past-years', 'this-year']),
      ratio: Type.Union([Type.Number(), Type.Null()]),
    }),
    Type.Null(),
  ]),
})
export type Pace = Static<typeof Pace>

export const Forecast = Type.Union([
  closed({
    value: Type.Number(),
    /** Whose shares: past years' applications, or this year's as far as they are decided. */
    basis: Type.Enum(['past-years', 'this-year']),
    /** Each stage: firms that stand there and the share of such firms that were recognised before. */
    stages: Type.Array(closed({ stage: Type.String(), name: Type.String(), firms: Type.Integer(), conversion: Ratio })),
  }),
  closed({ reason: Type.String() }),
])
export type Forecast = Static<typeof Forecast>

export const TargetProgress = closed({
  indicator: Type.String({ description: '指标代码, 如 high-tech.new' }),
  name: Type.String(),
  unit: UnitCode,
  target: Type.Union([Type.Integer(), Type.Null()]),
  comparison: Type.Enum(['at-least', 'more-than']),
  document: Type.Union([Type.String(), Type.Null()]),
  actual: Type.Integer(),
  gap: Type.Union([Type.Integer(), Type.Null()], { description: '目标 − 完成; 已完成为 0' }),
  share: Type.Union([Ratio, Type.Null()], { description: '完成率' }),
  rank: Type.Union([Type.Integer(), Type.Null()], { description: '按完成率, 并列同位; 全市无位次' }),
  pace: Type.Union([Pace, Type.Null()]),
  status: TargetStatus,
  forecast: Forecast,
  /** 高企 only: 新认定 · 净增 · 总数, in one cell. */
  highTech: Type.Union([
    closed({ new: Type.Integer(), net: Type.Integer(), valid: Type.Integer(), pending: Type.Integer() }),
    Type.Null(),
  ]),
})
export type TargetProgress = Static<typeof TargetProgress>

export const PlanProgress = closed({
  plan: Type.String(),
  name: Type.String(),
  indicator: Type.String(),
  indicatorName: Type.String(),
  /** A stock has its base at the end of the base year, a flow in it. */
  kind: Type.Enum(['stock', 'flow']),
  unit: UnitCode,
  baseYear: Type.Integer(),
  endYear: Type.Integer(),
  multiple: Type.Number(),
  document: Type.Union([Type.String(), Type.Null()]),
  base: Type.Integer(),
  goal: Type.Number(),
  actual: Type.Integer(),
  /** The year that `actual` counts: the one asked for, or the last before it that has begun and is the plan's. */
  actualYear: Type.Integer(),
  gap: Type.Integer({ description: '目标 − 现有；已达到为 0' }),
  /** 翻番进度 = (actual − base) ÷ (base × (multiple − 1)). */
  progress: Ratio,
  steps: Type.Array(closed({ year: Type.Integer(), value: Type.Number() })),
  /** Each unit's share of the goal and of the step of the year asked for; those of all units sum to the whole's. */
  parts: Type.Array(
    closed({
      unit: UnitCode,
      base: Type.Integer(),
      goal: Type.Integer(),
      /** Null where the plan has no step for the year. */
      step: Type.Union([Type.Integer(), Type.Null()]),
      actual: Type.Integer(),
      gap: Type.Integer(),
      progress: Ratio,
    }),
  ),
})
export type PlanProgress = Static<typeof PlanProgress>

export const Targets = closed({
  year: Type.Integer(),
  asOf: Day,
  items: Type.Array(TargetProgress),
  plans: Type.Array(PlanProgress),
  missing: Missing,
  positions: Positions,
})
export type Targets = Static<typeof Targets>

export const SetTarget = closed({
  indicator: Type.String({ maxLength: 60 }),
  unit: UnitCode,
  year: Type.Integer({ minimum: 2000, maximum: 2100 }),
  value: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  comparison: Type.Optional(Type.Enum(['at-least', 'more-than'])),
  document: Type.String({ minLength: 1, maxLength: 100 }),
  reason: Type.Optional(Type.String({ minLength: 1, maxLength: 300, description: '为什么这样定' })),
  whole: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 20_000_000, description: '同时把全市目标定为此数，应等于各单位之和' }),
  ),
})
export type SetTarget = Static<typeof SetTarget>

export const TargetRevisionsQuery = closed({
  indicator: Type.String({ maxLength: 60 }),
  unit: UnitCode,
  year: Type.Integer({ minimum: 2000, maximum: 2100 }),
  ...InTime,
})

const TargetWord = {
  value: Type.Integer(),
  comparison: Type.Enum(['at-least', 'more-than']),
  document: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
}

/** How one target came to be what it is. */
export const TargetRevisions = closed({
  indicator: Type.String(),
  unit: UnitCode,
  year: Type.Integer(),
  /** What counts now, and of which day it is. */
  current: Type.Union([closed({ ...TargetWord, on: Day }), Type.Null()]),
  whole: Type.Union([Type.Integer(), Type.Null()], { description: '全市目标' }),
  sum: Type.Union([Type.Integer(), Type.Null()], { description: '各单位目标之和' }),
  revisions: Type.Array(
    closed({
      position: Type.Integer(),
      occurredOn: Day,
      recordedAt: Instant,
      actor: Type.String(),
      set: Type.Union([closed(TargetWord), Type.Null()], { description: '下达或调整的内容；撤销为 null' }),
      list: Type.Union([closed({ importId: Uuid, title: Type.String() }), Type.Null()]),
      before: Type.Union([Type.Integer(), Type.Null()], { description: '此前的现行目标' }),
      after: Type.Union([Type.Integer(), Type.Null()], { description: '此后的现行目标' }),
    }),
  ),
  positions: Positions,
})
export type TargetRevisions = Static<typeof TargetRevisions>

export const AdoptPlan = closed({
  name: Type.String({ minLength: 1, maxLength: 60 }),
  indicators: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 10 }),
  baseYear: Type.Integer({ minimum: 2000, maximum: 2100 }),
  endYear: Type.Integer({ minimum: 2000, maximum: 2100 }),
  multiple: Type.Number({ exclusiveMinimum: 1, maximum: 100 }),
  document: Type.Optional(Type.String({ maxLength: 100 })),
  steps: Type.Optional(
    Type.Array(closed({ year: Type.Integer(), value: Type.Number({ minimum: 0 }) }), { maxItems: 30 }),
  ),
})
export type AdoptPlan = Static<typeof AdoptPlan>

/** One county beside its target: what holds it back, and which firms would change that. */
export const LagQuery = closed({
  indicator: Type.String({ maxLength: 60 }),
  unit: UnitCode,
  year: Type.Integer({ minimum: 2000, maximum: 2100 }),
  ...InTime,
})
const LagFirm = closed({
  uscc: Type.String(),
  name: Type.String(),
  unit: UnitCode,
  reason: Type.String(),
  since: Type.Union([Day, Type.Null()]),
})
export const Lag = closed({
  headline: Type.String(),
  blocks: Type.Array(
    closed({
      title: Type.String(),
      sentence: Type.String(),
      firms: Type.Array(LagFirm),
      numbers: Type.Optional(
        Type.Array(
          closed({
            label: Type.String(),
            text: Type.String(),
            whole: Type.Union([Type.String(), Type.Null()], { description: '全市同一项；问的就是全市时为 null' }),
            /** What it counts: firms, or the members of a figure of the unit. */
            firms: Type.Array(LagFirm),
            figure: Type.Union([Type.String(), Type.Null()]),
          }),
        ),
      ),
    }),
  ),
  positions: Positions,
})
export type Lag = Static<typeof Lag>
