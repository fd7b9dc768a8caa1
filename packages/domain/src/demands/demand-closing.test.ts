import { describe, expect, test } from 'vitest'
import { demandDecider, movesNow, type DemandCommand, type DemandState } from './demand-decider.ts'
import type { ClosingCode } from './demand-event.ts'
import { demandOf } from './demand.ts'
import { after, calendar, moving, nextStep, officer, planner, raising, told } from './test-demand.ts'

const decide = (command: DemandCommand, state: DemandState) => demandDecider.decide(command, state)
const standing = (state: DemandState) => demandOf(state.facts)
const accepted = after(raising(), moving({ move: 'accept' }, '2021-09-14'))
const answered = after(raising(), moving({ move: 'answer', answer: '推荐科技贷' }, '2021-09-16'))
const contract = [{ kind: '贷款合同', number: '2021-118' }]
const closed = after(
  raising(),
  moving({ move: 'accept' }, '2021-09-14'),
  moving({ move: 'close', code: 'C1', evidence: contract }, '2021-09-22'),
)

describe('closing a demand', () => {
  const close = (code: ClosingCode, more = {}) =>
    decide(
      {
        type: 'MoveDemand',
        given: { move: 'close', code, ...more },
        by: officer,
        on: '2021-09-20',
        today: '2021-09-20',
        calendar,
      },
      accepted,
    )

  test.each([
    ['C1', 'evidence', { evidence: contract }],
    ['C2', 'evidence', { evidence: contract }],
    ['C3', 'answer', { note: '已解释政策' }],
    ['C4', 'evidence', { evidence: contract }],
    ['C5', 'nextStep', { nextStep }],
    ['C6', 'note', { note: '不在支持范围' }],
    ['C7', 'note', { note: '企业不再需要' }],
    ['C8', 'into', { into: 'another' }],
  ] as const)('as %s owes %s', (code, owes, given) => {
    expect(close(code)).toEqual({ refused: 'ClosingOwes', code, owes })
    expect(close(code, given)).toMatchObject([{ event: { type: 'DemandClosed', data: { code, ...given } } }])
  })

  test('ends its next step, except where it is followed for long', () => {
    expect(standing(closed)).toMatchObject({
      status: 'closed',
      closing: { on: '2021-09-22', code: 'C1', evidence: contract },
    })
    expect(standing(closed)?.nextStep).toBeUndefined()
    expect(standing(after(raising(), moving({ move: 'close', code: 'C5', nextStep }, '2021-09-22')))?.nextStep).toEqual(
      nextStep,
    )
  })
})

describe('closing against what the firm says', () => {
  const said = (verdict: 'solved' | 'partly' | 'not-solved') =>
    after(
      raising(),
      moving({ move: 'answer', answer: '推荐科技贷' }, '2021-09-16'),
      moving({ move: 'confirm', way: 'call', verdict }, '2021-09-18', planner),
    )
  const close = (code: ClosingCode, note?: string) =>
    moving({ move: 'close', code, evidence: contract, note }, '2021-09-20')

  test.each(['partly', 'not-solved'] as const)('as solved, where it said %s, owes the reason', (verdict) => {
    expect(decide(close('C1'), said(verdict))).toEqual({ refused: 'ClosedAgainstFirm', verdict })
    expect(decide(close('C1', ' '), said(verdict))).toEqual({ refused: 'ClosedAgainstFirm', verdict })
    expect(decide(close('C1', '余款次日到账'), said(verdict))).toMatchObject([
      { event: { type: 'DemandClosed', data: { code: 'C1', note: '余款次日到账' } } },
    ])
  })

  test('is only that: in its own words, or where it said nothing, no reason is owed', () => {
    for (const [code, state] of [
      ['C2', said('partly')],
      ['C1', said('solved')],
      ['C1', answered],
    ] as const) {
      expect(decide(close(code), state)).toMatchObject([{ event: { type: 'DemandClosed', data: { code } } }])
    }
  })
})

