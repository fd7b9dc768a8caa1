import { expect, test } from 'vitest'
import { stateOf } from './held-state.ts'

const held = [
  { title: 'tech-sme', state: 'ended' },
  { title: 'high-tech', state: 'ended' },
  { title: 'high-tech', state: 'valid' },
  { title: 'gazelle', state: 'pending' },
] as const

test('a title that has run out has not been reached, and one that was renewed has', () => {
  expect(['tech-sme', 'high-tech', 'gazelle', 'champion'].map((title) => stateOf(title, held))).toEqual([
    'ended',
    'valid',
    'pending',
    undefined,
  ])
})
