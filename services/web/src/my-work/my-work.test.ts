import type { WorkLine } from '@titian/contract'
import { expect, test } from 'vitest'
import { groupOf } from './my-work.ts'

const line = (kind: WorkLine['kind'], priority: number, due: string | null): WorkLine => ({
  kind,
  priority,
  due,
  firm: null,
  why: '',
  action: 'open-firm',
  subject: null,
  message: null,
})
const today = '2021-11-30'

test('late is what is past its day; what has none is as pressing as the list says', () => {
  expect(groupOf(line('demand-overdue', 1, '2021-11-29'), today)).toBe('late')
  expect(groupOf(line('visit-planned', 2, '2021-11-29'), today)).toBe('late')
  expect(groupOf(line('duty', 1, '2021-12-31'), today)).toBe('now')
  expect(groupOf(line('kept-aside', 2, null), today)).toBe('now')
  expect(groupOf(line('visit-due', 3, null), today)).toBe('soon')
  expect(groupOf(line('title-expiring', 4, '2022-09-30'), today)).toBe('year')
})

test('a check is late after the last day of its review', () => {
  expect(groupOf(line('check', 1, '2021-11-29'), today)).toBe('late')
  expect(groupOf(line('check', 2, '2021-12-02'), today)).toBe('now')
})

test('the day on which firms were handed over is no limit', () => {
  expect(groupOf(line('handover', 2, '2021-11-01'), today)).toBe('now')
})
