import type { WorkLine } from '@titian/contract'
import { count } from './numbers.ts'

const kinds: Record<WorkLine['kind'], string> = {
  'visit-planned': '约定走访',
  'visit-due': '该去走访',
  'demand-overdue': '需求超期',
  'demand-clock': '需求时限',
  'demand-step': '需求下一步',
  'title-expiring': '资质到期',
  duty: '年度事项',
  check: '实地核查',
  handover: '工作交接',
  'kept-aside': '待核对',
}

const acts: Record<WorkLine['action'], string> = {
  'log-visit': '记走访',
  'open-demand': '办需求',
  'open-firm': '看企业',
  'open-check': '去核查',
  'open-handover': '去接收',
  'open-review': '去核对',
}

export const myWork = {
  title: '我的工作',
  titleOf: (officer: string) => `${officer} 的工作`,
  found: (lines: number, day: string) => `${day}，共 ${count(lines)} 项`,
  goes: '事情办了，这一条自己就没有了，不用打勾。',
  kinds,
  acts,
  groups: { late: '逾期', week: '本周', soon: '近期', year: '今年' },
  groupNotes: {
    late: '已过期限，先办',
    week: '三天内到期，或需要马上处理',
    soon: '一个月内到期，或该去走访',
    year: '十二个月内',
  },
  due: (day: string) => `期限 ${day}`,
  until: (day: string) => `${day} 到期`,
  lateBy: (days: number) => `已过 ${count(days)} 天`,
  inDays: (days: number) => (days === 0 ? '今天' : `还有 ${count(days)} 天`),
  noFirm: '您本人的事项',
  open: '展开',
  shut: '收起',
  call: '拨打',
  callWhy: '取出联系人电话，每家企业每天记一次查看',
  noContact: '没有登记联系人',
  copyMessage: '复制催办语',
  copied: (firm: string) => `已复制给“${firm}”的催办语，可粘贴到微信或短信。`,
  copyByHand: '这个浏览器不能直接复制，请按 Ctrl+C（手机上长按）复制下面的话：',
  message: '催办语',
  officer: '看哪位服务员',
  chooseTitle: '请先选一位服务员',
  choose: '在上面按姓名或编号选一位服务员，看他今天要做的事。',
  notLinkedTitle: '您的账号还没有对应的服务员',
  notLinked: '请市县业务科室在“结对安排”里把您的账号和服务员编号关联起来，您的企业和工作就会出现在这里。',
  noneTitle: '今天没有要办的事',
  none: '名下企业都走访过、需求都在期限内。可以到“走访记录”约下一次走访，或看看名下企业。',
  toFirms: '看名下企业',
  toVisits: '去走访记录',
  keys: '键盘：J、K 上下移动，回车展开',
} as const
