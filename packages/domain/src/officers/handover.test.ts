import { describe, expect, test } from 'vitest'
import { handoverDecider, type HandoverCommand, type HandoverFact, type Prepared } from './handover.ts'

const prepared: Prepared = {
  handover: 'h-1',
  from: 'KJ001',
  to: 'KJ002',
  firms: [{ uscc: '91410402MA0000015P', name: '平顶山市试验机械有限公司' }],
  demands: ['d-1'],
}
const today = '2021-11-30'
const on = '2021-12-01'

const wasPrepared: HandoverFact = { on, event: { type: 'HandoverPrepared', data: prepared } }
const accepted: HandoverFact = { on: today, event: { type: 'HandoverAccepted', data: {} } }
const given = (...facts: readonly HandoverFact[]) => {
  const state = facts.reduce(handoverDecider.evolve, handoverDecider.initialState)
  return { state, when: (command: HandoverCommand) => handoverDecider.decide(command, state) }
}

describe('a handover', () => {
  test('is prepared with firms for somebody else', () => {
    expect(given().when({ type: 'PrepareHandover', prepared, on })).toEqual([wasPrepared])
    expect(given().when({ type: 'PrepareHandover', prepared: { ...prepared, to: 'KJ001' }, on })).toMatchObject({
      refused: 'SameOfficer',
    })
    expect(given().when({ type: 'PrepareHandover', prepared: { ...prepared, firms: [] }, on })).toEqual({
      refused: 'NothingToHandOver',
      officer: 'KJ001',
    })
  })

  test('is accepted or returned once', () => {
    const back: HandoverFact = { on: today, event: { type: 'HandoverReturned', data: { reason: '名单有误' } } }
    expect(given(wasPrepared).when({ type: 'AcceptHandover', today })).toEqual([accepted])
    expect(given(wasPrepared).when({ type: 'ReturnHandover', reason: '名单有误', today })).toEqual([back])
    expect(given(wasPrepared, back).when({ type: 'AcceptHandover', today })).toEqual({
      refused: 'HandoverSettled',
      status: 'returned',
    })
    expect(given(wasPrepared, back).state).toMatchObject({ status: 'returned', on, returned: '名单有误' })
    expect(given().when({ type: 'AcceptHandover', today })).toEqual({ refused: 'HandoverUnknown' })
  })
})
