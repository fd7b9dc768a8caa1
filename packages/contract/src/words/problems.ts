import type {
  AccountRefusal,
  AssignmentRefusal,
  CalendarRefusal,
  CampaignRefusal,
  CallBackRefusal,
  CheckRefusal,
  CorrectionRefusal,
  CreditCodeRefusal,
  FirmPlanRefusal,
  HandoverRefusal,
  DemandRefusal,
  DutyDoneRefusal,
  DutyRefusal,
  ImportRefusal,
  MergeRefusal,
  OfficerRefusal,
  PasswordRefusal,
  PlanRefusal,
  TargetRefusal,
  TemplateRefusal,
  VisitRefusal,
  WorkingCalendarRefusal,
} from '@titian/domain'
import type { Problem } from '../vocabulary.ts'
import { accountProblems } from './account-problems.ts'
import { checkProblems, type CheckingRefusal } from './check-problems.ts'
import { correctionProblems } from './correction-problems.ts'
import { importRefusals } from './import-refusals.ts'
import { officerProblems, type AssigningRefusal } from './officer-problems.ts'
import { dutyProblems } from './duty-problems.ts'
import { demandProblems, type ConfirmationRefusal } from './demand-problems.ts'
import { firmPlanProblems } from './firm-plan-problems.ts'
import { statementFieldName } from './statement-fields.ts'
import { targetProblems } from './target-problems.ts'
import { templateProblems, type TemplateWordsRefusal } from './template-problems.ts'
import { visitProblems } from './visit-problems.ts'

/** What the edge itself refuses, before or after the domain is asked. */
export type EdgeRefusal =
  /** Also what one may not see: it is not there. */
  | { readonly refused: 'NotFound' }
  | { readonly refused: 'NotPermitted' }
  | { readonly refused: 'NotSignedIn' }
  | { readonly refused: 'SessionLocked' }
  | { readonly refused: 'SessionEnded' }
  | { readonly refused: 'PasswordMustChange' }
  | { readonly refused: 'SignInFailed' }
  | { readonly refused: 'SignInPaused'; readonly retryAfter: number }
  /** Too many failed for this account, wherever they came from; from where it was opened before it can still be tried. */
  | { readonly refused: 'SignInBraked'; readonly retryAfter: number }
  | { readonly refused: 'PasswordWrong' }
  | { readonly refused: 'PasswordUnchanged' }
  | { readonly refused: 'OriginForeign' }
  | { readonly refused: 'RequestMalformed'; readonly malformed: Malformation }
  | { readonly refused: 'FieldsWrong' }
  | { readonly refused: 'FieldMissing'; readonly field: keyof typeof missable }
  | { readonly refused: 'MediaTypeUnknown' }
  | { readonly refused: 'RequestTooLarge' }
  | { readonly refused: 'RequestTooSlow' }
  | { readonly refused: 'MethodUnknown' }
  | { readonly refused: 'IdempotencyKeyMissing' }
  | { readonly refused: 'CommandDiffers' }
  /** Another stream holds what may be held once, such as a credit code. */
  | { readonly refused: 'KeyClaimed'; readonly key: string }
  | { readonly refused: 'KnownAtUnreadable' }
  | { readonly refused: 'PeriodUnreadable' }
  | { readonly refused: 'TitleUnknown'; readonly title: string }
  | { readonly refused: 'MonthNotBegun'; readonly month: string }
  | { readonly refused: 'CursorUnreadable' }
  | { readonly refused: 'FigureWithoutMembers' }
  | { readonly refused: 'FigureNotByOfficer' }
  | { readonly refused: 'UploadMissing' }
  | { readonly refused: 'UploadTooLarge'; readonly limitMegabytes: number }
  /** Nothing is left to decide about this row of a list. */
  | { readonly refused: 'RowNotOpen' }
  /** Nobody of that name waits any more. */
  | { readonly refused: 'NothingToIdentify' }
  /** Its lists name one county by now, or somebody has confirmed them. */
  | { readonly refused: 'UnitsNotInDoubt' }
  /** What was kept aside is settled, or is nobody's whom one may answer for. */
  | { readonly refused: 'NothingKept' }
  /** No second content of that command was put aside, or it is not for the asker to settle. */
  | { readonly refused: 'NothingContested' }
  /** No gateway is set up by which it could leave the house. */
  | { readonly refused: 'ChannelMissing' }
  /** What the row said was emptied with its upload. */
  | { readonly refused: 'RowErased' }
  | { readonly refused: 'FirmUnknown'; readonly uscc: string; readonly field?: string }
  | { readonly refused: 'BlobKindUnknown' }
  | { readonly refused: 'BlobTooLarge'; readonly limitMegabytes: number }
  /** It begins after what has been received: a piece between is missing. */
  | { readonly refused: 'BlobAhead'; readonly received: number }
  | { readonly refused: 'BlobDiffers' }
  | { readonly refused: 'NotYetCounted'; readonly retryAfter: number }
  /** More pages of one session than a browser has tabs hear of changes. */
  | { readonly refused: 'ListeningTooOften'; readonly retryAfter: number }
  | { readonly refused: 'Contended'; readonly retryAfter: number }
  | { readonly refused: 'Busy'; readonly retryAfter: number }
  | { readonly refused: 'Unavailable'; readonly retryAfter: number }
  | { readonly refused: 'AnswerTooSlow'; readonly retryAfter: number }
  | { readonly refused: 'Fault' }

