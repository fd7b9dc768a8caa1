import { expect, test } from 'vitest'
import { fittingPurpose } from './fitting-purpose.ts'

const duty = (code: string) => fittingPurpose({ kind: 'duty', duty: code, name: '', year: 2021, missedBefore: [] })

test('a visit that a line of work asks for is for what the line is about', () => {
  expect(fittingPurpose({ kind: 'demand-step', number: 'XQ1', action: '联系银行' })).toBe('demand')
  expect(fittingPurpose({ kind: 'title-expiring', title: 'high-tech' })).toBe('expiry')
  expect([duty('tech-sme-again'), duty('high-tech-annual')]).toEqual(['tech-sme', 'high-tech'])
})

test('a visit that is only due may be for anything', () => {
  expect(fittingPurpose({ kind: 'visit-due', lastOn: null, days: 90 })).toBeUndefined()
})
