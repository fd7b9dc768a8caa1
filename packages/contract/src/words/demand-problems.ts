import type { CallBackRefusal, DemandRefusal, MoveField, WorkingCalendarRefusal } from '@titian/domain'
import { closingCodeWords, demandMoveWords, demandStatusWords, demandTierWords, verdictWords } from './demand-words.ts'
import type { Words } from './problems.ts'

/** What others say too, in words of their own. */
type Elsewhere = 'DemandKnown' | 'DayInTheFuture' | 'CreditCodeWrong' | 'NothingChanges' | 'NotADay'
/** Of the link by which a firm confirms. */
export type ConfirmationRefusal =
  | { readonly refused: 'ConfirmationUnknown' }
  | { readonly refused: 'ConfirmationExpired'; readonly until: string }
  | { readonly refused: 'ConfirmationAnswered' }
  | { readonly refused: 'ConfirmationPaused'; readonly retryAfter: number }

type Said = DemandRefusal | CallBackRefusal | WorkingCalendarRefusal | ConfirmationRefusal
type Own = Exclude<Said, { readonly refused: Elsewhere }>
type Named<Name extends Own['refused']> = Extract<Own, { readonly refused: Name }>

const needed: Readonly<Record<MoveField, string>> = {
  officer: '责任人',
  nextStep: '下一步和期限',
  note: '办理情况',
  to: '承办单位',
  tier: '提到哪一级',
  reason: '原因',
  clock: '延哪个期限',
  until: '延到哪一天',
  milestone: '节点',
  text: '节点内容',
  due: '节点日期',
  answer: '答复内容',
  code: '办结方式',
  way: '确认方式',
  verdict: '企业的意见',
  upheld: '回访结果',
  evidence: '办结依据',
  into: '并入的需求',
}

const owed = {
  evidence: '办结依据（如合同、批复、贷款、登记的编号）',
  answer: '答复内容',
  nextStep: '下次跟踪的事项和日期',
  note: '说明',
  into: '并入的需求',
} as const

const fields: Readonly<Record<string, string>> = {
  uscc: '统一社会信用代码',
  name: '企业名称',
  category: '需求类别',
  text: '需求内容',
  channel: '来源',
  secrecy: '保密级别',
  wanted: '具体指标',
  budget: '预算',
  raisedOn: '提出日期',
  on: '日期',
  nextStep: '下一步',
  until: '延到的日期',
  due: '节点日期',
}