/** How a request cannot be read at all. */
export type Malformation = 'request' | 'json' | 'depth' | 'key' | 'encoding' | 'character'

/** Everything that is answered with a problem document. It does not compile to add one without its words. */
export type ProblemRefusal =
  | EdgeRefusal
  | AccountRefusal
  | PasswordRefusal
  | CalendarRefusal
  | CorrectionRefusal
  | MergeRefusal
  | TargetRefusal
  | PlanRefusal
  | ImportRefusal
  | OfficerRefusal
  | AssignmentRefusal
  | HandoverRefusal
  | AssigningRefusal
  | VisitRefusal
  | CampaignRefusal
  | DemandRefusal
  | ConfirmationRefusal
  | CallBackRefusal
  | CheckRefusal
  | DutyRefusal
  | DutyDoneRefusal
  | CheckingRefusal
  | WorkingCalendarRefusal
  | TemplateRefusal
  | TemplateWordsRefusal
  | FirmPlanRefusal

export interface Words<R> {
  readonly status: number
  /** What is wrong, and what to do next. */
  readonly title: string | ((refusal: R) => string)
  /** The field at fault, where there is one. */
  readonly field?: string | ((refusal: R) => string)
}

type Named<Name extends ProblemRefusal['refused']> = Extract<ProblemRefusal, { readonly refused: Name }>
type Problems = { readonly [Name in ProblemRefusal['refused']]: Words<Named<Name>> }

/** What a form can leave out, by its name on the form. */
const missable = { unit: '县（市、区）', name: '企业名称', email: '邮箱', kind: '名单或记录' } as const

const malformed: Readonly<Record<Malformation, string>> = {
  request: '请求无法识别，请检查后重发。',
  json: '请求内容不是有效的 JSON，请检查后重发。',
  depth: '请求内容嵌套超过 32 层，请简化后重发。',
  key: '请求内容含有不允许的字段名，请去掉后重发。',
  encoding: '请求内容不是有效的 UTF-8 文字，请转换编码后重发。',
  character: '请求内容含有无法保存的控制字符，请去掉后重发。',
}

const wrongCode: Readonly<Record<CreditCodeRefusal['kind'], string>> = {
  'code-missing': '没有填写统一社会信用代码',
  'code-not-a-code': '应为 18 位数字和大写字母，不含 I、O、S、V、Z',
  'code-check-wrong': '校验不符，至少有一位抄错或两位颠倒',
  'code-digits-lost': '末尾几位已丢失',
  'code-prefix-unknown': '开头两位不是登记管理部门和机构类别代码',
}

