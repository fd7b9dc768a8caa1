import { describe, expect, test } from 'vitest'
import { historyOf } from '../enterprises/history.ts'
import { listed, movedIn, recognised, revoked, standingAfter, type Said } from '../enterprises/test-firm.ts'
import { certificateOn, certificatesOf } from './certificate.ts'

const certificates = (...said: readonly Said[]) => certificatesOf(historyOf(standingAfter(...said)))
const validOn = (day: string, ...said: readonly Said[]) => certificateOn(certificates(...said), day) !== undefined
const hows = (...said: readonly Said[]) => certificates(...said).map(({ how }) => how)

describe('a certificate is valid', () => {
  test('from its day through the day before its third anniversary', () => {
    const issued = recognised('2018-10-28')
    expect(['2018-10-27', '2018-10-28', '2021-10-27', '2021-10-28'].map((day) => validOn(day, issued))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('through 28 February where it was issued on a leap day', () => {
    const issued = recognised('2016-02-29')
    expect(['2019-02-28', '2019-03-01'].map((day) => validOn(day, issued))).toEqual([true, false])
  })

  test('until it is revoked', () => {
    const said = [recognised('2018-10-28'), revoked('2020-06-01')]
    expect(['2020-05-31', '2020-06-01'].map((day) => validOn(day, ...said))).toEqual([true, false])
  })

  test('in spite of another certificate’s revocation, or of one before its day', () => {
    expect(validOn('2020-06-01', recognised('2018-10-28'), revoked('2020-06-01', 'GR200000000000'))).toBe(true)
    expect(validOn('2020-06-01', recognised('2018-10-28'), revoked('2018-10-28'))).toBe(true)
  })

  test('for as many years as it says', () => {
    expect(validOn('2019-10-28', recognised('2018-10-28', 'first', { years: 1 }))).toBe(false)
  })
})

describe('首次认定 or 重新认定', () => {
  test('is what the list says', () => {
    expect(hows(recognised('2018-10-28', 'first'), recognised('2021-11-15', 'renewed'))).toEqual(['first', 'renewed'])
  })

  test('is derived where the list does not say: the first certificate is 首次认定', () => {
    expect(hows(recognised('2021-10-20'), recognised('2018-10-28'))).toEqual(['first', 'renewed'])
  })

  test('is 重新认定 while a certificate is valid or ran out this year, whatever a column says', () => {
    expect(hows(recognised('2018-10-28', 'first'), recognised('2021-09-01', 'first'))).toEqual(['first', 'renewed'])
    expect(hows(recognised('2018-10-28', 'first'), recognised('2021-12-15', 'first'))).toEqual(['first', 'renewed'])
  })

  test('is 首次认定 where the list says so of a firm whose last ran out long ago', () => {
    expect(hows(recognised('2014-10-28', 'first'), recognised('2021-10-28', 'first'))).toEqual(['first', 'first'])
  })

  test('is neither for a certificate that the firm brought', () => {
    const arrival = movedIn('2020-06-01', { certificate: 'GR201841009999', issuedOn: '2018-10-28' })
    expect(hows(listed('2021-12-31'), arrival)).toEqual(['brought'])
  })
})

test('a certificate that two lists name is one', () => {
  const [first] = certificates(recognised('2018-10-28'), { ...recognised('2018-10-28'), on: '2018-12-31' })
  expect(first?.why).toEqual([1, 2])
  expect(certificates(recognised('2018-10-28'), { ...recognised('2018-10-28'), on: '2018-12-31' })).toHaveLength(1)
})
