import { expect, test } from 'vitest'
import { isStillListed } from './still-listed.ts'

const listed = (until: string | null) => ({
  type: 'CreditRiskListed',
  withdrawn: false,
  occurredOn: '2021-03-02',
  fields: [{ field: 'until', name: '移出日期', value: until }],
})

test('a record of 失信 stands from its day until the firm is taken off', () => {
  expect(isStillListed(listed(null), '2021-03-02')).toBe(true)
  expect(isStillListed(listed('2021-06-01'), '2021-05-31')).toBe(true)
  expect(isStillListed(listed('2021-06-01'), '2021-06-01')).toBe(false)
  expect(isStillListed(listed(null), '2021-03-01')).toBe(false)
})

test('nothing else stands, nor a record that was withdrawn', () => {
  expect(isStillListed({ ...listed(null), type: 'HighTechRevoked' }, '2021-06-01')).toBe(false)
  expect(isStillListed({ ...listed(null), withdrawn: true }, '2021-06-01')).toBe(false)
})
