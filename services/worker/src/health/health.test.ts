import { expect, test } from 'vitest'
import type { Following } from '../follow/run.ts'
import { stuck } from './health.ts'

const resting: Following = { name: 'figure_fact_1', journal: '4104', handled: 7, failures: 0, turnSince: undefined }

test('one that rests or is at work is well; one whose turn lasts over two minutes is stuck', () => {
  const now = 1_000_000
  const atWork = { ...resting, turnSince: now - 60_000 }
  const hanging = { ...resting, turnSince: now - 121_000 }
  expect(stuck([resting, atWork, hanging], now)).toEqual([hanging])
})
