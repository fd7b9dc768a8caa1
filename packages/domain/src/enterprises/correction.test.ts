import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefused } from '../decider.ts'
import {
  codesMoved,
  enterpriseDecider,
  type EnterpriseCommand,
  type EnterpriseDecisions,
  type EnterpriseFact,
  type StatedChange,
} from './correction.ts'
import type { FieldValue } from './field.ts'
import { standingOf } from './standing.ts'
import { anyHistory, closed, firm, listed, recognised, recordsOf, registered, type Said } from './test-firm.ts'

const today = '2021-11-30'
const register = listed('2020-12-31', { unit: '410471', employees: 9, foundedOn: '2009-01-21' })
const certificate = recognised('2020-10-28', 'first')

function after(facts: readonly EnterpriseFact[], state = enterpriseDecider.initialState): EnterpriseDecisions {
  return facts.reduce((earlier, fact) => enterpriseDecider.evolve(earlier, fact), state)
}

function given(...said: readonly Said[]) {
  const state = after(recordsOf(said))
  return { when: (command: EnterpriseCommand) => enterpriseDecider.decide(command, state), state }
}

const correction = (concerns: number, changes: Record<string, FieldValue>, occurredOn?: string): EnterpriseCommand => ({
  type: 'CorrectStatement',
  concerns,
  changes,
  reason: '核实后更正',
  today,
  ...(occurredOn ? { occurredOn } : {}),
})
const withdrawal = (concerns: number): EnterpriseCommand => ({
  type: 'WithdrawStatement',
  concerns,
  reason: '录入有误',
  today,
})
const stating = (change: StatedChange, on = '2021-06-01'): EnterpriseCommand => ({
  type: 'StateOfEnterprise',
  change,
  on,
  reason: '平政〔2021〕3号',
  today,
})

describe('更正', () => {
  test('says what the record should read, today, with the reason', () => {
    expect(given(register).when(correction(1, { unit: '410422', employees: 12 }))).toEqual([
      {
        occurredOn: today,
        byPerson: true,
        event: {
          type: 'StatementCorrected',
          data: { concerns: 1, changes: { unit: '410422', employees: 12 }, reason: '核实后更正' },
        },
      },
    ])
  })

  test('writes values as lists are read', () => {
    const [decided] = [
      given(certificate).when(correction(1, { certificate: ' gr２０２1-41000793 ', document: '豫科[2021]8号' })),
    ]
    expect(decided).toMatchObject([
      { event: { data: { changes: { certificate: 'GR202141000793', document: '豫科〔2021〕8号' } } } },
    ])
  })

  test('leaves out what reads so already', () => {
    const decided = given(register).when(correction(1, { unit: '410471', employees: null }))
    expect(decided).toMatchObject([{ event: { data: { changes: { employees: null } } } }])
  })

  test('of 发证日期 moves the day of the row along', () => {
    const decided = given(certificate).when(correction(1, { issuedOn: '2020-11-28' }))
    expect(decided).toMatchObject([
      { event: { data: { changes: { issuedOn: '2020-11-28' }, occurredOn: '2020-11-28' } } },
    ])
  })

  test('may move the day alone', () => {
    const decided = given(register).when(correction(1, {}, '2020-06-30'))
    expect(decided).toMatchObject([{ event: { data: { changes: {}, occurredOn: '2020-06-30' } } }])
  })

  test.each<[string, Record<string, FieldValue>, object]>([
    [
      'a field that the record does not have',
      { certificate: 'GR1' },
      { refused: 'FieldNotCorrectable', field: 'certificate' },
    ],
    ['a contact, which lies beside the log', { contact: 'k' }, { refused: 'FieldNotCorrectable', field: 'contact' }],
    ['a name that is every object’s', { constructor: 'x' }, { refused: 'FieldNotCorrectable', field: 'constructor' }],
    ['a name taken away', { name: null }, { refused: 'ValueDoesNotFit', field: 'name', value: null }],
    [
      'a name that no firm has',
      { name: '名'.repeat(101) },
      { refused: 'NameTooLong', field: 'name', length: 101, longest: 100 },
    ],
    ['words for a number', { employees: '九' }, { refused: 'ValueDoesNotFit', field: 'employees', value: '九' }],
    ['half a person', { employees: 1.5 }, { refused: 'ValueDoesNotFit', field: 'employees', value: 1.5 }],
    ['money below nothing', { revenue: -1 }, { refused: 'ValueDoesNotFit', field: 'revenue', value: -1 }],
    [
      'a day that no calendar has',
      { foundedOn: '2019-02-29' },
      { refused: 'ValueDoesNotFit', field: 'foundedOn', value: '2019-02-29' },
    ],
    [
      'a founding day to come',
      { foundedOn: '2022-01-01' },
      { refused: 'DayInTheFuture', field: 'foundedOn', day: '2022-01-01', today },
    ],
    ['another city’s unit', { unit: '410100' }, { refused: 'UnitUnknown', unit: '410100' }],
    [
      'a credit code that fails its check',
      { uscc: '91410402MA0000015Q' },
      {
        refused: 'CreditCodeWrong',
        code: '91410402MA0000015Q',
        why: { kind: 'code-check-wrong', params: { expected: 'P' } },
      },
    ],
    ['what reads so already', { unit: '410471' }, { refused: 'NothingChanges' }],
  ])('of %s is refused', (_, changes, refusal) => {
    expect(given(register).when(correction(1, changes))).toEqual(refusal)
  })

  test('moves no record into the future', () => {
    expect(given(register).when(correction(1, {}, '2021-12-01'))).toEqual({
      refused: 'DayInTheFuture',
      field: 'occurredOn',
      day: '2021-12-01',
      today,
    })
  })

  test('needs a reason', () => {
    const command: EnterpriseCommand = { type: 'WithdrawStatement', concerns: 1, reason: ' ', today }
    expect(given(register).when(command)).toEqual({ refused: 'ValueDoesNotFit', field: 'reason', value: ' ' })
  })
})