/** What people are told when a demand cannot be raised or moved as they say, and what they can do instead. */
export const demandProblems: { readonly [Name in Own['refused']]: Words<Named<Name>> } = {
  DemandUnknown: { status: 404, title: '没有找到这条需求。请刷新台账后重试。' },
  DemandWithoutOfficer: {
    status: 422,
    title: '企业还没有信用代码，须指定责任人，否则无人能看到这条需求。请选择责任人。',
    field: 'officer',
  },
  MoveNotAllowed: {
    status: 409,
    title: ({ move, status, allowed }) =>
      `这条需求现在是“${demandStatusWords[status]}”，不能${demandMoveWords[move]}。现在可以：${
        allowed.map((each) => demandMoveWords[each]).join('、') || '等待其他人办理'
      }。`,
    field: 'move',
  },
  MoveFieldMissing: {
    status: 422,
    title: ({ move, field }) => `${demandMoveWords[move]}须填写${needed[field]}，请补充。`,
    field: ({ field }) => field,
  },
  MoveReserved: {
    status: 403,
    title: ({ move }) => `${demandMoveWords[move]}由市县科技局科室办理，请联系科室。`,
    field: 'move',
  },
  DemandValueWrong: {
    status: 422,
    title: ({ field }) => `“${fields[field] ?? field}”填写有误，请检查后改正。`,
    field: ({ field }) => field,
  },
  DemandFieldFixed: {
    status: 422,
    title: ({ field }) => `“${fields[field] ?? field}”不能在这里更正，请通过分派、转办等办理环节变更。`,
    field: ({ field }) => field,
  },
  BeforeRaised: {
    status: 422,
    title: ({ on, raisedOn }) => `${on} 早于需求提出日期 ${raisedOn}，请改正。`,
    field: 'on',
  },
  MovedSince: {
    status: 409,
    title: ({ on, last }) => `这条需求在 ${on} 之后（${last}）又有办理记录，请核对后以 ${last} 或之后的日期办理。`,
    field: 'on',
  },
  NextStepPast: {
    status: 422,
    title: ({ due, on }) => `期限 ${due} 早于 ${on}，请改为之后的日期。`,
    field: 'nextStep',
  },
  ClosingOwes: {
    status: 422,
    title: ({ code, owes }) => `按“${closingCodeWords[code]}”办结须填写${owed[owes]}，请补充。`,
    field: ({ owes }) => (owes === 'answer' ? 'note' : owes),
  },
  ClosedAgainstFirm: {
    status: 422,
    title: ({ verdict }) =>
      `企业确认为“${verdictWords[verdict]}”，与办结方式“${closingCodeWords.C1}”不一致，请说明理由。`,
    field: 'note',
  },
  MergedIntoItself: { status: 422, title: '不能并入它自己，请选择另一条需求。', field: 'into' },
  MergedIntoUnknown: { status: 422, title: '没有找到要并入的需求，请核对编号。', field: 'into' },
  TierNotHigher: {
    status: 422,
    title: ({ current }) => `这条需求现为${demandTierWords[current]}，只能提到更高一级，请改选。`,
    field: 'tier',
  },
  ExtensionTooShort: {
    status: 422,
    title: ({ until, due }) => `延到 ${until} 不晚于现在的期限 ${due}，请改为之后的日期。`,
    field: 'until',
  },
  ClockNotRunning: {
    status: 409,
    title: ({ clock }) => `这条需求的${clock === 'respond' ? '响应' : '办理'}期限不在计时，不用延期。`,
    field: 'clock',
  },
  MilestoneUnknown: { status: 422, title: '没有找到这个节点，请刷新后重选。', field: 'milestone' },
  MilestoneReachedAlready: { status: 409, title: '这个节点已经完成，不用再记。', field: 'milestone' },
  OfficerRecordsHimself: {
    status: 403,
    title: ({ move }) =>
      move === 'confirm'
        ? '电话确认须由责任人以外的人记录。请科室同事致电企业，或把确认链接发给企业。'
        : '回访须由责任人以外的人进行。',
  },
  OnlyFirmConfirms: { status: 403, title: '链接确认由企业自己打开链接填写。代为记录的，请选电话确认。', field: 'way' },
  ShareTooSmall: { status: 422, title: '回访比例不得低于 10%，请改正。', field: 'share' },
  NothingToDraw: {
    status: 422,
    title: ({ from, through }) => `${from} 至 ${through} 没有可以回访的办结需求，请调整日期。`,
    field: 'from',
  },
  DayOfAnotherYear: { status: 422, title: ({ day, year }) => `${day} 不在 ${year} 年，请改正。` },
  DayOffAndWorking: { status: 422, title: ({ day }) => `${day} 不能既放假又上班，请保留一项。` },
  DayWorksAnyway: { status: 422, title: ({ day }) => `${day} 本来就是工作日，调休上班只填周六、周日。` },
  ConfirmationUnknown: { status: 404, title: '链接无效，或已被新的链接代替。请联系发来链接的工作人员。' },
  ConfirmationExpired: {
    status: 410,
    title: ({ until }) => `链接已于 ${until} 到期。请联系发来链接的工作人员重新发送。`,
  },
  ConfirmationAnswered: { status: 410, title: '这条需求已经确认过了，不用再填。如有变化，请联系工作人员。' },
  ConfirmationPaused: {
    status: 429,
    title: ({ retryAfter }) => `尝试次数过多，请在 ${Math.max(1, Math.ceil(retryAfter / 60))} 分钟后再试。`,
  },
}
