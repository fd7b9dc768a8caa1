import { describe, expect, test } from 'vitest'
import { isRefused } from '../decider.ts'
import {
  currentOfficer,
  officerDecider,
  serviceOf,
  servesOn,
  type OfficerCommand,
  type OfficerFact,
} from './officer.ts'

const said = { officer: 'KJ001', person: 'p-1', organisation: '市农科院', unit: '410422' }
const today = '2021-11-30'

const listed = (on: string, data: Partial<typeof said & { from: string }> = {}): OfficerFact => ({
  on,
  event: { type: 'OfficerListed', data: { ...said, ...data } },
  listed: true,
})
const left = (on: string): OfficerFact => ({ on, event: { type: 'OfficerLeft', data: { reason: '退休' } } })
const covered = (from: string, through: string): OfficerFact => ({
  on: today,
  event: { type: 'AbsenceCovered', data: { absence: 'a-1', from, through, by: 'KJ002' } },
})
const linked = (account: string): OfficerFact => ({
  on: today,
  event: { type: 'OfficerAccountLinked', data: { account } },
})

const given = (...facts: readonly OfficerFact[]) => {
  const state = facts.reduce(officerDecider.evolve, officerDecider.initialState)
  return { state, when: (command: OfficerCommand) => officerDecider.decide(command, state) }
}
const list2021 = listed('2021-12-31', { from: '2021-01-01' })

describe('an officer', () => {
  test('is opened once', () => {
    const open: OfficerCommand = { type: 'OpenOfficer', said, on: today }
    expect(given().when(open)).toEqual([{ on: today, event: { type: 'OfficerListed', data: said } }])
    expect(given(list2021).when(open)).toEqual({ refused: 'OfficerKnown', officer: 'KJ001' })
  })

  test('of the list of a year serves from its first day', () => {
    const { state } = given(list2021)
    expect(serviceOf(state)).toEqual([{ value: said, from: '2021-01-01', why: [1] }])
    expect([servesOn(state, '2020-12-31'), servesOn(state, '2021-01-01')]).toEqual([false, true])
  })

  test('leaves when no firm is left behind', () => {
    const leave = { type: 'LeaveOfficer', on: '2021-07-01', reason: '退休' } as const
    expect(given(list2021).when({ ...leave, firms: 0 })).toEqual([left('2021-07-01')])
    expect(given(list2021).when({ ...leave, firms: 3 })).toEqual({ refused: 'OfficerHoldsFirms', firms: 3 })
    expect(given(list2021, left('2021-06-01')).when({ ...leave, firms: 0 })).toMatchObject({
      refused: 'OfficerNotServing',
    })
  })

  test('who left serves again when the next year’s list says so', () => {
    const { state } = given(list2021, left('2021-07-01'), listed('2022-12-31', { from: '2022-01-01', unit: '410421' }))
    expect(serviceOf(state)).toEqual([
      { value: said, from: '2021-01-01', to: '2021-07-01', why: [1, 2] },
      { value: { ...said, unit: '410421' }, from: '2022-01-01', why: [1, 3] },
    ])
  })

  test('changes by a person’s word from its day on, and no list of before takes it back', () => {
    const changed = given(list2021).when({ type: 'ChangeOfficer', changes: { unit: '410421' }, on: '2021-06-01' })
    if (isRefused(changed)) throw new Error(changed.refused)
    const { state } = given(...changed, list2021)
    expect(serviceOf(state).map(({ value, from }) => [from, value.unit])).toEqual([
      ['2021-01-01', '410422'],
      ['2021-06-01', '410421'],
    ])
    expect(currentOfficer(state)?.unit).toBe('410421')
    expect(given(list2021).when({ type: 'ChangeOfficer', changes: { unit: '410422' }, on: today })).toEqual({
      refused: 'NothingChanges',
    })
  })

  test('whose list was taken back is nobody', () => {
    const withdrawn: OfficerFact = {
      on: today,
      event: { type: 'StatementWithdrawn', data: { concerns: [1], reason: '撤销导入' } },
    }
    expect(serviceOf(given(list2021, withdrawn).state)).toEqual([])
  })
})

describe('an officer’s account', () => {
  test('is linked before any list names the officer', () => {
    expect(given().when({ type: 'LinkAccount', account: 'fuwuyuan', today })).toEqual([linked('fuwuyuan')])
  })

  test('takes the place of the one before', () => {
    expect(given(linked('one')).when({ type: 'LinkAccount', account: 'two', today })).toEqual([
      { on: today, event: { type: 'OfficerAccountUnlinked', data: { account: 'one' } } },
      linked('two'),
    ])
    expect(given(linked('one')).when({ type: 'LinkAccount', account: 'one', today })).toEqual({
      refused: 'NothingChanges',
    })
    expect(given().when({ type: 'UnlinkAccount', today })).toEqual({ refused: 'NothingChanges' })
  })
})

describe('an absence', () => {
  const by = { officer: 'KJ002', state: given(listed('2021-01-01', { officer: 'KJ002' })).state }
  const cover: OfficerCommand = {
    type: 'CoverAbsence',
    absence: 'a-1',
    officer: 'KJ001',
    by,
    from: '2021-12-01',
    through: '2021-12-10',
    today,
  }

  test('is covered by another who serves', () => {
    expect(given(list2021).when(cover)).toEqual([covered('2021-12-01', '2021-12-10')])
    expect(given(list2021).when({ ...cover, by: { ...by, officer: 'KJ001' } })).toMatchObject({
      refused: 'SameOfficer',
    })
    expect(given(list2021).when({ ...cover, by: { ...by, state: officerDecider.initialState } })).toMatchObject({
      refused: 'OfficerNotServing',
      officer: 'KJ002',
    })
  })

  test('is covered by one at a time, and does not end before it begins', () => {
    expect(given(list2021, covered('2021-12-10', '2021-12-20')).when(cover)).toEqual({
      refused: 'AbsenceOverlaps',
      from: '2021-12-10',
      through: '2021-12-20',
      by: 'KJ002',
    })
    expect(given(list2021).when({ ...cover, through: '2021-11-01' })).toMatchObject({ refused: 'DaysReversed' })
  })

  test('ends when the officer is back', () => {
    const away = given(list2021, covered('2021-12-01', '2021-12-10'))
    const back = away.when({ type: 'EndAbsence', absence: 'a-1', on: '2021-12-05' })
    if (isRefused(back)) throw new Error(back.refused)
    const { absences } = back.reduce(officerDecider.evolve, away.state)
    expect(absences).toMatchObject([{ from: '2021-12-01', to: '2021-12-05', versions: [2, 3] }])
    expect(away.when({ type: 'EndAbsence', absence: 'a-1', on: '2021-12-11' })).toEqual({
      refused: 'AbsenceOver',
      through: '2021-12-10',
    })
    expect(away.when({ type: 'EndAbsence', absence: 'a-2', on: today })).toEqual({ refused: 'AbsenceUnknown' })
  })
})
