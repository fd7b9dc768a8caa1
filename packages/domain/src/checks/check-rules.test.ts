import { expect, test } from 'vitest'
import { checkRulesOn, publishedCheckRules, triggersOf } from './check-rules.ts'

const on = (day: string) => checkRulesOn(publishedCheckRules, day)
const met = (day: string, input: Parameters<typeof triggersOf>[1]) =>
  triggersOf(on(day), input).flatMap(({ rule, verdict }) => (verdict === 'met' ? [rule] : []))

test('a firm of five is checked, one of six is not', () => {
  expect(met('2022-06-01', { employees: 5 })).toEqual(['few-employees'])
  expect(met('2022-06-01', { employees: 6 })).toEqual([])
})

test('nine scientists in ten are odd only where there are fifty people', () => {
  expect(met('2022-06-01', { employees: 50, scientistShare: 0.9 })).toEqual(['mostly-scientists'])
  expect(met('2022-06-01', { employees: 49, scientistShare: 0.95 })).toEqual([])
})

test('what nobody knows is unknown', () => {
  expect(triggersOf(on('2022-06-01'), {}).map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown', 'unknown'])
})

test('what would be enough to deny a rule denies it, though the rest is unknown', () => {
  const [, scientists] = triggersOf(on('2022-06-01'), { employees: 8 })
  expect(scientists?.verdict).toBe('unmet')
})

test('rules are those of the day: first-timers are checked from June 2026 on', () => {
  expect(met('2026-05-31', { firstTime: true, research: 3 })).toEqual([])
  expect(met('2026-06-01', { firstTime: true, research: 3 })).toEqual(['little-research', 'first-time'])
})

test('before the first rules that are known those are asked', () => {
  expect(on('2021-11-30').id).toBe('tech-sme-check-2022')
})
