import { describe, expect, test } from 'vitest'
import { assignmentDecider, type AssignmentCommand, type CodedFact } from './assign.ts'
import type { AssignmentEvent } from './assignment-event.ts'

const firm = { uscc: '91410402MA0000015P', name: '平顶山市试验机械有限公司' }
const former = '914104020000000001'
const today = '2021-11-30'

const fact = (on: string, event: AssignmentEvent, uscc = firm.uscc): CodedFact => ({ uscc, on, event })
const assigned = (on: string, officer: string, uscc = firm.uscc): CodedFact =>
  fact(on, { type: 'OfficerAssigned', data: { ...firm, uscc, officer } }, uscc)
const ended = (on: string, officer: string, uscc = firm.uscc): CodedFact =>
  fact(on, { type: 'AssignmentEnded', data: { officer, reason: '已满十家' } }, uscc)
const objected = fact(today, { type: 'AssignmentObjected', data: { officer: 'KJ001', reason: '已满十家' } })
const decided = (upheld: boolean): CodedFact =>
  fact(today, { type: 'ObjectionDecided', data: { officer: 'KJ001', upheld, reason: '已满十家' } })

const given = (...facts: readonly CodedFact[]) => {
  const state = facts.reduce(assignmentDecider.evolve, assignmentDecider.initialState)
  return { when: (command: AssignmentCommand) => assignmentDecider.decide(command, state) }
}
const assign = (officer: string, on = '2021-07-01'): AssignmentCommand => ({
  type: 'AssignOfficer',
  assignment: { ...firm, officer },
  on,
})

describe('assigning', () => {
  test('makes one officer accountable from a day', () => {
    expect(given().when(assign('KJ001'))).toEqual([assigned('2021-07-01', 'KJ001')])
    expect(given(assigned('2021-01-20', 'KJ001')).when(assign('KJ002'))).toEqual([assigned('2021-07-01', 'KJ002')])
  })

  test('the officer who has the firm already changes nothing, also by a code of before', () => {
    expect(given(assigned('2021-01-20', 'KJ001', former)).when(assign('KJ001'))).toEqual({ refused: 'NothingChanges' })
  })

  test('ends where it stands, by the code under which it was written', () => {
    const end: AssignmentCommand = { type: 'EndAssignment', on: today, reason: '已满十家' }
    expect(given(assigned('2021-01-20', 'KJ001', former)).when(end)).toEqual([ended(today, 'KJ001', former)])
    expect(given(assigned('2021-12-20', 'KJ001')).when(end)).toEqual([ended('2021-12-20', 'KJ001')])
    expect(given().when(end)).toEqual({ refused: 'NobodyAssigned', on: today })
  })
})

describe('an objection', () => {
  const object: AssignmentCommand = { type: 'ObjectToAssignment', officers: ['KJ001'], reason: '已满十家', today }
  const decide = { type: 'DecideObjection', reason: '已满十家', today } as const

  test('is the officer’s, once', () => {
    expect(given(assigned('2021-11-01', 'KJ001')).when(object)).toEqual([objected])
    expect(given(assigned('2021-11-01', 'KJ002')).when(object)).toEqual({ refused: 'AssignmentNotYours' })
    expect(given(assigned('2021-11-01', 'KJ001'), objected).when(object)).toEqual({ refused: 'ObjectedAlready' })
  })

  test('may come before the first day', () => {
    expect(given(assigned('2021-12-20', 'KJ001')).when(object)).toEqual([objected])
  })

  test('that is not agreed to leaves all as it is', () => {
    expect(given(assigned('2021-11-01', 'KJ001'), objected).when({ ...decide, upheld: false })).toEqual([
      decided(false),
    ])
    expect(given(assigned('2021-11-01', 'KJ001')).when({ ...decide, upheld: false })).toEqual({
      refused: 'NoObjection',
    })
  })

  test('that is agreed to frees the firm, or gives it to another', () => {
    const sentBack = given(assigned('2021-11-01', 'KJ001'), objected)
    expect(sentBack.when({ ...decide, upheld: true })).toEqual([decided(true), ended(today, 'KJ001')])
    expect(sentBack.when({ ...decide, upheld: true, to: { ...firm, officer: 'KJ002' } })).toEqual([
      decided(true),
      ended(today, 'KJ001'),
      assigned(today, 'KJ002'),
    ])
    expect(sentBack.when({ ...decide, upheld: true, to: { ...firm, officer: 'KJ001' } })).toMatchObject({
      refused: 'SameOfficer',
    })
  })
})
