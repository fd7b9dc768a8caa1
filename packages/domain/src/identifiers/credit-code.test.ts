import { describe, expect, test } from 'vitest'
import { divisionIn, judgeCreditCode, normaliseCreditCode } from './credit-code.ts'

const accepted = (code: string, innerCheckFails = false) => ({ code, innerCheckFails })

test.each([
  '91410000169972489Q',
  '914100006831742526',
  '9144030071526726XG',
  '914403001922038216',
  '9152000071430580XT',
  '91410000170001401D',
  '91110000600037341L',
  '91000000MA00000157',
  '91000000MA00000232',
  '91000000MA0000031W',
  '91000000MA000004XL',
  '91000000MA0000058L',
  '91410402MA0000015P',
  '91410421MA00000233',
  '91410482MA00000319',
  '91410471MA000004X3',
  '910000006317066910',
  '91000000228345988Y',
])('%s is a credit code, both its checks hold', (code) => {
  expect(judgeCreditCode(code)).toEqual(accepted(code))
})

describe('a code is read through', () => {
  test.each([
    ['full-width characters', '９１４１００００１６９９７２４８９Ｑ'],
    ['lower case', '91410000169972489q'],
    ['blanks of every kind', ' 91410000\u00a0169972489\u3000Q\u200b'],
    ['hyphens', '91410000－16997248-9-Q'],
    ['the apostrophe that keeps it a text', "'91410000169972489Q"],
  ])('%s', (_, text) => {
    expect(judgeCreditCode(text)).toEqual(accepted('91410000169972489Q'))
    expect(normaliseCreditCode(text)).toBe('91410000169972489Q')
  })
})

describe('a code is refused', () => {
  test.each(['', ' \u3000', '-'])('as missing when the cell holds %j', (text) => {
    expect(judgeCreditCode(text)).toEqual({ refusal: { kind: 'code-missing', params: {} } })
  })

  test('when two characters are swapped, with the check character that would fit', () => {
    expect(judgeCreditCode('91410000169972498Q')).toEqual({
      refusal: { kind: 'code-check-wrong', params: { expected: 'N' } },
    })
  })

  test('when the check character is wrong', () => {
    expect(judgeCreditCode('91410000169972489R')).toEqual({
      refusal: { kind: 'code-check-wrong', params: { expected: 'Q' } },
    })
  })

  test('when first and last are swapped, which the check cannot see', () => {
    expect(judgeCreditCode('Q14100001699724899')).toEqual({
      refusal: { kind: 'code-prefix-unknown', params: { prefix: 'Q1' } },
    })
  })

  test('when it has 17 characters', () => {
    expect(judgeCreditCode('9141000016997248Q')).toEqual({
      refusal: { kind: 'code-not-a-code', params: { length: 17, strange: '' } },
    })
  })

  test('when letters stand among the digits of the division', () => {
    expect(judgeCreditCode('9141A000169972489Q')).toEqual({
      refusal: { kind: 'code-not-a-code', params: { length: 18, strange: '' } },
    })
  })

  test('for a letter that no code has; the digit is proposed only where it makes the check right', () => {
    expect(judgeCreditCode('9141000016997248OQ')).toEqual({
      refusal: { kind: 'code-not-a-code', params: { length: 18, strange: 'O' } },
    })
    expect(judgeCreditCode('914100OO169972489Q')).toEqual({
      refusal: { kind: 'code-not-a-code', params: { length: 18, strange: 'O', meant: '91410000169972489Q' } },
    })
    expect(judgeCreditCode('9I4I00006831742S26')).toEqual({
      refusal: { kind: 'code-not-a-code', params: { length: 18, strange: 'IS', meant: '914100006831742526' } },
    })
    expect(judgeCreditCode('914100006831742S2Z')).toEqual({
      refusal: { kind: 'code-not-a-code', params: { length: 18, strange: 'SZ' } },
    })
  })

  test.each(['914104719179041000', '9.14104719179041E+17', '9.14104719179041E17'])(
    'when a spreadsheet kept it as the number %s',
    (text) => {
      expect(judgeCreditCode(text, 'number')).toEqual({
        refusal: { kind: 'code-digits-lost', params: { firstDigits: '91410471917904' } },
      })
    },
  )

  test('when a number with its digits lost became text on the way', () => {
    expect(judgeCreditCode('914104719179041000')).toEqual({
      refusal: { kind: 'code-digits-lost', params: { firstDigits: '91410471917904' } },
    })
  })

  test('as a number even where its zeros happen to pass the check', () => {
    expect(judgeCreditCode('910000006317066910')).toEqual(accepted('910000006317066910'))
    expect(judgeCreditCode('910000006317066910', 'number')).toEqual({
      refusal: { kind: 'code-digits-lost', params: { firstDigits: '91000000631706' } },
    })
  })
})

test('the organisation code inside only warns', () => {
  expect(judgeCreditCode('91410000169972480W')).toEqual(accepted('91410000169972480W', true))
})

test('every single wrong character and every swap of two is found', () => {
  const code = '91410402MA0000015P'
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const passing: string[] = []
  for (let at = 0; at < 18; at += 1) {
    for (const character of alphabet) passing.push(code.slice(0, at) + character + code.slice(at + 1))
    for (let other = at + 1; other < 18; other += 1) {
      const swapped = code.split('')
      swapped[at] = code.charAt(other)
      swapped[other] = code.charAt(at)
      passing.push(swapped.join(''))
    }
  }
  expect(new Set(passing.filter((text) => 'code' in judgeCreditCode(text)))).toEqual(new Set([code]))
})

test('the division inside is the registering authority’s', () => {
  expect(divisionIn('91410000169972489Q')).toBe('410000')
})
