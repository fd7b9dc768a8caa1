import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { portraitOf } from '../figures/portrait.ts'
import { codeOf, codesOf } from './codes.ts'
import { foldEnterprise, type EnterpriseRecord } from './standing.ts'
import { anyDay, anyHistory, firm, listed, observed, recordsOf, standingAfter } from './test-firm.ts'

/** All that figures and lists ask of a firm. */
function countedOf(records: readonly EnterpriseRecord[]) {
  const standing = foldEnterprise(records)
  const { history, ...ladder } = portraitOf(standing)
  const { standing: _, ...said } = history
  return { code: codeOf(standing), codes: codesOf(standing), said, ladder }
}

// As the last of its stream, so that all other versions stay what they were.
test('whatever was said of a firm, what a visit found there changes nothing that counts', () => {
  fc.assert(
    fc.property(anyHistory, anyDay, (history, on) => {
      const found = observed(on, { name: '另一个写法', uscc: '91410402MA0000023J', employees: 4000 })
      expect(countedOf(recordsOf([...history, found]))).toEqual(countedOf(recordsOf(history)))
    }),
  )
})

test('where nothing else is said of it, there is no firm', () => {
  expect(standingAfter(observed('2021-06-01'))).toEqual([])
  expect(standingAfter(observed('2021-06-01'), listed('2020-12-31'))).toHaveLength(2)
})

test('a firm is not older for having been visited', () => {
  const { said } = countedOf(recordsOf([listed('2020-12-31'), observed('2019-06-01')]))
  expect(said.life).toMatchObject([{ from: '2020-12-31' }])
  expect(said.names).toMatchObject([{ value: firm.name }])
})
