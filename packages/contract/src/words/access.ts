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

const sentences: Readonly<Record<AccessType, (data: Data) => string>> = {
  SignedIn: ({ address }) => `从 ${said(address)} 登录`,
  SignInFailed: ({ address, failures }) => `从 ${said(address)} 登录失败，连续第 ${said(failures)} 次`,
  SignInBraked: ({ address, minutes }) =>
    `从各处登录失败过多，${said(minutes)} 分钟内不接受从未登录过的地点登录；最后一次来自 ${said(address)}`,
  SignedOut: () => '退出登录',
  SessionUnlocked: ({ address }) => `从 ${said(address)} 解锁页面`,
  AccessRefused: ({ route, status }) => `访问 ${said(route)} 被拒绝（${said(status)}）`,
  Exported: ({ route, rows, asked }) => `导出 ${said(route)}，${said(rows)} 行，条件 ${JSON.stringify(asked ?? {})}`,
  ContactShown: ({ enterprise }) => `查看了 ${said(enterprise)} 的联系人`,
  ContactDialled: ({ enterprise }) => `拨打了 ${said(enterprise)} 的联系电话`,
  ContactsHanded: ({ firms }) => `${said(firms)} 家结对企业的联系人已下发到手机`,
  AttachmentShown: ({ visit }) => `取走了走访 ${said(visit)} 的附件`,
  DemandAttachmentShown: ({ demand }) => `取走了需求 ${said(demand)} 的附件`,
  PersonErased: ({ contacts, uploads, addresses = 0, commands = 0 }) =>
    `清除一人的个人信息：联系人 ${said(contacts)} 条，上传文件 ${said(uploads)} 份，摘要邮箱 ${said(addresses)} 个，待核对的操作 ${said(commands)} 项`,
}

/** What one access was, in a sentence for the auditor. */
export function accessSentence(type: AccessType, data: Data): string {
  return sentences[type](data)
}

function said(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '不详'
}
