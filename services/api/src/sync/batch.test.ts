import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { wavesOf, type Ordered } from './batch.ts'

const item = fc.record({
  id: fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e'),
  deviceSeq: fc.nat(20),
  dependsOn: fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'elsewhere'), { maxLength: 3 }),
  subjects: fc.array(fc.constantFrom('visit', 'demand'), { maxLength: 2 }),
})
const batch = fc.uniqueArray(item, { selector: ({ id }) => id })

const waits = (items: readonly Ordered[], from: string, to: string, seen = new Set<string>()): boolean => {
  const { dependsOn = [] } = items.find(({ id }) => id === from) ?? {}
  return dependsOn.some((id) => id === to || (!seen.has(id) && waits(items, id, to, new Set([...seen, id]))))
}

test('whatever depends on what, every item has its turn once, and after what it depends on', () => {
  fc.assert(
    fc.property(batch, (items) => {
      const waves = wavesOf(items)
      const turn = new Map(waves.flatMap((wave, index) => wave.map(({ id }) => [id, index] as const)))
      expect(waves.flat().toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
        items.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      )
      const circles = items.some(({ id }) => waits(items, id, id))
      for (const { id, dependsOn } of circles ? [] : items) {
        for (const other of dependsOn) expect(turn.get(other) ?? -1).toBeLessThan(turn.get(id) ?? 0)
      }
    }),
  )
})

test('items of one subject follow each other as the device made them', () => {
  const items = [3, 1, 2].map((deviceSeq) => ({ id: `${deviceSeq}`, deviceSeq, dependsOn: [], subjects: ['demand'] }))
  expect(wavesOf(items).map((wave) => wave.map(({ id }) => id))).toEqual([['1'], ['2'], ['3']])
})

test('the order of one subject gives way to what items wait for by way of others', () => {
  const items = [
    { id: 'a', deviceSeq: 1, dependsOn: ['b'], subjects: ['visit'] },
    { id: 'b', deviceSeq: 3, dependsOn: [], subjects: ['demand'] },
    { id: 'c', deviceSeq: 2, dependsOn: [], subjects: ['visit', 'demand'] },
  ]
  expect(wavesOf(items).map((wave) => wave.map(({ id }) => id))).toEqual([['b'], ['a'], ['c']])
})
