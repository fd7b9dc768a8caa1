import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  anyDay,
  anyHistory,
  granted,
  listed,
  moved,
  recognised,
  registered,
  standingAfter,
  type Said,
} from '../enterprises/test-firm.ts'
import { effectOn } from './effect.ts'

const register = listed('2020-12-31', { unit: '410471', foundedOn: '2009-01-21' })
const asOf = '2021-11-30'

describe('what a change would do to the figures', () => {
  test('a firm that goes to another unit takes its stocks along', () => {
    const before = standingAfter(register)
    const after = standingAfter(register, moved('2021-06-01', '410422'))
    expect(effectOn(before, after, asOf)).toEqual([
      { code: 'enterprises', name: '企业总数', unit: '410471', period: '2021', before: 1, after: 0 },
      { code: 'enterprises', name: '企业总数', unit: '410422', period: '2021', before: 0, after: 1 },
    ])
  })

  test('each title is a figure of its own', () => {
    const before = standingAfter(register)
    const after = standingAfter(register, granted('2021-06-01', 'gazelle'))
    expect(effectOn(before, after, asOf)).toEqual([
      {
        code: 'titles',
        key: 'gazelle',
        name: '称号企业数（瞪羚企业）',
        unit: '410471',
        period: '2021',
        before: 0,
        after: 1,
      },
    ])
  })

  test('flows of other years, and of days to come, are not the current year’s', () => {
    const before = standingAfter(register)
    const codes = (...said: readonly Said[]) =>
      effectOn(before, standingAfter(register, ...said), asOf).map(({ code }) => code)
    expect(codes(registered('2019-05-06'))).toEqual([])
    expect(codes(recognised('2021-12-01'))).toEqual([])
    expect(codes(registered('2021-05-06'))).toContain('tech-sme.registered')
  })

  test('whatever stands, the same again moves nothing', () => {
    fc.assert(
      fc.property(anyHistory, anyDay, (said, day) => {
        expect(effectOn(standingAfter(...said), standingAfter(...said), day)).toEqual([])
      }),
    )
  })

  test('whatever stands, taking it back is the opposite of saying it', () => {
    fc.assert(
      fc.property(anyHistory, anyHistory, anyDay, (said, more, day) => {
        const [before, after] = [standingAfter(...said), standingAfter(...said, ...more)]
        const key = ({ code, key = '', unit }: ReturnType<typeof effectOn>[number]) => `${code} ${key} ${unit}`
        const there = effectOn(before, after, day).map((effect) => [key(effect), effect.before, effect.after])
        const back = effectOn(after, before, day).map((effect) => [key(effect), effect.after, effect.before])
        expect(new Set(back.map(String))).toEqual(new Set(there.map(String)))
      }),
    )
  })
})
