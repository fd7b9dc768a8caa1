import type { CampaignRefusal, VisitRefusal } from '@titian/domain'
import type { Words } from './problems.ts'

type Own = Exclude<
  VisitRefusal | CampaignRefusal,
  { readonly refused: 'CreditCodeWrong' | 'ValueDoesNotFit' | 'NothingChanges' | 'NotADay' }
>
type Named<Name extends Own['refused']> = Extract<Own, { readonly refused: Name }>

const fields: Readonly<Record<string, string>> = {
  meeting: '同一场座谈会的其他企业',
  demands: '本次提出的需求',
  recordedOn: '录入日期',
  named: '名单所写的走访人',
}

/** What people are told when a visit cannot be recorded as they say. */
export const visitProblems: { readonly [Name in Own['refused']]: Words<Named<Name>> } = {
  VisitInTheFuture: {
    status: 422,
    title: ({ on, today }) => `走访日期 ${on} 晚于今天（${today}），请改为已经走访的日期；打算走访的，请填“下次走访”。`,
    field: 'on',
  },
  VisitKnown: { status: 409, title: '这次走访已有记录，不用再记。要修改请打开原记录更正。' },
  VisitUnknown: { status: 404, title: '没有找到这条走访记录。请刷新列表后重试。' },
  VisitWithdrawn: {
    status: 409,
    title: ({ reason }) => `这条走访记录已经撤回（${reason}），不能再改。如确实走访过，请重新记一次。`,
  },
  VisitOfOthers: { status: 403, title: '这次走访没有您参加，不能由您更正或撤回。请联系走访人本人或科室办理。' },
  VisitWithoutOfficer: { status: 422, title: '没有填写走访人。请选择走访的服务员或联络员。', field: 'officers' },
  NotAmongOfficers: {
    status: 422,
    title: '走访人里没有您，也没有您单位的服务员。请把自己加入走访人，或请走访人本人记录。',
    field: 'officers',
  },
  VisitFieldFixed: {
    status: 422,
    title: ({ field }) => `“${fields[field] ?? field}”不能更正。如记错了，请撤回后重新记一次。`,
    field: ({ field }) => field,
  },
  FindingsOfManyFirms: {
    status: 422,
    title: '一场座谈会记了多家企业，人数、收入等只能逐家填写。请去掉这些数字，或为那一家另记一次。',
    field: 'findings',
  },
  FirmVisitedTwice: {
    status: 422,
    title: ({ name }) => `“${name}”在本次记录中出现了两次，请删去一个。`,
    field: 'firms',
  },
  DemandOfNoFirm: { status: 422, title: '有一项需求没有写明是哪家企业提出的，请选择企业。', field: 'demands' },
  DemandKnown: { status: 409, title: '这项需求已经登记，不用重复提出。请在需求台账中查看。', field: 'demands' },
  OfficerUnknown: {
    status: 422,
    title: ({ officer }) => `没有编号为 ${officer} 的服务员，请重新选择。`,
    field: ({ field = 'officers' }) => field,
  },
  CampaignUnknown: { status: 409, title: '没有这项专项活动，或已不再提供。请刷新列表。' },
  CampaignEndsBeforeItBegins: {
    status: 422,
    title: ({ from, through }) => `结束日期 ${through} 早于开始日期 ${from}，请改正。`,
    field: 'through',
  },
  NextVisitTooEarly: {
    status: 422,
    title: ({ nextVisitOn, on }) => `下次走访 ${nextVisitOn} 早于本次走访 ${on}，请改为之后的日期。`,
    field: 'nextVisitOn',
  },
}
