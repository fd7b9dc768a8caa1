import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstDayOf, lastDayOf, plusDays, type Day } from '../day.ts'
import { foldEnterprise, type EnterpriseRecord } from '../enterprises/standing.ts'
import { livesOn } from '../ladder/certificate.ts'
import { anyDay, anyHistory, recordsOf, standingAfter } from '../enterprises/test-firm.ts'
import type { Fact } from './fact.ts'
import { factsOf, figureDefinitions } from './figure.ts'
import { bridgeFlows } from './high-tech-figures.ts'
import { portraitOf } from './portrait.ts'

/** The facts of a firm, with the statements behind them instead of where those stand in the stream. */
function factsAfter(records: readonly EnterpriseRecord[]): readonly string[] {
  const said = new Map(records.map(({ version, event, occurredOn }) => [version, JSON.stringify([occurredOn, event])]))
  return factsOf(foldEnterprise(records))
    .map(({ why, ...fact }) =>
      JSON.stringify({ ...fact, why: [...new Set(why.map((version) => said.get(version) ?? ''))].toSorted() }),
    )
    .toSorted()
}

function withdrawing(versions: readonly number[], version: number): EnterpriseRecord {
  const event = { type: 'StatementWithdrawn', data: { concerns: versions, reason: '撤销导入' } } as const
  return { version, occurredOn: '2021-11-30', event, byPerson: true }
}

const shuffled = anyHistory.chain((said) =>
  fc.shuffledSubarray([...said], { minLength: said.length }).map((other) => ({ said, other })),
)

const figure = (code: string) => (fact: Fact) => fact.code === code
const kinds = new Map(figureDefinitions.map(({ code, kind }) => [code, kind]))

function holds({ from, to }: Fact, day: Day): boolean {
  return from <= day && (to === undefined || day < to)
}

describe('whatever lists and people say of a firm', () => {
  test('the order in which they say it changes no figure', () => {
    fc.assert(
      fc.property(shuffled, ({ said, other }) => {
        expect(factsAfter(recordsOf(other))).toEqual(factsAfter(recordsOf(said)))
      }),
    )
  })

  test('an import that is undone leaves every figure as if it had never come', () => {
    fc.assert(
      fc.property(anyHistory, anyHistory, (said, imported) => {
        const all = recordsOf([...said, ...imported])
        const versions = all.slice(said.length).map(({ version }) => version)
        const undone = [...all, withdrawing(versions, all.length + 1)]
        expect(factsAfter(undone)).toEqual(factsAfter(recordsOf(said)))
      }),
    )
  })

  test('an import that is undone and comes again counts as if it had come once', () => {
    fc.assert(
      fc.property(anyHistory, anyHistory, (said, imported) => {
        const once = recordsOf([...said, ...imported])
        const versions = once.slice(said.length).map(({ version }) => version)
        const again = recordsOf(imported).map((record) => ({ ...record, version: record.version + once.length + 1 }))
        expect(factsAfter([...once, withdrawing(versions, once.length + 1), ...again])).toEqual(factsAfter(once))
      }),
    )
  })

  test('a stock counts the firm once a day, and a flow lasts a day', () => {
    fc.assert(
      fc.property(anyHistory, anyDay, (said, day) => {
        const facts = factsOf(standingAfter(...said))
        const counted = facts
          .filter((fact) => kinds.get(fact.code) === 'stock' && holds(fact, day))
          .map(({ code, key = '' }) => `${code} ${key}`)
        expect(counted).toEqual([...new Set(counted)])
        const odd = facts.filter(({ code, from, to }) =>
          kinds.get(code) === 'flow' ? to !== plusDays(from, 1) : to !== undefined && to <= from,
        )
        expect(odd).toEqual([])
      }),
    )
  })

  test('every fact names the statements that made it count', () => {
    fc.assert(
      fc.property(anyHistory, (said) => {
        for (const { why } of factsOf(standingAfter(...said))) {
          expect(why.length).toBeGreaterThan(0)
          expect(why.every((version) => version >= 1 && version <= said.length)).toBe(true)
        }
      }),
    )
  })

  test('the bridge of every year reconciles in every unit', () => {
    fc.assert(
      fc.property(anyHistory, (said) => {
        const facts = factsOf(standingAfter(...said))
        const units = [...new Set(facts.map(({ unit }) => unit))]
        for (let year = 2014; year <= 2027; year += 1) {
          for (const unit of units) expect(bridge(facts, unit, year)).toEqual({ unit, year, open: 0 })
        }
      }),
    )
  })

  test('every certificate of a firm that is ours counts as 首次认定 or 重新认定', () => {
    fc.assert(
      fc.property(anyHistory, (said) => {
        const standing = standingAfter(...said)
        const facts = factsOf(standing)
        const { history, certificates } = portraitOf(standing)
        const arrivals = standing.filter(({ statement }) => statement.type === 'EnterpriseMovedIn')
        const issued = certificates
          .filter(({ from, how }) => livesOn(history, from) && how !== 'brought')
          // On the day of its arrival it is 迁入.
          .filter(({ from }) => !arrivals.some(({ occurredOn }) => occurredOn === from))
        const counted = facts.filter(({ code }) => code === 'high-tech.new' || code === 'high-tech.renewed')
        for (const { from } of issued) expect(counted.some((fact) => fact.from === from)).toBe(true)
      }),
    )
  })

  test('首次认定 is 小升高 or straight, never both', () => {
    fc.assert(
      fc.property(anyHistory, (said) => {
        const facts = factsOf(standingAfter(...said))
        const rose = facts.filter(figure('moves.small-to-high')).map(({ from }) => from)
        const straight = facts.filter(figure('moves.straight')).map(({ from }) => from)
        expect([...rose, ...straight].toSorted()).toEqual(
          facts
            .filter(figure('high-tech.new'))
            .map(({ from }) => from)
            .toSorted(),
        )
      }),
    )
  })

  test('a certificate is valid or waits to be renewed, not both on one day', () => {
    fc.assert(
      fc.property(anyHistory, anyDay, (said, day) => {
        const states = factsOf(standingAfter(...said)).filter(
          (fact) => (fact.code === 'high-tech.valid' || fact.code === 'high-tech.pending') && holds(fact, day),
        )
        expect(states.length).toBeLessThan(2)
      }),
    )
  })
})

/** What is left open between the year's ends by the flows. */
function bridge(facts: readonly Fact[], unit: string, year: number): { unit: string; year: number; open: number } {
  const own = facts.filter((fact) => fact.unit === unit)
  const validOn = (day: Day) => own.filter((fact) => fact.code === 'high-tech.valid' && holds(fact, day)).length
  const flows = bridgeFlows.reduce((sum, { kind, sign }) => {
    const inYear = own.filter(
      ({ code, from }) => code === `high-tech.${kind}` && firstDayOf(year) <= from && from <= lastDayOf(year),
    )
    return sum + sign * inYear.length
  }, 0)
  return { unit, year, open: validOn(lastDayOf(year)) - validOn(lastDayOf(year - 1)) - flows }
}
