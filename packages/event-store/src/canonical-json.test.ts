import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

describe('canonical JSON', () => {
  test.each([
    [
      'keys are sorted by code unit, at every depth',
      { b: 1, a: { d: 1, c: [] }, 10: 0, 9: 0, é: 1, '': 1, '😀': 1, ａ: 1 },
      '{"":1,"10":0,"9":0,"a":{"c":[],"d":1},"b":1,"é":1,"😀":1,"ａ":1}',
    ],
    ['a key without a value is left out', { a: undefined, b: null }, '{"b":null}'],
    ['text stays as it is, composed or not', ['é', 'e\u0301', '平顶山'], '["é","e\u0301","平顶山"]'],
    ['control characters and backslashes are escaped', ['\u0001\n"\\', '\\u0000'], '["\\u0001\\n\\"\\\\","\\\\u0000"]'],
    ['numbers are written as JavaScript writes them', [-0, 1e21, 0.1, 1.5e-7], '[0,1e+21,0.1,1.5e-7]'],
    ['lists keep their order, empty ones too', [[[]], [true, false]], '[[[]],[true,false]]'],
  ])('%s', (_, value, text) => {
    expect(canonicalJson(value, 'data')).toBe(text)
  })

  test.each([
    ['U+0000', { a: ['b', 'c\u0000'] }, 'unstorable-text', 'data.a[1]'],
    ['half of a surrogate pair', { a: { b: '\ud800x' } }, 'unstorable-text', 'data.a.b'],
    ['the same in a key', { 'a\udfff': 1 }, 'unstorable-text', 'data'],
    ['a number without an end', { a: Infinity }, 'non-finite-number', 'data.a'],
    ['a number that is none', [Number.NaN], 'non-finite-number', 'data[0]'],
    ['a date', { a: new Date(0) }, 'not-json', 'data.a'],
    ['a map', new Map(), 'not-json', 'data'],
    ['a big integer', [1n], 'not-json', 'data[0]'],
    // oxlint-disable-next-line no-sparse-arrays
    ['a hole in a list', [1, , 2], 'not-json', 'data[1]'],
    ['nothing', undefined, 'not-json', 'data'],
  ])('%s is refused as a value that says where', (_, value, what, path) => {
    expect(canonicalJson(value, 'data')).toEqual({ outcome: 'unstorable', what, path })
  })

  const json = fc.jsonValue().filter((value) => typeof canonicalJson(value, 'data') === 'string')

  test('whatever is written is read back the same', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value, 'data')
        expect(typeof text === 'string' && JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test('the order in which keys came does not matter', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (record) => {
        const backwards = Object.fromEntries(Object.entries(record).toReversed())
        expect(canonicalJson(backwards, 'data')).toEqual(canonicalJson(record, 'data'))
      }),
    )
  })
})
