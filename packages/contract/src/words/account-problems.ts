import type { AccountRefusal, PasswordRefusal, PasswordWeakness } from '@titian/domain'
import type { Words } from './problems.ts'

type Own = Exclude<AccountRefusal | PasswordRefusal, { readonly refused: 'NothingChanges' }>
type Named<Name extends Own['refused']> = Extract<Own, { readonly refused: Name }>

const weak: Readonly<Record<PasswordWeakness, string>> = {
  short: '密码至少 12 位，请加长。',
  plain: '密码须包含大写字母、小写字母、数字、符号中的至少三种，请调整。',
  'names-account': '密码中不能包含账号名，请更换。',
  'names-place': '密码中不能包含本市、本单位的地名或名称，请更换。',
  common: '密码包含常见的弱口令，容易被猜到，请更换。',
}

/** What administrators are told when an account or a password cannot be as they say. */
export const accountProblems: { readonly [Name in Own['refused']]: Words<Named<Name>> } = {
  AccountTaken: { status: 409, title: ({ account }) => `账号 ${account} 已存在，请换一个。`, field: 'account' },
  AccountUnknown: { status: 404, title: '没有找到这项内容。请核对地址，或向管理员确认您的查看范围。' },
  GrantOutsideScope: {
    status: 422,
    title: ({ grant }) => `单位 ${grant.unit} 不在您的管理范围内，请改选。`,
    field: 'grants',
  },
  GrantRepeated: { status: 422, title: '同一角色在同一单位授权了两次，请删去一项。', field: 'grants' },
  AdministratorsExclusive: {
    status: 422,
    title: '系统、安全、审计管理员须由不同的人担任，且不兼业务角色。请分开授权。',
    field: 'grants',
  },
  UnitUnknown: { status: 422, title: ({ unit }) => `没有代码为 ${unit} 的单位，请改选。`, field: 'unit' },
  OwnAccount: { status: 422, title: '不能变更自己的授权或状态，请由另一位系统管理员办理。' },
  PasswordTooWeak: { status: 422, title: ({ weakness }) => weak[weakness], field: 'next' },
}
