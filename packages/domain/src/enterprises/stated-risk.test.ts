import { describe, expect, test } from 'vitest'
import { enterpriseDecider, type EnterpriseCommand, type StatedChange } from './correction.ts'
import { firm, listed, recordsOf, riskListed, type Said } from './test-firm.ts'

const today = '2021-11-30'
const reason = '信用中国公示'
const register = listed('2020-12-31', { unit: '410471' })

const decide = (command: EnterpriseCommand, ...said: readonly Said[]) =>
  enterpriseDecider.decide(
    command,
    recordsOf(said).reduce(
      (state, { version: _version, ...fact }) => enterpriseDecider.evolve(state, fact),
      enterpriseDecider.initialState,
    ),
  )
const stating = (change: StatedChange) =>
  decide({ type: 'StateOfEnterprise', change, on: '2021-06-01', reason, today }, register)
const correcting = (changes: Record<string, string>, occurredOn?: string) =>
  decide(
    {
      type: 'CorrectStatement',
      concerns: 2,
      changes,
      reason,
      today,
      ...(occurredOn ? { occurredOn } : {}),
    },
    register,
    riskListed('2021-06-01', { until: '2021-07-01' }),
  )

describe('a person states', () => {
  test('which number was revoked, or only that it was', () => {
    expect(stating({ type: 'TechSmeNumberRevoked', number: ' 2021 41040200000001' })).toMatchObject([
      {
        byPerson: true,
        occurredOn: '2021-06-01',
        event: {
          type: 'TechSmeNumberRevoked',
          data: { ...firm, number: '202141040200000001', reason },
        },
      },
    ])
    expect(stating({ type: 'TechSmeNumberRevoked' })).toMatchObject([{ event: { data: { ...firm, reason } } }])
  })

  test('in which list of 失信 the firm stands, and when it was taken off', () => {
    expect(stating({ type: 'CreditRiskListed', kind: ' 经营异常名录 ', until: '2021-09-01' })).toMatchObject([
      {
        byPerson: true,
        occurredOn: '2021-06-01',
        event: { type: 'CreditRiskListed', data: { ...firm, kind: '经营异常名录', until: '2021-09-01', reason } },
      },
    ])
  })

  test.each<[string, StatedChange, object]>([
    [
      'a number that is none',
      { type: 'TechSmeNumberRevoked', number: 'GR202141000793' },
      { refused: 'ValueDoesNotFit', field: 'number', value: 'GR202141000793' },
    ],
    [
      'no list at all',
      { type: 'CreditRiskListed', kind: '  ' },
      { refused: 'ValueDoesNotFit', field: 'kind', value: '  ' },
    ],
    [
      'an end still to come',
      { type: 'CreditRiskListed', kind: '失信', until: '2021-12-01' },
      { refused: 'DayInTheFuture', field: 'until', day: '2021-12-01', today },
    ],
    [
      'an end before the beginning',
      { type: 'CreditRiskListed', kind: '失信', until: '2021-05-31' },
      { refused: 'ValueDoesNotFit', field: 'until', value: '2021-05-31' },
    ],
  ])('%s is refused', (_, change, refusal) => {
    expect(stating(change)).toEqual(refusal)
  })
})

describe('a person corrects', () => {
  test('when the firm was taken off', () => {
    expect(correcting({ until: '2021-08-01' })).toMatchObject([
      { event: { data: { changes: { until: '2021-08-01' } } } },
    ])
  })

  test('no day so that the end comes before the beginning', () => {
    const refusal = { refused: 'ValueDoesNotFit', field: 'until' }
    expect(correcting({ until: '2021-05-31' })).toEqual({ ...refusal, value: '2021-05-31' })
    expect(correcting({}, '2021-07-02')).toEqual({ ...refusal, value: '2021-07-01' })
  })
})