describe('what the firm says', () => {
  test('by a call is recorded by somebody else than the officer', () => {
    const confirm = { move: 'confirm', way: 'call', verdict: 'solved', satisfaction: 5 } as const
    expect(decide(moving(confirm, '2021-09-18'), answered)).toEqual({
      refused: 'OfficerRecordsHimself',
      move: 'confirm',
    })
    const state = after(
      raising(),
      moving({ move: 'answer', answer: '推荐科技贷' }, '2021-09-16'),
      moving(confirm, '2021-09-18', planner),
    )
    expect(standing(state)).toMatchObject({
      status: 'confirmed',
      confirmed: { on: '2021-09-18', verdict: 'solved', satisfaction: 5 },
    })
  })

  test('by its link is for the firm alone', () => {
    const confirm = { move: 'confirm', way: 'link', verdict: 'not-solved' } as const
    expect(decide(moving(confirm, '2021-09-18'), answered)).toEqual({ refused: 'OnlyFirmConfirms' })
    const firm = { officers: [], leads: false, isFirm: true } as const
    const said = decide(moving(confirm, '2021-09-18', firm), answered)
    expect(said).toMatchObject([{ event: { type: 'DemandConfirmed', data: { way: 'link', verdict: 'not-solved' } } }])
  })

  test('that nothing is solved lets it go on', () => {
    const state = after(
      raising(),
      moving({ move: 'answer', answer: '推荐科技贷' }, '2021-09-16'),
      moving({ move: 'confirm', verdict: 'not-solved' }, '2021-09-18', planner),
    )
    expect(standing(state)).toMatchObject({ status: 'in-progress', nextStep })
  })

  test('after it was closed does not open it again', () => {
    const decided = decide(moving({ move: 'confirm', verdict: 'not-solved' }, '2021-09-25', planner), closed)
    expect(Array.isArray(decided)).toBe(true)
    expect(
      standing(
        after(
          raising(),
          moving({ move: 'close', code: 'C7', note: '撤回' }, '2021-09-20'),
          moving({ move: 'confirm', verdict: 'not-solved' }, '2021-09-25', planner),
        ),
      ),
    ).toMatchObject({ status: 'closed', confirmed: { verdict: 'not-solved' } })
  })
})

describe('the call-back', () => {
  const drawn = told(...closed.facts, {
    event: { type: 'CallBackDrawn', data: { sample: 's' } },
    occurredOn: '2021-10-20',
  })

  test('is recorded by somebody who leads and is not the officer', () => {
    const verify = { move: 'verify', upheld: false, note: '企业称未放款' } as const
    expect(decide(moving(verify, '2021-10-21'), drawn)).toEqual({ refused: 'MoveReserved', move: 'verify' })
    expect(decide(moving(verify, '2021-10-21', { ...planner, officers: ['KJ001'] }), drawn)).toEqual({
      refused: 'OfficerRecordsHimself',
      move: 'verify',
    })
    const office = { officers: [], leads: true }
    expect(decide(moving(verify, '2021-10-21', office), drawn)).toEqual({ refused: 'MoveReserved', move: 'verify' })
    expect(decide(moving(verify, '2021-10-21', planner), drawn)).toMatchObject([
      { event: { type: 'DemandVerified', data: { sample: 's', upheld: false, note: '企业称未放款' } } },
    ])
  })

  test('is not told to the officer', () => {
    const demand = standing(drawn)
    if (!demand) throw new Error('It stands')
    expect(movesNow(demand, drawn.facts, calendar, '2021-10-21', officer)).not.toContain('verify')
    expect(movesNow(demand, drawn.facts, calendar, '2021-10-21', planner)).toContain('verify')
  })

  test('that overturns leaves it to those who lead whether to reopen', () => {
    const overturned = told(...drawn.facts, {
      event: { type: 'DemandVerified', data: { upheld: false } },
      occurredOn: '2021-10-21',
    })
    expect(standing(overturned)?.status).toBe('verified')
    const reopen = { move: 'reopen', reason: '未放款' } as const
    expect(decide(moving(reopen, '2021-10-22'), overturned)).toEqual({ refused: 'MoveReserved', move: 'reopen' })
    const reopened = decide(moving(reopen, '2021-10-22', planner), overturned)
    expect(reopened).toMatchObject([{ event: { type: 'DemandReopened' } }])
    expect(
      standing(
        told(...overturned.facts, {
          event: { type: 'DemandReopened', data: { reason: '未放款', nextStep } },
          occurredOn: '2021-10-22',
        }),
      ),
    ).toMatchObject({
      status: 'in-progress',
      reopened: 1,
      nextStep,
    })
  })
})
