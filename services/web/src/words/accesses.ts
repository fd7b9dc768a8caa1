import type { AccessType } from '@titian/contract'

const types: Record<AccessType, string> = {
  SignedIn: '登录',
  SignInFailed: '登录失败',
  SignInBraked: '暂停登录',
  SignedOut: '退出',
  SessionUnlocked: '解锁',
  AccessRefused: '被拒绝',
  Exported: '导出',
  ContactShown: '查看联系方式',
  ContactDialled: '拨打电话',
  ContactsHanded: '联系人下发到手机',
  PersonErased: '清除个人信息',
}

export const accesses = {
  title: '审计',
  types,
  columns: { at: '时间', who: '账号', type: '类型', what: '情况' },
  type: '类型',
  account: '账号',
  none: '没有符合条件的访问记录。请换一个类型或账号。',
  more: '再显示一些',
}
