import { targetStatusWords } from '@titian/contract'
import { dayText } from './dates.ts'
import { count, percent } from './numbers.ts'

export const targets = {
  title: (year: number) => `${year} 年目标任务进展`,
  year: '年度',
  yearOf: (year: number) => `${year} 年`,
  ruzhou: '汝州',
  withRuzhou: '含汝州',
  withoutRuzhou: '不含汝州',
  statuses: targetStatusWords,
  yearAhead: '年度尚未开始',
  city: '全市',
  cityWithout: '全市（不含汝州）',
  columns: {
    unit: '县（市、区）',
    target: '目标',
    actual: '完成',
    share: '完成率',
    rank: '位次',
    gap: '差距',
    pace: '序时应达',
    status: '状态',
  },
  columnHelp: {
    share: '完成 ÷ 年度目标',
    rank: '按完成率从高到低，相同的并列',
    gap: '还差多少家完成年度目标',
    pace: '按往年各月认定节奏，到统计截至日应完成的数',
    paceLinear: '往年数据不足，按日历天数平均推算',
  },
  highTech: (numbers: { new: number; net: number; valid: number }) => ({
    new: `新认定 ${count(numbers.new)}`,
    net: `净增 ${count(numbers.net)}`,
    valid: `总数 ${count(numbers.valid)}`,
  }),
  rank: (rank: number) => `第 ${rank}`,
  noTarget: '未下达目标',
  why: '为什么',
  whyOf: (unit: string, indicator: string) => `${unit} · ${indicator}：为什么是这个进度`,
  headline: {
    asOf: (day: string) => `截至${dayText(day)}，`,
    indicator: (name: string, actual: number, target: number, share: number | null) =>
      `${name} ${count(actual)} 家，完成年度目标 ${count(target)} 家的 ${percent(share)}`,
    noTarget: (name: string, actual: number) => `${name} ${count(actual)} 家，未下达年度目标`,
    allWell: '各县（市、区）均未滞后。',
    ownWell: '您的辖区没有滞后的指标。',
    laggards: (units: number) => `${units} 个县（市、区）有指标滞后，先看：`,
    laggard: (unit: string, indicator: string, gap: number) => `${unit} ${indicator}差 ${count(gap)} 家`,
    yearAhead: (year: number) => `${year} 年尚未开始，不判断进度。`,
    ahead: (name: string, target: number | null) =>
      target === null ? `${name}未下达年度目标` : `${name}年度目标 ${count(target)} 家`,
    beforeSeason: '高企尚未到集中认定期，请看推荐数。',
    nothing: (year: number) =>
      `${year} 年还没有目标，也没有可计入的名单。请在“导入”中上传这一年的目标分解和企业名单，或改选统计截至日。`,
  },
  card: {
    target: (target: number) => `目标 ${count(target)}`,
    moreThan: (target: number) => `目标 超过 ${count(target)}`,
    pace: (expected: number) => `序时应达 ${count(expected)}`,
    linear: (expected: number) => `按天数平均应达 ${count(expected)}`,
    forecast: (value: number) => `按在办申报预测全年约 ${count(Math.round(value))} 家`,
    noForecast: (reason: string) => reason,
    pending: (valid: number, pending: number) =>
      `有效 ${count(valid)}，另有到期待重新认定 ${count(pending)}，合计 ${count(valid + pending)}`,
    batchAwaited: '本年首批认定尚未公布',
    leading: (recommended: number, needed: number, whose: string, rate: string) =>
      `认定前看推荐数：已推荐 ${count(recommended)}；${whose} ${rate}，需推荐 ${count(needed)}`,
    document: (document: string) => `文号：${document}`,
  },
  plans: {
    title: '双倍增与翻番计划',
    progress: '翻番进度',
    base: (year: number, base: number) => `${year} 年底基数 ${count(base)}`,
    now: (actual: number) => `现有 ${count(actual)}`,
    goal: (year: number, goal: number) => `${year} 年目标 ${count(goal)}`,
    formula: '翻番进度 =（现有 − 基数）÷（基数 ×（倍数 − 1））',
    byUnit: '分县（市、区）',
    step: (year: number) => `${year} 年应达`,
    multiple: (multiple: number) => `× ${count(multiple)}`,
    column: { plan: '计划', indicator: '指标', base: '基数', now: '现有', goal: '目标', progress: '翻番进度' },
  },
  matrix: {
    title: '分县（市、区）进展',
    help: '点数字看企业，点差距或状态看原因。键盘：方向键移动，回车打开。',
    helpTotals: '点数字看它的口径和全年走势，点差距或状态看原因。键盘：方向键移动，回车打开。',
    table: (year: number) => `${year} 年各县（市、区）目标任务进展`,
  },
  leader: {
    ranks: '完成率位次',
    laggards: '滞后的三个县（市、区）',
    noLaggards: '没有滞后的县（市、区）。',
    line: (actual: number, target: number) => `${count(actual)} / ${count(target)} 家`,
    share: (share: string) => `完成率 ${share}`,
    gap: (gap: number) => `差 ${count(gap)} 家`,
  },
  lag: {
    firms: (shown: number) => `相关企业 ${count(shown)} 家`,
    inCity: (text: string) => `全市 ${text}`,
    noFirms: '没有需要列出的企业。',
    since: (day: string) => dayText(day),
    figure: '打开指标详情',
    standing: (actual: number, target: string, share: string, gap: number | null) =>
      `完成 ${count(actual)} 家，${target}，完成率 ${share}${gap === null || gap === 0 ? '' : `，还差 ${count(gap)} 家`}。`,
    notYours: '原因要列出企业名称，限市科技局业务科室和本县（市、区）查看。',
    onlyCounts: '这里只列家数；企业名单由市科技局业务科室和本县（市、区）掌握。',
    forecastStages: '预测依据：在办申报所处环节',
    stage: (name: string, firms: number, rate: string, basis: 'past-years' | 'this-year') =>
      `${name} ${count(firms)} 家 · ${basis === 'past-years' ? '往年' : '本年已有结果的'}通过率 ${rate}`,
  },
}
