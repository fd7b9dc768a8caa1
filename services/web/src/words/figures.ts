import type { Measure } from '@titian/contract'
import { dayText, periodText } from './dates.ts'
import { count, percent } from './numbers.ts'

/** What a figure counts unless its definition says otherwise. */
export const usualMeasure: Measure = '家'

const whichOf: Readonly<Record<Measure, string>> = {
  家: '是哪些企业',
  人: '是哪些人',
  家次: '是哪些走访',
  条: '是哪些记录',
}
const countedAs: Readonly<Record<Measure, string>> = { 家: '企业', 人: '服务员', 家次: '走访', 条: '记录' }

export const figures = {
  title: '称号',
  anyTitle: '任一称号',
  growth: (share: number, before: number) =>
    `同比 ${share > 0 ? '+' : ''}${percent(share)}（上年同期 ${count(before)}）`,
  choose: '指标',
  unit: '县（市、区）',
  period: '时段',
  formula: '计算公式',
  note: '口径',
  version: (version: number) => `口径版本 ${version}`,
  kinds: { stock: '时点数', flow: '时段数', ratio: '比率' },
  asOf: (day: string) => `统计截至${dayText(day)}`,
  export: (rows: number, measure: Measure) => `导出名单（${count(rows)} ${measure}）`,
  composed: '由这些指标算出',
  officer: (name: string) => `只看责任服务员：${name}`,
  nobody: '无责任服务员',
  everyOfficer: '看全部服务员',
  course: {
    title: '全年进度',
    chart: '图',
    table: '表',
    view: '进度显示方式',
    actual: '实际',
    seasonal: '序时（按往年节奏）',
    linear: '序时（按天数平均）',
    target: '年度目标',
    day: '日期',
    month: '{M}月',
    none: '这个指标没有全年进度可画。',
    described: (name: string) => `${name}：实际、两种序时进度和年度目标的折线图；数值见“表”。`,
  },
  bridge: {
    title: (period: string) => `${periodText(period)}高新技术企业数是怎么变的`,
    sentence: (start: number, end: number) =>
      `期初 ${count(start)} 家，期末 ${count(end)} 家，净增 ${count(end - start)} 家。`,
    opens: '点任一项看是哪些企业。',
    opensTotals: '点任一项看它的口径和分县（市、区）家数。',
    floor: (from: number) => `为看清增减，柱高从 ${count(from)} 家画起，不从 0 画起。`,
    table: '高新技术企业增减',
    item: '项目',
    change: '家数',
    start: '期初',
    new: '新认定',
    renewedLate: '隔年重新认定',
    movedIn: '迁入',
    transferred: '市内划转',
    lapsed: '到期未重新认定',
    pending: '到期待重新认定',
    revoked: '取消资格',
    movedOut: '迁出',
    closed: '注销',
    end: '期末',
  },
  parts: {
    title: '分县（市、区）',
    share: '占比',
    value: '数值',
    open: (unit: string) => `看${unit}的企业`,
  },
  members: {
    title: (count: string, measure: Measure) => `${whichOf[measure]}（${count} ${measure}）`,
    whose: (measure: Measure) => (measure === '人' ? '服务员' : '企业'),
    company: '企业',
    unit: '县（市、区）',
    on: '日期',
    why: '依据',
    whyCount: (events: number) => `${events} 条记录`,
    whyOf: (name: string, events: number) => `${events} 条记录：${name}`,
    more: (measure: Measure) => `再显示 50 ${measure}`,
    shown: (shown: number, total: number, measure: Measure) =>
      `已显示 ${count(shown)} ${measure}，共 ${count(total)} ${measure}`,
    none: (measure: Measure) =>
      `这个范围内没有${countedAs[measure]}。可改选上方的县（市、区）或时段，或推后统计截至日期。`,
    totalsOnly: '您可以看这里的数，企业名单限于您的辖区。请在上方选择您的县（市、区）。',
    notYours: '您可以看这里的数。企业名单限市科技局业务科室和本县（市、区）查看。',
  },
  event: {
    recorded: (instant: string, actor: string) => `${instant} 由 ${actor} 录入`,
    list: (title: string, row: number) => `《${title}》第 ${row} 行`,
    byHand: '人工录入',
    byFirm: (instant: string) => `企业通过链接填写 · ${instant}`,
  },
}
