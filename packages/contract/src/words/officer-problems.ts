import type { AssignmentRefusal, HandoverRefusal, OfficerRefusal } from '@titian/domain'
import type { Words } from './problems.ts'

/** What assigning refuses by itself, before the domain is asked. */
export type AssigningRefusal =
  /** Neither a document nor a reason. */
  | { readonly refused: 'BasisMissing' }
  /** There is no such account, or it is neither liaison nor service officer. */
  | { readonly refused: 'AccountNotOfficer'; readonly account: string }
  | { readonly refused: 'NothingToAssign' }

type Own = Exclude<
  OfficerRefusal | AssignmentRefusal | HandoverRefusal | AssigningRefusal,
  { readonly refused: 'NothingChanges' }
>
type Named<Name extends Own['refused']> = Extract<Own, { readonly refused: Name }>

const notThere = '没有找到这项内容。请核对地址，或向管理员确认您的查看范围。'

/** What people are told when officers and firms cannot be brought together as they say. */
export const officerProblems: { readonly [Name in Own['refused']]: Words<Named<Name>> } = {
  OfficerKnown: {
    status: 409,
    title: ({ officer }) => `编号 ${officer} 已有服务员，请换一个编号，或修改原来的服务员。`,
    field: 'officer',
  },
  OfficerUnknown: {
    status: 422,
    title: ({ officer }) => `没有编号为 ${officer} 的服务员，请重新选择；新服务员请先登记。`,
    field: ({ field = 'officer' }) => field,
  },
  OfficerNotServing: {
    status: 422,
    title: ({ officer, on }) => `服务员 ${officer} 在 ${on} 不在任，请改选服务员或日期。`,
    field: ({ field = 'officer' }) => field,
  },
  OfficerHoldsFirms: {
    status: 409,
    title: ({ firms }) => `这位服务员还对接 ${firms} 家企业，请先办理交接，再办离任。`,
  },
  SameOfficer: {
    status: 422,
    title: ({ officer }) => `${officer} 就是这位服务员本人，请选择另一位。`,
    field: ({ field }) => field,
  },
  DaysReversed: {
    status: 422,
    title: ({ from, through }) => `止日 ${through} 早于起日 ${from}，请改正。`,
    field: 'through',
  },
  AbsenceOverlaps: {
    status: 409,
    title: ({ from, through, by }) => `${from} 至 ${through} 已由 ${by} 代管，请先结束那次代管，或改日期。`,
    field: 'from',
  },
  AbsenceUnknown: { status: 404, title: notThere },
  AbsenceOver: {
    status: 409,
    title: ({ through }) => `这次代管到 ${through} 为止，不用再结束。请刷新页面。`,
  },
  NobodyAssigned: {
    status: 409,
    title: ({ on }) => `这家企业在 ${on} 没有服务员，不用结束对接。请刷新页面。`,
    field: 'on',
  },
  AssignmentNotYours: { status: 404, title: notThere },
  ObjectedAlready: { status: 409, title: '您已退回这家企业的对接，请等指派单位决定。' },
  NoObjection: { status: 409, title: '这家企业没有待决定的退回。请刷新页面。' },
  NothingToHandOver: {
    status: 409,
    title: ({ officer }) => `服务员 ${officer} 当日没有您能移交的企业，请核对服务员和日期。`,
    field: 'from',
  },
  HandoverUnknown: { status: 404, title: notThere },
  HandoverSettled: {
    status: 409,
    title: ({ status }) => `这次交接已经${status === 'accepted' ? '接收' : '退回'}，不能再办。请刷新页面查看。`,
  },
  BasisMissing: {
    status: 422,
    title: '请填写指派所依据的文号；没有文件的，请写明原因。',
    field: 'document',
  },
  AccountNotOfficer: {
    status: 422,
    title: ({ account }) =>
      `没有账号 ${account}，或它没有联络员、首席科技服务员角色。请核对账号，或请系统管理员先授权。`,
    field: 'account',
  },
  NothingToAssign: { status: 409, title: '没有需要指派的企业，请改选县（市、区）或企业范围。', field: 'kind' },
}
