import type { CheckRefusal } from '@titian/domain'
import { checkItemWords } from './check-words.ts'
import type { Words } from './problems.ts'

/** What checks refuse by themselves, before the domain is asked. */
export type CheckingRefusal =
  /** Neither an officer nor an account that could go. */
  | { readonly refused: 'CheckPersonUnknown'; readonly who: string }
  /** Not one of the two, and does not act for them. */
  | { readonly refused: 'CheckOfOthers' }
  /** Two names, and so two hands: who typed the record cannot type that the other agrees. */
  | { readonly refused: 'CheckNeedsOtherHand' }

type Own = Exclude<CheckRefusal | CheckingRefusal, { readonly refused: 'NothingChanges' }>
type Named<Name extends Own['refused']> = Extract<Own, { readonly refused: Name }>

/** What people are told when 实地核查 cannot be done as they say. */
export const checkProblems: { readonly [Name in Own['refused']]: Words<Named<Name>> } = {
  CheckUnknown: { status: 404, title: '没有找到这项实地核查。请刷新列表后重试。' },
  CheckRaisedAlready: { status: 409, title: '这项实地核查已经登记，不用重复登记。请刷新列表。' },
  CheckWithoutCause: {
    status: 422,
    title: '按已知和填报的情况，没有触发条件。确需核查的（如随机抽查），请写明原因。',
    field: 'reason',
  },
  CheckDone: { status: 409, title: '这项实地核查已经办结或取消，不能再改。请刷新页面查看。' },
  CheckNeedsTwo: { status: 422, title: '实地核查须两人到场，请先指定两位不同的核查人员。', field: 'who' },
  NotOneOfTheTwo: { status: 422, title: '填写人不是指定的两位核查人员之一，请改选，或先调整核查人员。', field: 'by' },
  CheckInTheFuture: {
    status: 422,
    title: ({ on, today }) => `核查日期 ${on} 晚于今天（${today}），请改为实际到场的日期。`,
    field: 'on',
  },
  CheckItemsMissing: {
    status: 422,
    title: ({ missing }) =>
      `还有 ${missing.map((item) => checkItemWords[item]).join('、')} 没有填写；没看到的请选“未看到”。`,
    field: 'findings',
  },
  CheckFindingsUnexplained: {
    status: 422,
    title: ({ items }) => `${items.map((item) => checkItemWords[item]).join('、')} 选了“不符”，请写明哪里不符。`,
    field: 'findings',
  },
  CheckNotRecorded: { status: 409, title: '还没有核查记录，不能复核。请先由一位核查人员填写核查表。' },
  CheckNeedsTheOther: {
    status: 422,
    title: '填写核查记录的人不能自己复核，请由另一位核查人员复核。',
    field: 'by',
  },
  CheckPersonUnknown: {
    status: 422,
    title: ({ who }) => `没有编号或账号为 ${who} 的人员，或其已停用。请核对后重新选择。`,
    field: 'who',
  },
  CheckOfOthers: {
    status: 403,
    title: '您不是这项核查指定的人员，不能办理。请联系企业所在县（市、区）科技局调整人员。',
  },
  CheckNeedsOtherHand: {
    status: 409,
    title: '核查记录是您录入的，复核须由另一人办理。请另一位核查人员登录复核，或由科室另一位同志代录。',
  },
}
