import type { DemandClock } from '@titian/domain'
import { expect, test } from 'vitest'
import { demandClockSentence } from './demand-clock.ts'

const clock: DemandClock = {
  kind: 'solve',
  from: '2021-09-13',
  limit: 10,
  used: 6,
  left: 4,
  pauses: [{ from: '2021-09-16', through: '2021-09-18', days: 2, why: 'suspended', reason: '等企业材料' }],
  extended: 0,
  due: '2021-09-29',
  isOverdue: false,
  withoutNotice: [],
}

test('a clock says what it used, why it stood still, and what is left', () => {
  expect(demandClockSentence(clock)).toBe(
    '办理已用 6/10 工作日，暂停 2 天：等企业材料，期限 2021-09-29，还剩 4 个工作日',
  )
})

test('a clock that waits, is overdue, was extended or has ended says so', () => {
  const { due: _, ...waiting } = clock
  expect(demandClockSentence({ ...waiting, pauses: [{ from: '2021-09-16', days: 2, why: 'answered' }] })).toBe(
    '办理已用 6/10 工作日，暂停 2 天：等企业确认，现在暂停计时',
  )
  expect(demandClockSentence({ ...clock, pauses: [], used: 13, left: -3 })).toBe(
    '办理已用 13/10 工作日，期限 2021-09-29，已逾期 3 个工作日',
  )
  const extension = { until: '2021-10-15', reason: '月底放款' }
  expect(demandClockSentence({ ...clock, pauses: [], extension, ended: '2021-10-11', withoutNotice: [2027] })).toBe(
    '办理已用 6/10 工作日，延至 2021-10-15：月底放款，2021-10-11 完成，2027 年放假安排未录入，按周一至周五计',
  )
})
