import type { PlanRefusal, TargetRefusal } from '@titian/domain'
import type { Words } from './problems.ts'

type Own = Exclude<TargetRefusal | PlanRefusal, { readonly refused: 'NothingChanges' }>
type Named<Name extends Own['refused']> = Extract<Own, { readonly refused: Name }>

/** What planners are told when a target or a plan cannot be set as they say. */
export const targetProblems: { readonly [Name in Own['refused']]: Words<Named<Name>> } = {
  UnknownIndicator: {
    status: 422,
    title: ({ indicator }) => `没有代码为 ${indicator} 的指标，请从指标表中选择。`,
    field: 'indicator',
  },
  NotAPlanningUnit: {
    status: 422,
    title: ({ unit }) => `目标只下达到全市和十二个县（市、区），没有代码为 ${unit} 的单位，请改选。`,
    field: 'unit',
  },
  LaterTargetStands: {
    status: 422,
    title: ({ on, today, value, document }) =>
      `现行目标 ${value} 家${document === undefined ? '' : `（${document}）`}的日期是 ${on}，晚于今天（${today}），现在调整不会生效。请核对那份名单的日期，有误的撤销那次导入、填对名单日期后重新导入。`,
    field: 'value',
  },
  WholeIsNotTheSum: {
    status: 422,
    title: ({ whole, sum }) =>
      `全市目标 ${whole} 家与各单位目标之和 ${sum} 家不一致。请刷新后核对，可能有人刚调整过别的单位。`,
    field: 'whole',
  },
  EndsBeforeItsBase: {
    status: 422,
    title: ({ baseYear, endYear }) => `末年 ${endYear} 应晚于基年 ${baseYear}，请改正。`,
    field: 'endYear',
  },
  StepOutsidePlan: {
    status: 422,
    title: ({ year, baseYear, endYear }) =>
      `年度步骤应在 ${baseYear + 1} 至 ${endYear} 年之间，每年一个；请改正 ${year} 年的步骤。`,
    field: 'steps',
  },
  StepFallsBack: {
    status: 422,
    title: ({ year, value }) => `${year} 年的步骤 ${value} 低于上一年，请改正。`,
    field: 'steps',
  },
  StepsOfSeveralIndicators: {
    status: 422,
    title: '几个指标不能共用一组年度步骤。请每个指标采用一个规划，或不填步骤，由各自基数推算。',
    field: 'steps',
  },
}
