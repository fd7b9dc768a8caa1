import { expect, test } from 'vitest'
import { masked } from './contact.ts'

test.each([
  [
    { name: '张三丰', phone: '13712345678' },
    { name: '张**', phone: '137****5678' },
  ],
  [
    { name: '欧阳', phone: '0375-2345678' },
    { name: '欧*', phone: '037*****5678' },
  ],
  [
    { name: '李', phone: '2345678' },
    { name: '李', phone: '23***78' },
  ],
  [
    { name: '', phone: '110' },
    { name: '', phone: '***' },
  ],
  [
    { name: '𠮷田', phone: '' },
    { name: '𠮷*', phone: '' },
  ],
])('%o is shown as %o', (contact, shown) => {
  expect(masked(contact)).toEqual(shown)
})
