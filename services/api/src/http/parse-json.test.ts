import { expect, test } from 'vitest'
import { parseJson } from './parse-json.ts'

const read = (text: string) => () => parseJson(Buffer.from(text))

test('what can be kept is read as it was written', () => {
  const text = '{"名称":"平顶山𠮷机电\\n有限公司","values":[1,2.5,null,true]}'
  expect(read(text)()).toEqual(JSON.parse(text))
  expect(read('')()).toBeUndefined()
})

test.each([
  ['{"a":', 'json'],
  ['\ufeff{}', 'json'],
  ['{"a":"\\u0000"}', 'character'],
  ['{"a":"\\ud800"}', 'character'],
  ['{"a\\u0007":1}', 'character'],
  ['{"__proto__":{"role":"planner"}}', 'key'],
  ['{"constructor":{"prototype":{"role":"planner"}}}', 'key'],
  ['['.repeat(33) + ']'.repeat(33), 'depth'],
  ['['.repeat(200_000), 'depth'],
])('%j is refused: %s', (text, malformation) => {
  expect(read(text)).toThrow(`malformed: ${malformation}`)
})

test('brackets inside a text are no depth', () => {
  expect(read(JSON.stringify({ note: '\\"' + '['.repeat(100) }))).not.toThrow()
  expect(read('['.repeat(32) + ']'.repeat(32))).not.toThrow()
})

test('invalid UTF-8 is refused, not replaced by question marks', () => {
  expect(() => parseJson(Buffer.from([0x22, 0xc3, 0x28, 0x22]))).toThrow('malformed: encoding')
  expect(() => parseJson(Buffer.from('{"名称":"叶县"}', 'utf16le'))).toThrow('malformed')
})
