import { accessWords as types } from '@titian/contract/words/access'

export const accesses = {
  title: '审计',
  types,
  columns: { at: '时间', who: '账号', type: '类型', what: '情况' },
  type: '类型',
  account: '账号',
  none: '没有符合条件的访问记录。请换一个类型或账号。',
  more: '再显示一些',
}
