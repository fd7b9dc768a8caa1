import { dayText, instantText } from './dates.ts'

export const time = {
  asOf: '统计截至',
  asOfHelp: '输入日期后按回车，如 2021-11-30、2021.11.30 或 20211130',
  notADay: (typed: string) => `“${typed}”不是日期，请写成 2021-11-30 的样子`,
  quick: '常用日期',
  today: '今天',
  lastMonth: '上月末',
  lastQuarter: '上季末',
  lastYear: '上年末',
  businessDay: '业务日期',
  demonstration: (day: string) => `演示日期 ${dayText(day)}`,
  demonstrationWhy: '系统里的“今天”固定在这一天，用于演示。',
  move: '改变演示日期',
  moveTo: '改为',
  toRealDay: '改用真实日期',
  moved: (day: string) => `“今天”已改为${dayText(day)}`,
  knownAt: '按当时已录入数据',
  knownAtWhy: '只用某一时刻之前录入的数据计算，可以重现当时报出的数。',
  knownAtField: '录入截止时刻',
  knownAtHelp: '如 2021-10-08 09:00；只写日期的，算到当天 24 时',
  knownAtWrong: (typed: string) => `“${typed}”不是时刻，请写成 2021-10-08 09:00 的样子`,
  knownAtShow: '按这一时刻显示',
  knownAtOn: (at: string) =>
    `正按 ${/^\d+$/.test(at) ? `日志第 ${at} 条` : instantText(at)} 之前已录入的数据显示，之后录入和更正的没有计入`,
  knownAtOff: '回到现在',
}
