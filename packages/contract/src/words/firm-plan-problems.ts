import type { FirmPlanRefusal } from '@titian/domain'
import type { Words } from './problems.ts'

type Own = Exclude<FirmPlanRefusal, { readonly refused: 'NothingChanges' | 'NotADay' }>
type Named<Name extends Own['refused']> = Extract<Own, { readonly refused: Name }>

/** What people are told when a plan cannot be kept as they say. */
export const firmPlanProblems: { readonly [Name in Own['refused']]: Words<Named<Name>> } = {
  FirmPlanUnknown: { status: 409, title: '这家企业这一年还没有一企一策。请先制定，再登记完成、评估或结案。' },
  FirmPlanClosedAlready: {
    status: 409,
    title: '这一年的一企一策已经结案，不能再改。要继续培育的，请制定下一年度的。',
  },
  FirmPlanYearOff: {
    status: 422,
    title: ({ year, today }) => `不能为 ${year} 年制定一企一策：只能是今天（${today}）的本年、上年或下年。请改选年度。`,
    field: 'year',
  },
  PlanActionUnknown: { status: 409, title: '计划里没有这项措施，可能刚被修订。请刷新页面再试。' },
  DoneActionDropped: {
    status: 422,
    title: ({ what }) => `“${what}”已登记完成，不能从计划中删去。请保留这项措施再保存。`,
    field: 'actions',
  },
}
