import type { CheckClock, CheckFinding, CheckInput, CheckItem } from '@titian/domain'

export const checkItemWords: Readonly<Record<CheckItem, string>> = {
  exists: '企业存续经营',
  place: '经营场所',
  people: '职工和科技人员',
  research: '研发活动',
  rights: '知识产权',
  accounts: '财务核算',
  products: '主要产品',
}

/** What one looks for on the spot, so that two people look for the same. */
export const checkItemHelp: Readonly<Record<CheckItem, string>> = {
  exists: '营业执照、正常经营的迹象',
  place: '与填报地址一致，有实际办公或生产场所',
  people: '花名册、社保缴纳人数与填报一致',
  research: '研发项目、场地、设备和辅助账',
  rights: '证书原件，权属和状态与填报一致',
  accounts: '查账征收，研发费用能准确归集',
  products: '主要产品（服务）与填报一致，不属限制类',
}

export const checkHoldsWords: Readonly<Record<CheckFinding['holds'], string>> = {
  yes: '属实',
  no: '不符',
  'not-seen': '未看到',
}

export const checkStatusWords = {
  open: '待核查',
  recorded: '待复核',
  passed: '通过',
  failed: '不通过',
  dropped: '已取消',
} as const

type Field = keyof CheckInput

export const checkFieldWords: Readonly<Record<Field, string>> = {
  employees: '职工总数',
  scientistShare: '科技人员占比',
  research: '研发费用',
  rights: '知识产权',
  riskWithin3Years: '近 3 年失信或被撤销编号',
  firstTime: '首次参加评价',
}

const order: readonly Field[] = ['employees', 'scientistShare', 'research', 'rights', 'riskWithin3Years', 'firstTime']

/** The fields of which something is said, in the order of the form. */
export function checkFieldNames(input: CheckInput): readonly Field[] {
  return order.filter((field) => input[field] !== undefined)
}

/** 职工总数 4 人; what is not known is 未知. */
export function checkInputText(field: Field, input: CheckInput): string {
  return `${checkFieldWords[field]} ${checkValueText(field, input)}`
}

export function checkValueText(field: Field, input: CheckInput): string {
  const value = input[field]
  if (value === undefined) return '未知'
  if (typeof value === 'boolean') return value ? '是' : '否'
  switch (field) {
    case 'scientistShare':
      return `${Math.round(value * 1000) / 10}%`
    case 'research':
      return `${value} 万元`
    case 'rights':
      return `${value} 件`
    default:
      return `${value} 人`
  }
}

/** How a check that has ended stood in time, or how long it has; of days without a notice the week decides. */
export function checkClockSentence({ reviewDays, left, due, ended, withoutNotice }: CheckClock): string {
  const parts = [
    ended === undefined
      ? `${checkReviewSentence(reviewDays, left)}，截止 ${due}`
      : `形式审查 ${reviewDays} 个工作日，${ended} ${left < 0 ? `办结，超 ${-left} 个` : '按期办结'}`,
    ...(withoutNotice.length > 0 ? [`${withoutNotice.join('、')} 年放假安排未录入，按周一至周五计`] : []),
  ]
  return parts.join('，')
}

/** 形式审查 3 个工作日，还剩 1 个. */
export function checkReviewSentence(reviewDays: number, left: number): string {
  const standing = left < 0 ? `已超 ${-left} 个` : left === 0 ? '今天到期' : `还剩 ${left} 个`
  return `形式审查 ${reviewDays} 个工作日，${standing}`
}
