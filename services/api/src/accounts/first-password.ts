import { randomInt } from 'node:crypto'
import { judgePassword } from '@titian/domain'

// Without what is mistaken for something else when it is read out or written down.
const letters = 'abcdefghjkmnpqrstuvwxyz'
const capitals = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const digits = '23456789'

/** A password to be handed over on paper and changed at the first sign-in: five groups of four, some 100 bits. */
export function firstPassword(account: string): string {
  for (;;) {
    const groups = Array.from({ length: 5 }, () => pick(capitals) + pick(letters) + pick(letters) + pick(digits))
    const password = groups.join('-')
    if (judgePassword(password, account) === undefined) return password
  }
}

function pick(from: string): string {
  return from.charAt(randomInt(from.length))
}
