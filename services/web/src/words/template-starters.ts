import type { SaveTemplate } from '@titian/contract'

/** Where a new template may begin; nothing of them is kept until somebody saves one. */
export const templateStarters: readonly SaveTemplate[] = [
  {
    name: '万人助万企走访表',
    kind: 'visits',
    columns: [
      { header: '序号', field: 'sequence' },
      { header: '县（市、区）', field: 'unit' },
      { header: '企业名称', field: 'name' },
      { header: '统一社会信用代码', field: 'code' },
      { header: '走访日期', field: 'date' },
      { header: '助企干部', field: 'officer-name' },
      { header: '服务方式', field: 'mode', words: { 现场: '实地走访', 电话: '电话联系' } },
      { header: '服务内容', field: 'purpose' },
      { header: '走访情况', field: 'note' },
      { header: '是否现场解决', field: 'solved' },
      { header: '记录编号（请勿改动）', field: 'record' },
    ],
  },
  {
    name: '万人助万企需求表',
    kind: 'demands',
    columns: [
      { header: '序号', field: 'sequence' },
      { header: '问题编号', field: 'number' },
      { header: '县（市、区）', field: 'unit' },
      { header: '企业名称', field: 'name' },
      { header: '统一社会信用代码', field: 'code' },
      { header: '问题类别', field: 'category' },
      { header: '问题描述', field: 'text' },
      { header: '提出日期', field: 'date' },
      { header: '责任人', field: 'officer-name' },
      { header: '办理状态', field: 'state' },
      { header: '办结日期', field: 'closed-on' },
      { header: '记录编号（请勿改动）', field: 'record' },
    ],
  },
]
