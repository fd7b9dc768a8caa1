import type { DutyDoneRefusal, DutyRefusal } from '@titian/domain'
import type { Words } from './problems.ts'

type Own = Exclude<DutyRefusal | DutyDoneRefusal, { readonly refused: 'NothingChanges' }>
type Named<Name extends Own['refused']> = Extract<Own, { readonly refused: Name }>

/** What people are told when 年度事项 cannot be set or marked as they say. */
export const dutyProblems: { readonly [Name in Own['refused']]: Words<Named<Name>> } = {
  DutyUnknown: {
    status: 422,
    title: ({ duty }) => `事项表里没有“${duty}”，请刷新页面后重新选择。`,
    field: 'duty',
  },
  DutyDateUnreadable: {
    status: 422,
    title: ({ date }) =>
      date === '' ? '请填写开始和截止日期，如 03-01、05-31。' : `“${date}”不是一年中的日期，应写作月-日，如 05-31。`,
    field: 'due',
  },
  DutyEndsBeforeItOpens: { status: 422, title: '截止日期早于开始日期，请改正。', field: 'due' },
  DutyTermMissing: { status: 422, title: '更名类事项按更名后几个月计，请填写月数。', field: 'months' },
  DutyDoneInTheFuture: {
    status: 422,
    title: ({ on, today }) => `完成日期 ${on} 晚于今天（${today}），请改为实际完成的日期。`,
    field: 'on',
  },
  DutyDoneAlready: {
    status: 409,
    title: ({ on }) => `已记录为 ${on} 完成，不用再标记。请刷新页面查看。`,
  },
  DutyDoneByEntering: {
    status: 422,
    title: '再次入库以入库名单的登记编号为准，不用标记。请导入本年的入库名单。',
    field: 'duty',
  },
  DutyDoneByList: {
    status: 409,
    title: '名单写明已完成，不能在这里撤回。名单有误的，请撤销那次导入，改正后重新导入。',
  },
  DutyNotDone: { status: 409, title: '没有这项完成记录，不用撤回。请刷新页面查看。' },
}
