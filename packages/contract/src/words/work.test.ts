import { expect, test } from 'vitest'
import { workMessage, workReasonSentence } from './work.ts'

const handover = { kind: 'handover', firms: 2, demands: 1, from: 'KJ001', name: '陈涛' } as const
const names = { title: (code: string) => ({ 'high-tech': '高新技术企业' })[code] ?? code }

test('a line says why it is there', () => {
  expect(workReasonSentence({ kind: 'visit-due', lastOn: '2021-08-30', days: 92 }, null, names)).toBe(
    '距上次走访（2021-08-30）已 92 天',
  )
  expect(
    workReasonSentence({ kind: 'demand-overdue', number: 'XQ1', clock: 'solve', workingDays: 4 }, '2021-11-24', names),
  ).toBe('需求 XQ1 办理超期 4 个工作日')
})

test('a demand is told by what it is, and by its text only where that is open', () => {
  const clock = { kind: 'demand-overdue', number: 'XQ1', clock: 'solve', workingDays: 4 } as const
  const text = '希望参加银企对接会，额度三百万元左右，用于购置检测设备'
  expect(workReasonSentence({ ...clock, about: { category: 'N9', text } }, '2021-11-24', names)).toBe(
    '需求 XQ1（科技金融：希望参加银企对接会，额度三百万元左右，用…）办理超期 4 个工作日',
  )
  const hidden = { kind: 'demand-step', number: 'XQ1', action: '', about: { category: 'N9', text: null } } as const
  expect(workReasonSentence(hidden, null, names)).toBe('需求 XQ1（科技金融）在办')
})

test('a step says whether it is the next one, a milestone, or a look at what was put off', () => {
  const step = { kind: 'demand-step', number: 'XQ1', action: '组建团队' } as const
  expect(workReasonSentence(step, '2021-12-01', names)).toBe('需求 XQ1 下一步：组建团队')
  expect(workReasonSentence({ ...step, of: 'milestone' }, '2021-12-01', names)).toBe('需求 XQ1 节点：组建团队')
  expect(workReasonSentence({ ...step, of: 'tracking' }, '2021-12-01', names)).toBe('需求 XQ1 长期跟踪：组建团队')
  expect(workMessage({ ...step, of: 'tracking' }, '2021-12-01', '某某公司', names)).toContain('此前条件还不具备')
})

test('a second miss says what it costs', () => {
  const reason = {
    kind: 'duty',
    duty: 'high-tech-annual',
    name: '高企发展情况年报',
    year: 2021,
    missedBefore: [2020],
  } as const
  expect(workReasonSentence(reason, '2021-05-31', names)).toBe(
    '2021 年高企发展情况年报未完成；有效期内 2020 年已有一次未报，再缺将取消资格',
  )
  expect(workMessage(reason, '2021-05-31', '某某公司', names)).toContain('截止日期 2021-05-31')
})

test('a check says how long its formal review has left', () => {
  const reason = { kind: 'check', year: 2022, triggers: 1, step: 'agree', reviewDays: 3, workingDays: 1 } as const
  expect(workReasonSentence(reason, '2021-12-02', names)).toBe(
    '2022 年入库前实地核查已记录，等您复核；形式审查 3 个工作日，还剩 1 个',
  )
})

test('what is sent to a firm names its own title and date', () => {
  expect(workMessage({ kind: 'title-expiring', title: 'high-tech' }, '2021-12-02', '某某公司', names)).toBe(
    '某某公司：您好！贵公司的高新技术企业有效期到 2021-12-02，请提前准备重新申报材料，需要帮助请与我联系。',
  )
})

test('a handover asks nothing of a firm', () => {
  expect(workMessage(handover, null, '', names)).toBeNull()
})

test('a handover says by name whose firms come', () => {
  expect(workReasonSentence(handover, null, names)).toBe('陈涛（KJ001）交来企业 2 家、在办需求 1 条，等您接收')
  expect(workReasonSentence({ ...handover, name: null }, null, names)).toBe(
    'KJ001 交来企业 2 家、在办需求 1 条，等您接收',
  )
})
