import { expect, test } from 'vitest'
import { complaints } from './complaints.ts'

test('a Redis that is away for three minutes makes three lines, the later ones with what they left out', () => {
  const lines: [object, string][] = []
  let now = 0
  const complain = complaints({ warn: (facts, sentence) => lines.push([facts, sentence]) }, () => now)
  for (; now < 180_000; now += 1000) complain('It is away', new Error('connection refused'))
  expect(lines).toEqual([
    [{ reason: 'connection refused' }, 'It is away'],
    [{ reason: 'connection refused', alsoBefore: 59 }, 'It is away'],
    [{ reason: 'connection refused', alsoBefore: 59 }, 'It is away'],
  ])
})
