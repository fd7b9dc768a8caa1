import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factsOf } from '../figures/figure.ts'
import { riskWithin3Years } from './credit-risk.ts'
import { foldEnterprise } from './standing.ts'
import {
  anyDay,
  anyHistory,
  listed,
  numberRevoked,
  recordsOf,
  revoked,
  riskListed,
  standingAfter,
  type Said,
} from './test-firm.ts'

const today = '2021-11-30'
const founded = listed('2010-12-31')
const risk = (...said: readonly Said[]) => riskWithin3Years(standingAfter(founded, ...said), today)

describe('a risk of the last three years is', () => {
  test.each([
    ['a certificate that was taken away', revoked('2020-05-01'), { type: 'HighTechRevoked', on: '2020-05-01' }],
    ['a number that was taken away', numberRevoked('2020-05-01'), { type: 'TechSmeNumberRevoked', on: '2020-05-01' }],
    ['a record of 失信', riskListed('2020-05-01'), { type: 'CreditRiskListed', on: '2020-05-01' }],
    ['one that stands since long ago', riskListed('2012-05-01'), { type: 'CreditRiskListed', on: '2012-05-01' }],
    [
      'one of long ago that stood until lately',
      riskListed('2012-05-01', { until: '2018-12-01' }),
      { type: 'CreditRiskListed', on: '2012-05-01' },
    ],
    ['what happened the day after three years before', numberRevoked('2018-12-01'), { on: '2018-12-01' }],
  ])('%s', (_, said, found) => {
    expect(risk(said)).toMatchObject(found)
  })

  test.each([
    ['nothing', []],
    ['what happened three years before to the day', [numberRevoked('2018-11-30'), revoked('2018-11-30')]],
    ['a record of 失信 that ended by then', [riskListed('2012-05-01', { until: '2018-11-30' })]],
    ['what is still to come', [riskListed('2021-12-01')]],
  ])('not %s', (_, said) => {
    expect(risk(...said)).toBeUndefined()
  })

  test('the newest of several', () => {
    expect(risk(riskListed('2020-05-01'), revoked('2019-05-01'))).toEqual({
      type: 'CreditRiskListed',
      on: '2020-05-01',
    })
  })

  test('no record that a later list says has ended', () => {
    expect(risk(riskListed('2012-05-01'), riskListed('2012-05-01', { until: '2013-05-01' }))).toBeUndefined()
  })

  test('no record that was withdrawn', () => {
    const said = recordsOf([founded, riskListed('2020-05-01')])
    const taken = { type: 'StatementWithdrawn', data: { concerns: [2], reason: '误录' } } as const
    const standing = foldEnterprise([...said, { version: 3, occurredOn: today, byPerson: true, event: taken }])
    expect(riskWithin3Years(standing, today)).toBeUndefined()
  })
})

const counted = (...said: readonly Said[]) => factsOf(standingAfter(...said))

// As the last of its stream, so that all other versions stay what they were.
test('whatever was said of a firm, a record of 失信 counts in no figure', () => {
  fc.assert(
    fc.property(anyHistory, anyDay, (said, on) => {
      expect(counted(...said, riskListed(on))).toEqual(counted(...said))
    }),
  )
})

test('where nothing else is said of it, there is no firm', () => {
  expect(standingAfter(riskListed('2021-06-01'))).toEqual([])
})
