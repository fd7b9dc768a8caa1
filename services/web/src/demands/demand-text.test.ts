import { expect, test } from 'vitest'
import { isNextLate, leftText } from './demand-text.ts'

const asOf = '2021-11-30'
const line = {
  left: 3,
  milestoneDue: null,
  state: 'accepted',
  closedOn: null,
  listed: false,
  reopened: 0,
  category: 'N9',
  raisedOn: '2021-11-15',
} as const

test('what is left is said in working days, and what is late in words', () => {
  expect(leftText(line, asOf)).toEqual({ words: '3 天', long: '还剩 3 个工作日', tone: undefined })
  expect(leftText({ ...line, left: 0 }, asOf)).toEqual({ words: '今天到期', long: '今天到期', tone: 'warn' })
  expect(leftText({ ...line, left: -6 }, asOf)).toEqual({ words: '超期 6 天', long: '超期 6 个工作日', tone: 'bad' })
})

test('where no clock runs, it says why', () => {
  const still = { ...line, left: null }
  expect(leftText({ ...still, state: 'suspended' }, asOf).words).toBe('暂停计时')
  expect(leftText({ ...still, category: 'N1' }, asOf).words).toBe('按节点')
  expect(leftText({ ...still, listed: true }, asOf).words).toBe('清单未载明')
  expect(leftText({ ...still, state: 'closed', closedOn: '2021-11-30' }, asOf).words).toBe('')
})

test('a milestone that has passed is late, and an overdue clock more so', () => {
  const research = { ...line, left: null, category: 'N1', milestoneDue: '2021-11-20' } as const
  expect(leftText(research, asOf)).toEqual({ words: '节点已过 10 天', long: '节点已过 10 天', tone: 'bad' })
  expect(leftText(research, '2021-11-20').words).toBe('按节点')
  expect(leftText({ ...research, left: 2 }, asOf).words).toBe('节点已过 10 天')
  expect(leftText({ ...research, left: -1 }, asOf).words).toBe('超期 1 天')
})

test('a next step whose day has passed is late, unless the demand is closed', () => {
  const open = { nextDue: '2021-11-29', closedOn: null, closingCode: null, state: 'accepted' } as const
  const closed = { ...open, closedOn: '2021-11-20', closingCode: 'C1', state: 'closed' } as const
  expect(isNextLate(open, '2021-11-30')).toBe(true)
  expect(isNextLate(open, '2021-11-29')).toBe(false)
  expect(isNextLate(closed, '2021-11-30')).toBe(false)
  expect(isNextLate({ ...closed, closingCode: 'C5' }, '2021-11-30')).toBe(true)
  expect(isNextLate({ ...closed, closingCode: 'C5', state: 'archived' }, '2021-11-30')).toBe(false)
})
