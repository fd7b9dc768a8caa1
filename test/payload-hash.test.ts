import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '@titian/event-store'
import { sha256 } from '../services/web/src/phone/sync/sha256.ts'
import { hashOf } from '../services/web/src/phone/sync/payload-hash.ts'

test('a phone hashes what it sends as the server does', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (payload) => {
      // -0 comes out of JSON as 0, so that no phone sends it.
      const sent: unknown = JSON.parse(JSON.stringify(payload))
      const text = canonicalJson(sent, 'payload')
      if (typeof text !== 'string') return fc.pre(false)
      expect(hashOf(sent)).toBe(createHash('sha256').update(text).digest('hex'))
    }),
  )
})

test.each([0, 1, 3, 55, 56, 63, 64, 65, 1000, 300_000])('%d bytes hash as everybody else hashes them', (length) => {
  const bytes = new Uint8Array(length).map((_, index) => (index * 37) % 251)
  expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
})
