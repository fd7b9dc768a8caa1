import { expect, test } from 'vitest'
import { demandFactsOf } from './demand-facts.ts'
import type { DemandFact } from './demand.ts'
import { finance, nextStep, raisedOn } from './test-demand.ts'

const raised: DemandFact = { event: { type: 'DemandRaised', data: { ...finance, nextStep } }, occurredOn: raisedOn }
const answered: DemandFact = {
  event: { type: 'DemandAnswered', data: { answer: '已对接银行', nextStep } },
  occurredOn: '2021-09-20',
}
const closed: DemandFact = {
  event: { type: 'DemandClosed', data: { code: 'C1', evidence: [{ kind: '贷款', number: '12' }] } },
  occurredOn: '2021-10-08',
}
const reopened: DemandFact = {
  event: { type: 'DemandReopened', data: { reason: '贷款未到位', nextStep } },
  occurredOn: '2021-11-01',
}

const saidOf = (...facts: readonly DemandFact[]) =>
  demandFactsOf(facts.map((fact, index) => ({ ...fact, version: index + 1 }))).map(
    ({ moment, key, from, to = '', why }) => `${moment} ${key} ${from}..${to} ${why.join()}`,
  )

test('a demand is raised, answered and closed, each by itself', () => {
  expect(saidOf(raised, answered, closed)).toEqual([
    'raised  2021-09-13.. 1',
    'open  2021-09-13..2021-10-08 1',
    'closed C1 2021-10-08.. 3',
    'answered  2021-09-20.. 2',
  ])
})

test('what was reopened was closed until then, and is open again', () => {
  expect(saidOf(raised, closed, reopened)).toEqual([
    'raised  2021-09-13.. 1',
    'open  2021-09-13..2021-10-08 1',
    'closed C1 2021-10-08..2021-11-01 2',
    'open  2021-11-01.. 3',
    'reopened  2021-11-01.. 3',
  ])
})

test('one that was closed on the day on which it was raised was never open for a day', () => {
  expect(saidOf(raised, { ...closed, occurredOn: raisedOn })).toEqual([
    'raised  2021-09-13.. 1',
    'closed C1 2021-09-13.. 2',
  ])
})

test('a closing that a list tells has no code', () => {
  const listed: DemandFact = {
    event: {
      type: 'DemandListed',
      data: {
        number: 'XQ202100002',
        name: finance.name,
        category: 'N9',
        text: finance.text,
        status: 'closed',
        closedOn: '2021-07-29',
      },
    },
    occurredOn: '2021-07-10',
  }
  expect(saidOf(listed)).toEqual(['raised  2021-07-10.. 1', 'open  2021-07-10..2021-07-29 1', 'closed  2021-07-29.. 1'])
})

test('a call-back that finds otherwise is a verification and an overturn', () => {
  const overturned: DemandFact = {
    event: { type: 'DemandVerified', data: { upheld: false } },
    occurredOn: '2021-11-05',
  }
  expect(saidOf(raised, closed, overturned).slice(3)).toEqual([
    'verified  2021-11-05.. 3',
    'overturned  2021-11-05.. 3',
  ])
})
