import { expect, test } from 'vitest'
import { inWorkOrder, isLate, priorityOf, type WorkItem } from './work-item.ts'

const today = '2021-11-30'
const step = (due: string): WorkItem => ({ reason: { kind: 'demand-step', number: 'XQ1', action: '联系银行' }, due })
const overdue: WorkItem = {
  reason: { kind: 'demand-overdue', number: 'XQ2', clock: 'solve', workingDays: 4 },
  due: '2021-11-24',
}
const expiring: WorkItem = { reason: { kind: 'title-expiring', title: 'high-tech' }, due: '2022-06-30' }
const unvisited: WorkItem = { reason: { kind: 'visit-due', lastOn: null, days: 0 }, due: null }
const annual = (missedBefore: readonly number[]): WorkItem => ({
  reason: { kind: 'duty', duty: 'high-tech-annual', name: '高企发展情况年报', year: 2021, missedBefore },
  due: '2022-05-31',
})

test('what is late and costs something comes first', () => {
  expect(inWorkOrder([expiring, unvisited, step('2021-12-02'), overdue], today)).toEqual([
    overdue,
    step('2021-12-02'),
    unvisited,
    expiring,
  ])
})

test('of one priority what is due first comes first', () => {
  expect(inWorkOrder([step('2021-12-03'), step('2021-12-01')], today)).toEqual([step('2021-12-01'), step('2021-12-03')])
})

test('a report that was missed once before is red long before it is due', () => {
  expect([priorityOf(annual([]), today), priorityOf(annual([2020]), today)]).toEqual([4, 1])
})

test('a promised step that has passed is late', () => {
  expect(priorityOf(step('2021-11-29'), today)).toBe(1)
  const check = { kind: 'check', year: 2022, triggers: 1, step: 'go', reviewDays: 3, workingDays: -1 } as const
  expect(priorityOf({ reason: check, due: '2021-11-29' }, today)).toBe(1)
  expect(priorityOf({ reason: { kind: 'plan-action', what: '请会计师上门辅导' }, due: '2021-11-29' }, today)).toBe(1)
})

test('late is what is past its day, and no handover is', () => {
  const late = (kind: WorkItem['reason']['kind'], due: string | null) => isLate({ kind, due }, today)
  expect([late('visit-planned', '2021-11-29'), late('visit-planned', today), late('visit-due', null)]).toEqual([
    true,
    false,
    false,
  ])
  // Missed once before it is red, and still in time.
  expect([late('duty', '2021-12-31'), late('handover', '2021-11-01')]).toEqual([false, false])
})