test('a firm that was merged into another takes no word any more', () => {
  const merge: EnterpriseFact = {
    occurredOn: today,
    byPerson: true,
    event: { type: 'EnterpriseMerged', data: { into: 'enterprise-2', uscc: '91410421MA00000233', reason: '重复' } },
  }
  const state = after([merge], given(register).state)
  for (const command of [correction(1, { unit: '410422' }), withdrawal(1), stating({ type: 'EnterpriseClosed' })]) {
    expect(enterpriseDecider.decide(command, state)).toEqual({ refused: 'AlreadyMerged', uscc: '91410421MA00000233' })
  }
})

describe('撤销记录', () => {
  test('takes one record back', () => {
    expect(given(register, certificate).when(withdrawal(2))).toEqual([
      {
        occurredOn: today,
        byPerson: true,
        event: { type: 'StatementWithdrawn', data: { concerns: [2], reason: '录入有误' } },
      },
    ])
  })

  test('of what was never said, or is no statement, is refused', () => {
    const { when } = given(register)
    expect(when(withdrawal(7))).toEqual({ refused: 'UnknownStatement', concerns: 7 })
  })

  test('twice is refused, and so is correcting what is withdrawn', () => {
    const { state, when } = given(register)
    const decided = when(withdrawal(1))
    const later = after(isRefused(decided) ? [] : decided, state)
    const refusal = { refused: 'AlreadyWithdrawn', concerns: 1 }
    expect(enterpriseDecider.decide(withdrawal(1), later)).toEqual(refusal)
    expect(enterpriseDecider.decide(correction(1, { unit: '410422' }), later)).toEqual(refusal)
  })

  test('whatever was said, what does not stand cannot be withdrawn', () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 1, max: 20 }), (said, concerns) => {
        const refused = isRefused(given(...said).when(withdrawal(concerns)))
        expect(refused).toBe(concerns > said.length)
      }),
    )
  })
})

