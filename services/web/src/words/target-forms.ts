import { dayText } from './dates.ts'
import { count } from './numbers.ts'

type Comparison = 'at-least' | 'more-than'

const comparisons: Record<Comparison, string> = { 'at-least': '不低于', 'more-than': '超过' }
const amount = (comparison: Comparison, value: number) => `${comparisons[comparison]} ${count(value)} 家`

export const targetForms = {
  adjust: {
    open: '调整目标',
    title: '调整目标',
    indicator: '指标',
    unit: '县（市、区）',
    year: '年度',
    current: (comparison: Comparison, value: number) => `现行目标：${amount(comparison, value)}`,
    currentOf: (day: string, document: string | undefined) =>
      [dayText(day), ...(document === undefined ? [] : [document])].join(' · '),
    none: '现在没有下达目标。',
    kept: '调整后，此前的目标和依据都保留，可在下方“历次调整”中查看。',
    value: '目标数（家）',
    valueMissing: '请填写目标数，应为 0 至 1000000 的整数',
    comparison: '要求',
    comparisons,
    document: '文号',
    documentHelp: '如：平科〔2021〕18 号',
    documentMissing: '请填写依据的文号；没有文号的填文件名称或会议',
    reason: '调整原因',
    reasonMissing: '请写明原因，至少两个字',
    sumMatches: (sum: number) => `各单位目标之和为 ${count(sum)} 家，与全市目标一致。`,
    sumDiffers: (sum: number, whole: number) =>
      `各单位目标之和为 ${count(sum)} 家，全市目标为 ${count(whole)} 家，相差 ${count(Math.abs(sum - whole))} 家。`,
    sumAlone: (sum: number) => `全市没有单独下达目标，按各单位之和 ${count(sum)} 家计。`,
    withWhole: (sum: number) => `同时把全市目标调整为 ${count(sum)} 家`,
    whatNext: '不同时调整的，请再调整其他单位，使各单位之和等于全市目标。',
    partsNext: '请再逐个调整各单位的目标，使其和等于全市目标。',
    ahead: {
      title: '保存后的变化',
      what: '目标',
      now: '现在',
      saved: '保存后',
      sum: '各单位目标之和',
      whole: '全市目标',
      same: '不变',
      stands: (target: number | null) => (target === null ? '未下达' : `${count(target)} 家`),
    },
    save: '保存',
    saved: '目标已调整',
  },
  revisions: {
    title: '历次调整',
    none: '没有记录。',
    set: (comparison: Comparison, value: number) => `定为${amount(comparison, value)}`,
    withdrawn: '撤销导入',
    change: (before: number | null, after: number | null) => {
      if (before === after) return '不改变现行目标'
      if (before === null) return '此前没有目标'
      return after === null ? '不再有目标' : `现行目标由 ${count(before)} 变为 ${count(after)}`
    },
    list: (title: string) => `《${title}》`,
    on: (day: string) => `日期 ${dayText(day)}`,
    reason: (reason: string) => `原因：${reason}`,
  },
  plan: {
    open: '采用规划',
    revise: (name: string) => `修订“${name}”`,
    title: '采用规划',
    none: '还没有采用规划。',
    kept: '修订后，此前的规划仍留在日志中，可按当时已录入查看。',
    name: '规划名称',
    nameMissing: '请填写名称，如：双倍增',
    indicators: '指标',
    indicatorsMissing: '请至少选一个指标',
    baseYear: '基年',
    endYear: '末年',
    yearMissing: '请填写 2000 至 2100 之间的年份',
    endTooEarly: '末年应晚于基年',
    multiple: '倍数',
    multipleMissing: '请填写大于 1 的倍数，最大 100',
    base: (name: string, year: number, value: number) => `${name} ${year} 年底基数 ${count(value)}`,
    goal: (year: number, value: number) => `${year} 年目标 ${count(value)}`,
    baseUnknown: (name: string) => `${name}：正在读取基数……`,
    steps: '年度步骤',
    stepsHelp: '留空的年份按等比推算的建议值；末年为基数 × 倍数。',
    stepsSeveral: '几个指标的规划按各自的基数等比推算年度步骤。要另定步骤的，请每个指标采用一个规划。',
    step: (year: number) => `${year} 年`,
    suggested: (value: number) => `建议 ${count(value)}`,
    document: '文号',
    save: '采用',
    saved: (name: string) => `已采用规划：${name}`,
  },
}
