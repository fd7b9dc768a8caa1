import { expect, test } from 'vitest'
import type { TimelineEvent } from '@titian/contract'
import { correctionOf, isNumberTyped } from './correction.ts'

const event: TimelineEvent = {
  position: 812,
  type: 'RegisterEntryListed',
  occurredOn: '2021-12-31',
  recordedAt: '2021-11-30T09:00:00+08:00',
  actor: '示例',
  summary: '列入企业名录',
  list: null,
  version: 3,
  withdrawn: false,
  corrected: false,
  fields: [
    { field: 'name', name: '企业名称', value: '叶县某公司' },
    { field: 'revenue', name: '营业收入', value: 1200 },
    { field: 'address', name: '地址', value: null },
    { field: 'capital', name: '注册资本', value: null },
  ],
}
const draft = { withdraw: false, fields: {}, occurredOn: '2021-12-31', reason: '录错' }

test('a correction says only what it changes', () => {
  const typed = { name: '叶县某公司', revenue: '1，350', address: ' ' }
  expect(correctionOf(event, { ...draft, fields: typed })).toEqual({
    concerns: 3,
    reason: '录错',
    changes: { revenue: 1350 },
  })
})

test('a number typed where none stood is a number', () => {
  expect(correctionOf(event, { ...draft, fields: { capital: '500' } })).toMatchObject({ changes: { capital: 500 } })
})

test('emptying a field says that it is empty', () => {
  expect(correctionOf(event, { ...draft, fields: { name: '' } })).toMatchObject({ changes: { name: null } })
})

test('moving the day alone is a correction; changing nothing is none', () => {
  expect(correctionOf(event, { ...draft, occurredOn: '2021-12-01' })).toEqual({
    concerns: 3,
    reason: '录错',
    occurredOn: '2021-12-01',
  })
  expect(correctionOf(event, draft)).toBeUndefined()
})

test('withdrawing a record leaves its fields alone', () => {
  expect(correctionOf(event, { ...draft, withdraw: true, fields: { revenue: '9' } })).toEqual({
    concerns: 3,
    withdraw: true,
    reason: '录错',
  })
})

test('words are no number', () => {
  expect(isNumberTyped('一千')).toBe(false)
  expect(isNumberTyped('１，０００')).toBe(true)
})
