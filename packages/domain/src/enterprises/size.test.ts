import { expect, test } from 'vitest'
import { sizeOf } from './size.ts'

// 工信部联企业〔2011〕300号: industry must reach both bounds of a class.
test.each([
  [{ industry: 'C3482', employees: 25, revenue: 290 }, 'micro'],
  [{ industry: '3482', employees: 25, revenue: 300 }, 'small'],
  [{ industry: '3482', employees: 300, revenue: 1999 }, 'small'],
  [{ industry: '3482', employees: 300, revenue: 2000 }, 'medium'],
  [{ industry: '3482', employees: 999, revenue: 50_000 }, 'medium'],
  [{ industry: '3482', employees: 1000, revenue: 40_000 }, 'large'],
  [{ industry: 'I6513', employees: 9, revenue: 5000 }, 'micro'],
  [{ industry: '6513', employees: 10, revenue: 50 }, 'small'],
] as const)('a firm with %o is %s', (firm, size) => {
  expect(sizeOf(firm)).toBe(size)
})

test.each([
  ['no industry', { employees: 25, revenue: 290 }],
  ['no revenue where it decides', { industry: '3482', employees: 25 }],
  ['an industry that is judged by assets', { industry: '4710', employees: 25, revenue: 5000 }],
] as const)('with %s its size is not known', (_, firm) => {
  expect(sizeOf(firm)).toBeUndefined()
})

test('below a bound of the small class a firm is micro, whatever else is missing', () => {
  expect(sizeOf({ industry: '3482', employees: 19 })).toBe('micro')
})
