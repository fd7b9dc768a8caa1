import type { ReviewItem } from '@titian/contract'
import { count } from './numbers.ts'

const kinds: Record<ReviewItem['kind'], string> = {
  'unit-differs': '县（市、区）不一致',
  'units-differ': '名单县（市、区）不同',
  'row-unclear': '对不上企业',
  'firms-for-city': '待市级核对',
  'target-differs': '目标不一致',
  'person-named': '只有姓名',
  'demand-differs': '需求说法不一',
  'record-kept': '手机记录待核对',
  'records-missing': '手机记录可能丢失',
  'command-differs': '重复提交内容不同',
  quarantined: '暂未计入',
}

export const review = {
  title: '核对',
  found: (items: number) => `共 ${count(items)} 项需要核对`,
  none: '没有需要核对的。',
  kinds,
  columns: { kind: '类型', what: '情况', since: '发现于', act: '处理' },
  act: {
    enterprise: '看企业，按需属地调整或更正',
    importRow: '到导入中指定企业',
    firmsForCity: '到导入中采用，或不予采用',
    target: '核对文件，调整或确认目标',
    demand: '看企业',
    same: (officer: string, where: readonly (string | null)[]) =>
      `是同一人：${[officer, ...where].filter((part) => part !== null).join(' ')}`,
    notOfficer: '不是服务员，保留姓名',
    identified: (records: number) => `已核对 ${count(records)} 条记录`,
    accept: '用暂存的这一份',
    keep: '不采用这一份',
    accepted: '已采用',
    kept: '已处理，现有记录不变',
    ofOthers: '请填写人本人登录后决定是否采用',
    whyMissing: '已补录，或说明为什么没有了',
    giveUp: '不再提示',
    givenUp: '已说明，不再提示',
    confirm: '确认无误',
    confirmOf: (firm: string) => `确认无误：${firm}`,
    confirmWhy: '都没有错的原因',
    confirmWhyOf: (firm: string) => `都没有错的原因：${firm}`,
    confirmed: '已确认，不再提示',
    told: '请与经办人核实；确需改动的，请重新提交，核实后不再提示',
    settled: '已处理，不再提示',
    quarantined: '请告诉系统管理员重试',
  },
  field: '项目',
  more: '再显示一些',
}
