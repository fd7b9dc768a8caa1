import { factsOf, portraitOf, type Day } from '@titian/domain'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  anyDay,
  anyHistory,
  closed,
  listed,
  movedIn,
  movedOut,
  recognised,
  standingAfter,
  type Said,
} from '../../../domain/src/enterprises/test-firm.ts'
import { spellsOf } from './enterprise-spells.ts'

const spellsAfter = (...said: readonly Said[]) => spellsOf(portraitOf(standingAfter(...said)))

function spellOn(said: readonly Said[], day: Day) {
  return spellsAfter(...said).find(({ from, to }) => from <= day && (to === null || day < to))
}

describe('the spells of a firm', () => {
  test('begin with its first day, and go on after its last', () => {
    const said = [listed('2020-12-31', { unit: '410471', foundedOn: '2009-01-21' }), closed('2021-06-01')]
    expect(spellsAfter(...said)).toMatchObject([
      { from: '2009-01-21', to: '2021-06-01', status: 'active', unit: '410471' },
      { from: '2021-06-01', to: null, status: 'closed', unit: '410471' },
    ])
  })

  test('know that a firm was away', () => {
    const said = [listed('2016-12-31'), movedOut('2018-03-02'), movedIn('2020-06-01'), closed('2021-06-01')]
    expect(spellsAfter(...said).map(({ from, status }) => [from, status])).toEqual([
      ['2016-12-31', 'active'],
      ['2018-03-02', 'moved-out'],
      ['2020-06-01', 'active'],
      ['2021-06-01', 'closed'],
    ])
  })

  test('tell a firm that was closed before it was ever named', () => {
    expect(spellsAfter(closed('2021-06-01'))).toMatchObject([{ from: '2021-06-01', to: null, status: 'closed' }])
  })

  test('count the titles that hold, not those that wait', () => {
    const said = [listed('2012-12-31', { unit: '410471' }), recognised('2018-10-28')]
    expect(spellsAfter(...said).map(({ from, stage }) => [from, stage])).toEqual([
      ['2012-12-31', 'none'],
      ['2018-10-28', 'high-tech'],
      ['2021-10-28', 'none'],
    ])
  })
})

describe('whatever is said of a firm', () => {
  const shuffled = anyHistory.chain((said) =>
    fc.shuffledSubarray([...said], { minLength: said.length }).map((other) => ({ said, other })),
  )

  test('the order in which it is said changes no spell', () => {
    fc.assert(
      fc.property(shuffled, ({ said, other }) => {
        expect(spellsAfter(...other)).toEqual(spellsAfter(...said))
      }),
    )
  })

  test('its spells follow one another without a gap, and each differs from the one before', () => {
    fc.assert(
      fc.property(anyHistory, (said) => {
        const spells = spellsAfter(...said)
        expect(spells.slice(1).map(({ from }) => from)).toEqual(spells.slice(0, -1).map(({ to }) => to))
        expect(spells.at(-1)?.to ?? null).toBeNull()
        const told = spells.map(({ from: _from, to: _to, ...spell }) => JSON.stringify(spell))
        expect(told.filter((spell, index) => spell === told[index - 1])).toEqual([])
      }),
    )
  })

  test('the list counts what the figures count', () => {
    fc.assert(
      fc.property(anyHistory, anyDay, (said, day) => {
        const facts = factsOf(standingAfter(...said)).filter(
          ({ from, to }) => from <= day && (to === undefined || day < to),
        )
        const spell = spellOn(said, day)
        const units = facts.filter(({ code }) => code === 'enterprises').map(({ unit }) => unit)
        expect(spell?.status === 'active' ? [spell.unit] : []).toEqual(units)
        const held = facts.filter(({ code }) => code === 'titles')
        const titles = held.flatMap(({ key = [] }) => key)
        expect(spell?.titles ?? []).toEqual(titles.toSorted((a, b) => (a < b ? -1 : 1)))
        // The fact without a key is of any title at all: once, however many are held.
        expect(held.length - titles.length).toBe(titles.length > 0 ? 1 : 0)
      }),
    )
  })
})
