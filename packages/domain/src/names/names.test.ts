import { expect, test } from 'vitest'
import { matchKey } from './match-key.ts'
import { writtenName } from './written-name.ts'

test.each([
  ['河南（平顶山）华源有限公司', '河南(平顶山)华源有限公司'],
  [' 平顶山市　华源有限公司\u00a0', '平顶山市华源有限公司'],
  ['河南ＡＢＣ科技有限公司', '河南abc科技有限公司'],
  ['约翰·史密斯（中国）公司', '约翰•史密斯(中国)公司'],
  ['平顶山“华源”公司', '平顶山"华源"公司'],
  ['河南【华源】公司', '河南［华源］公司'],
])('%j and %j are one name', (one, other) => {
  expect(matchKey(one)).toBe(matchKey(other))
})

test('different names have different keys', () => {
  expect(matchKey('河南华源有限公司')).not.toBe(matchKey('河南华源股份有限公司'))
})

test.each([
  [' 平顶山市 华源有限公司\u3000', '平顶山市华源有限公司'],
  ['河南ＡＢＣ（集团）公司', '河南ABC（集团）公司'],
  ['Titian  Works Ltd', 'Titian Works Ltd'],
])('%j is kept as %j', (text, name) => {
  expect(writtenName(text)).toBe(name)
})
