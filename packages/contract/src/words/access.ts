export const accessTypes = [
  'SignedIn',
  'SignInFailed',
  'SignInBraked',
  'SignedOut',
  'SessionUnlocked',
  'AccessRefused',
  'Exported',
  'ContactShown',
  'ContactDialled',
  'ContactsHanded',
  'AttachmentShown',
  'DemandAttachmentShown',
  'PersonErased',
] as const
export type AccessType = (typeof accessTypes)[number]

export const accessWords: Readonly<Record<AccessType, string>> = {
  SignedIn: '登录',
  SignInFailed: '登录失败',
  SignInBraked: '暂停登录',
  SignedOut: '退出',
  SessionUnlocked: '解锁',
  AccessRefused: '被拒绝',
  Exported: '导出',
  ContactShown: '查看联系人',
  ContactDialled: '拨打电话',
  ContactsHanded: '联系人下发到手机',
  AttachmentShown: '查看走访附件',
  DemandAttachmentShown: '查看需求附件',
  PersonErased: '清除个人信息',
}

type Data = Readonly<Record<string, unknown>>

const sentences: Readonly<Record<AccessType, (data: Data, name: (route: string) => string) => string>> = {
  SignedIn: ({ address }) => `从 ${said(address)} 登录`,
  SignInFailed: ({ address, failures }) => `从 ${said(address)} 登录失败，连续第 ${said(failures)} 次`,
  SignInBraked: ({ address, minutes }) =>
    `从各处登录失败过多，${said(minutes)} 分钟内不接受从未登录过的地点登录；最后一次来自 ${said(address)}`,
  SignedOut: () => '退出登录',
  SessionUnlocked: ({ address }) => `从 ${said(address)} 解锁页面`,
  AccessRefused: ({ route, status }, name) =>
    `“${name(said(route))}”被拒绝：${status === 403 ? '没有办理此事的权限' : '不存在，或不在其管理范围内'}（${said(status)}）`,
  Exported: ({ route, rows, asked }, name) => `导出“${name(said(route))}”，${said(rows)} 行${conditions(asked)}`,
  ContactShown: ({ enterprise }) => `查看了 ${said(enterprise)} 的联系人`,
  ContactDialled: ({ enterprise }) => `拨打了 ${said(enterprise)} 的联系电话`,
  ContactsHanded: ({ firms }) => `${said(firms)} 家结对企业的联系人已下发到手机`,
  AttachmentShown: ({ visit }) => `取走了走访 ${said(visit)} 的附件`,
  DemandAttachmentShown: ({ demand }) => `取走了需求 ${said(demand)} 的附件`,
  PersonErased: ({ contacts, uploads, addresses = 0, commands = 0 }) =>
    `清除一人的个人信息：联系人 ${said(contacts)} 条，上传文件 ${said(uploads)} 份，摘要邮箱 ${said(addresses)} 个，待核对的操作 ${said(commands)} 项`,
}

/** What one access was, in a sentence for the auditor. `name` says what a route does. */
export function accessSentence(type: AccessType, data: Data, name: (route: string) => string): string {
  return sentences[type](data, name)
}

/** What was asked for, as the page calls it. */
function conditions(asked: unknown): string {
  const told = Object.entries(Object(asked)).map(([field, value]) => `${askedWords[field] ?? field} ${said(value)}`)
  return told.length === 0 ? '' : `，条件：${told.join('，')}`
}

const askedWords: Readonly<Record<string, string>> = {
  query: '搜索',
  unit: '县（市、区）',
  title: '称号',
  stage: '梯级',
  register: '名录',
  sort: '排序',
  asOf: '统计截至',
  knownAt: '录入截至',
  code: '指标',
  period: '期间',
  without: '不含',
  officer: '服务员',
  holder: '承办单位',
  state: '办理状态',
  category: '类别',
  open: '未办结',
  overdue: '逾期',
  closing: '办结方式',
  uscc: '信用代码',
  from: '从',
  to: '到',
  mode: '方式',
  campaign: '专项活动',
  backfilled: '补录',
  solved: '当场解决',
  year: '年度',
  duty: '事项',
  template: '导出模板',
  import: '导入',
  month: '月份',
  handover: '交接',
  check: '核查',
  after: '数据位置',
}

function said(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '不详'
}