describe('a change that a person states', () => {
  const by = { byPerson: true, occurredOn: '2021-06-01' }
  const because = { ...firm, reason: '平政〔2021〕3号' }

  test('属地调整 says from which unit to which', () => {
    expect(given(register).when(stating({ type: 'ResponsibilityMoved', unit: '410422' }))).toEqual([
      { ...by, event: { type: 'ResponsibilityMoved', data: { ...because, unit: '410422', fromUnit: '410471' } } },
    ])
  })

  test('更名 says the name until then', () => {
    expect(given(register).when(stating({ type: 'EnterpriseRenamed', name: ' 平顶山市新名有限公司 ' }))).toEqual([
      {
        ...by,
        event: { type: 'EnterpriseRenamed', data: { ...because, name: '平顶山市新名有限公司', formerName: firm.name } },
      },
    ])
  })

  test('注销 and 迁出 end the firm', () => {
    expect(given(register).when(stating({ type: 'EnterpriseClosed' }))).toEqual([
      { ...by, event: { type: 'EnterpriseClosed', data: { ...because, kind: '注销' } } },
    ])
    expect(given(register).when(stating({ type: 'EnterpriseMovedOut', to: '郑州市' }))).toEqual([
      { ...by, event: { type: 'EnterpriseMovedOut', data: { ...because, to: '郑州市' } } },
    ])
  })

  test.each<[string, StatedChange, string, object]>([
    [
      'tomorrow',
      { type: 'EnterpriseClosed' },
      '2021-12-01',
      { refused: 'DayInTheFuture', field: 'on', day: '2021-12-01', today },
    ],
    [
      'on a day before the firm was founded',
      { type: 'EnterpriseClosed' },
      '2009-01-20',
      { refused: 'NotExistingThen', on: '2009-01-20' },
    ],
    [
      'to a unit that is none of the city’s',
      { type: 'ResponsibilityMoved', unit: '410100' },
      today,
      { refused: 'UnitUnknown', unit: '410100' },
    ],
    ['to where the firm is', { type: 'ResponsibilityMoved', unit: '410471' }, today, { refused: 'NothingChanges' }],
    ['to the name that it has', { type: 'EnterpriseRenamed', name: firm.name }, today, { refused: 'NothingChanges' }],
    [
      'to a name that no firm has',
      { type: 'EnterpriseRenamed', name: '名'.repeat(101) },
      today,
      { refused: 'NameTooLong', field: 'name', length: 101, longest: 100 },
    ],
    [
      'to no name',
      { type: 'EnterpriseRenamed', name: ' ' },
      today,
      { refused: 'ValueDoesNotFit', field: 'name', value: ' ' },
    ],
  ])('%s is refused', (_, change, on, refusal) => {
    expect(given(register).when(stating(change, on))).toEqual(refusal)
  })

  test('of a firm that is closed is refused from then on', () => {
    const { when } = given(register, closed('2021-05-31'))
    expect(when(stating({ type: 'ResponsibilityMoved', unit: '410422' }))).toEqual({
      refused: 'NotExistingThen',
      on: '2021-06-01',
    })
    expect(when(stating({ type: 'ResponsibilityMoved', unit: '410422' }, '2021-05-30'))).toMatchObject([{}])
  })

  test('of a firm of which nothing stands is refused', () => {
    expect(given().when(stating({ type: 'EnterpriseClosed' }))).toEqual({ refused: 'EnterpriseAbsent' })
  })
})

describe('a firm’s codes', () => {
  const moved = (command: EnterpriseCommand) => {
    const { state, when } = given(register)
    const decided = when(command)
    const facts = isRefused(decided) ? [] : decided
    return codesMoved(facts, standingOf(state.statements), standingOf(after(facts, state).statements))
  }

  test('a corrected code is claimed, and the wrong one released', () => {
    expect(moved(correction(1, { uscc: '91410421MA00000233' }))).toEqual({
      claimed: ['91410421MA00000233'],
      released: [firm.uscc],
    })
  })

  test('a withdrawn record keeps its code, so that its list may come again', () => {
    expect(moved(withdrawal(1))).toEqual({ claimed: [], released: [] })
  })

  test('another record’s code stays', () => {
    const { state, when } = given(register, registered('2021-05-06'))
    const decided = when(correction(1, { uscc: '91410421MA00000233' }))
    const facts = isRefused(decided) ? [] : decided
    expect(codesMoved(facts, standingOf(state.statements), standingOf(after(facts, state).statements))).toEqual({
      claimed: ['91410421MA00000233'],
      released: [],
    })
  })
})
