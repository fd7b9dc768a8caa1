import { expect, test } from 'vitest'
import { newUuid } from './uuid.ts'

test('a command id carries its time first and says that it is version 7', () => {
  const id = newUuid(0x0199_0000_1234)
  expect(id).toMatch(/^01990000-1234-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('two command ids of one instant differ', () => {
  expect(newUuid(1)).not.toBe(newUuid(1))
})