const problems: Problems = {
  ...officerProblems,

  NotFound: { status: 404, title: '没有找到这项内容。请核对地址，或向管理员确认您的查看范围。' },
  NotPermitted: { status: 403, title: '您的账号不能办理此事。如工作需要，请联系系统管理员调整授权。' },
  NotSignedIn: { status: 401, title: '请先登录。' },
  SessionLocked: { status: 401, title: '长时间没有操作，页面已锁定。请输入密码继续，未保存的内容仍在。' },
  SessionEnded: { status: 401, title: '登录已失效，请重新登录。' },
  PasswordMustChange: { status: 403, title: '首次登录请先修改密码。' },
  SignInFailed: { status: 401, title: '账号或密码不正确，请重新输入。' },
  SignInPaused: {
    status: 429,
    title: ({ retryAfter }) => `连续输错次数过多，请在 ${Math.max(1, Math.ceil(retryAfter / 60))} 分钟后再试。`,
  },
  SignInBraked: {
    status: 429,
    title: ({ retryAfter }) =>
      `此账号近来登录失败过多，暂不接受从未登录过的地点登录。请在 ${Math.max(1, Math.ceil(retryAfter / 60))} 分钟后再试，或在以前登录过的办公网络登录；急用请找系统管理员重置密码。`,
  },
  PasswordWrong: { status: 422, title: '当前密码不正确，请重新输入。', field: 'current' },
  PasswordUnchanged: { status: 422, title: '新密码与当前密码相同，请更换。', field: 'next' },
  OriginForeign: { status: 403, title: '请求来自其他网站，已拒绝。请从本系统的页面操作。' },
  RequestMalformed: { status: 400, title: (refusal) => malformed[refusal.malformed] },
  FieldsWrong: { status: 400, title: '填写的内容有误，请按提示修改后重新提交。' },
  FieldMissing: {
    status: 400,
    title: ({ field }) => `还没有填写${missable[field]}，请补充后重新提交。`,
    field: ({ field }) => field,
  },
  MediaTypeUnknown: { status: 415, title: '不支持这种内容类型，请以 application/json 提交，文件请用上传。' },
  RequestTooLarge: { status: 413, title: '提交的内容过大，请缩小或分次提交。' },
  RequestTooSlow: { status: 408, title: '提交用时过长，连接已关闭。请检查网络后重试。' },
  MethodUnknown: {
    status: 405,
    title: '这个地址不支持此种操作，请刷新页面后重试。程序调用的，请对照 /api/docs 的接口说明。',
  },
  IdempotencyKeyMissing: {
    status: 400,
    title: '请求缺少 Idempotency-Key（任意 UUID），无法防止重复提交。请补上后重发。',
  },
  CommandDiffers: {
    status: 409,
    title: '同一编号的提交此前已有不同内容，本次内容已留存待核对。请刷新页面，确认后重新提交。',
  },
  KeyClaimed: {
    status: 409,
    title: ({ key }) =>
      key.startsWith('officer-account:')
        ? `账号 ${key.replace(/^[a-z-]+:/, '')} 已关联另一位服务员，请先取消那处关联，或改用别的账号。`
        : key.startsWith('check:')
          ? '这家企业本年度已有在办的实地核查，请打开原来的核查办理。'
          : `${key.replace(/^[a-z-]+:/, '')} 已属于另一家企业，请先核对是否重复。`,
  },
  KnownAtUnreadable: {
    status: 400,
    title: 'knownAt 应为带时区的时刻或日志位置，如 2021-12-01T09:00:00+08:00 或 1200。',
    field: 'knownAt',
  },
  PeriodUnreadable: {
    status: 400,
    title: '期间应为年 2021、月 2021-09 或区间 2021-01..2021-09，起不晚于止。',
    field: 'period',
  },
  CursorUnreadable: { status: 400, title: '翻页位置已失效，请从第一页重新开始。', field: 'cursor' },
  FigureWithoutMembers: {
    status: 422,
    title: '这项指标由别的指标算出，没有单独的名单。请从构成它的各项进入。',
  },
  FigureNotByOfficer: {
    status: 422,
    title: '这项指标不分服务员。请去掉服务员再看，或改看走访、需求类指标。',
    field: 'officer',
  },
  UploadMissing: { status: 400, title: '没有收到文件。请选择一个 .xlsx 文件后再上传。', field: 'file' },
  UploadTooLarge: {
    status: 413,
    title: ({ limitMegabytes }) => `文件超过 ${limitMegabytes} MB，请删去图片和无关的工作表，或分成几个文件后再上传。`,
    field: 'file',
  },
  NothingToIdentify: { status: 409, title: '这位人员的记录都已核对，请刷新页面。' },
  UnitsNotInDoubt: { status: 409, title: '这家企业这一年的县（市、区）已核对，请刷新页面。' },
  NothingKept: { status: 409, title: '这条记录已处理，或只能由填写人本人处理，请刷新页面。' },
  NothingContested: { status: 409, title: '没有这条重复提交，或只能由市级核对，请刷新页面。' },
  ChannelMissing: {
    status: 422,
    title: '这种发送方式还没有配置。请先选“只在系统内显示”，或请系统管理员配置后再选。',
    field: 'channel',
  },
  RowErased: {
    status: 422,
    title: '这一行的原件已按规定清除，不能再指定。请重新导入这份名单，再指定企业。',
  },
  RowNotOpen: { status: 422, title: '这一行没有待定的内容，不用处理。请刷新页面。' },
  FirmUnknown: {
    status: 422,
    title: ({ uscc }) => `没有统一社会信用代码为 ${uscc} 的企业，请核对；新企业请先随名录导入。`,
    field: ({ field = 'uscc' }) => field,
  },
  MonthNotBegun: {
    status: 422,
    title: ({ month }) => `${month} 在统计截至日之后，还没有数据，请选当月或以前的月份。`,
    field: 'month',
  },
  TitleUnknown: {
    status: 422,
    title: ({ title }) => `没有名为“${title}”的称号，请用称号全称，如 高新技术企业、瞪羚企业。`,
    field: 'title',
  },
  BlobKindUnknown: { status: 415, title: '只收照片（JPEG、PNG、WebP、HEIC、GIF）和 PDF，请换成这几种后再传。' },
  BlobTooLarge: {
    status: 413,
    title: ({ limitMegabytes }) => `文件超过 ${limitMegabytes} MB，请压缩或分成几个后再传。`,
  },
  BlobAhead: { status: 409, title: ({ received }) => `前面的部分还没有收到，请从第 ${received} 字节续传。` },
  BlobDiffers: { status: 422, title: '文件内容与其编号或大小不符，已收到的部分作废，请从头重传。' },
  NotYetCounted: { status: 503, title: '刚提交的内容正在计入，请稍候重试。' },
  ListeningTooOften: { status: 429, title: '打开的页面过多，此页不再自动更新。请关闭不用的页面，再刷新此页。' },
  Contended: { status: 503, title: '同一内容正被多人修改，请稍候重试。' },
  Busy: { status: 503, title: '系统繁忙，请稍候重试。' },
  Unavailable: { status: 503, title: '数据服务暂时不可用，请稍候重试；如持续出现，请联系系统管理员。' },
  AnswerTooSlow: { status: 503, title: '处理用时过长，已停止等待。请稍候重试，或缩小查询范围。' },
  Fault: { status: 500, title: '系统出错，已记录。请稍后重试；如仍出现，请把请求编号告诉系统管理员。' },

  ...importRefusals,
  ...accountProblems,

  ValueDoesNotFit: {
    status: 422,
    title: ({ field, value }) =>
      value === null || value === ''
        ? `“${fieldWords[field] ?? statementFieldName(field)}”不能为空，请填写。`
        : `“${fieldWords[field] ?? statementFieldName(field)}”不能是“${String(value)}”，请检查后改正。`,
    field: ({ field }) => field,
  },
  CreditCodeWrong: {
    status: 422,
    title: ({ why }) => `统一社会信用代码有误：${wrongCode[why.kind]}。请对照营业执照改正。`,
    field: 'uscc',
  },
  ...targetProblems,
  ...correctionProblems,
  ...visitProblems,
  ...templateProblems,
  ...demandProblems,
  ...checkProblems,
  ...firmPlanProblems,
  ...dutyProblems,

  NothingChanges: { status: 409, title: '与现有内容相同，没有需要保存的变化。' },
  NotADay: { status: 400, title: ({ day }) => `“${day}”不是日历上的日期，应为 YYYY-MM-DD，如 2021-11-30。` },
}

/** Fields of a correction that are none of the record's. */
const fieldWords: Readonly<Record<string, string>> = { reason: '理由', occurredOn: '日期', on: '日期' }

/** The problem document (RFC 9457) of a refusal, less the request's number. */
export function problemOf(refusal: ProblemRefusal): Problem {
  return say(refusal, problems)
}

function say<Name extends ProblemRefusal['refused']>(
  refusal: Named<Name> & { readonly refused: Name },
  problems: Problems,
): Problem {
  const { status, title, field } = problems[refusal.refused]
  const sentence = typeof title === 'string' ? title : title(refusal)
  return {
    type: refusal.refused.replace(/(?<=.)(?=[A-Z])/g, '-').toLowerCase(),
    title: sentence,
    status,
    ...(field === undefined
      ? {}
      : { fields: [{ field: typeof field === 'string' ? field : field(refusal), message: sentence }] }),
  }
}
