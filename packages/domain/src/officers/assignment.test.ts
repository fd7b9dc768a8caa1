import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plusDays } from '../day.ts'
import {
  evolveAssignment,
  tenureOn,
  tenuresOf,
  tenuresOfFirm,
  unassigned,
  type AssignmentFact,
  type AssignmentState,
} from './assignment.ts'

const firm = { uscc: '91410402MA0000015P', name: '平顶山市试验机械有限公司' }

const assigned = (on: string, officer: string, listed = false): AssignmentFact => ({
  on,
  event: { type: 'OfficerAssigned', data: { ...firm, officer } },
  listed,
})
const ended = (on: string, officer: string): AssignmentFact => ({
  on,
  event: { type: 'AssignmentEnded', data: { officer, reason: '调岗' } },
})
const after = (...facts: readonly AssignmentFact[]): AssignmentState => facts.reduce(evolveAssignment, unassigned)
const days = (state: AssignmentState) =>
  tenuresOf(state).map(({ officer, from, to }) => [officer, from, ...(to === undefined ? [] : [to])])

describe('a firm’s officer', () => {
  test('is accountable until the next one’s day or an ending', () => {
    const facts = [assigned('2021-01-20', 'KJ001', true), assigned('2021-07-01', 'KJ002'), ended('2021-10-01', 'KJ002')]
    expect(days(after(...facts))).toEqual([
      ['KJ001', '2021-01-20', '2021-07-01'],
      ['KJ002', '2021-07-01', '2021-10-01'],
    ])
  })

  test('on a day is a question of the past as well', () => {
    const tenures = tenuresOf(after(assigned('2021-01-20', 'KJ001', true), assigned('2021-07-01', 'KJ002')))
    expect(['2021-01-19', '2021-06-30', '2021-07-01'].map((day) => tenureOn(tenures, day)?.officer)).toEqual([
      undefined,
      'KJ001',
      'KJ002',
    ])
  })

  test('who is named again by the next year’s list goes on', () => {
    const state = after(assigned('2021-01-20', 'KJ001', true), assigned('2022-01-10', 'KJ001', true))
    expect(tenuresOf(state)).toEqual([{ name: firm.name, officer: 'KJ001', from: '2021-01-20', versions: [1, 2] }])
  })

  test('is who a person says, where a list says another of the same day', () => {
    expect(days(after(assigned('2021-01-20', 'KJ002'), assigned('2021-01-20', 'KJ009', true)))).toEqual([
      ['KJ002', '2021-01-20'],
    ])
  })

  test('named only by name in a list is nobody until a person says who that is, then accountable from the list’s day', () => {
    const named: AssignmentFact = {
      on: '2021-01-20',
      event: { type: 'OfficerNamed', data: { ...firm, named: 'one' } },
      listed: true,
    }
    const who = (officer: string): AssignmentFact => ({
      on: '2021-11-30',
      event: { type: 'NamedPersonIdentified', data: { named: ['one', 'two'], officer } },
    })
    expect(tenuresOf(after(named))).toEqual([])
    expect(tenuresOf(after(named, who('KJ002'), who('KJ001')))).toEqual([
      { name: firm.name, officer: 'KJ001', from: '2021-01-20', versions: [1, 3] },
    ])
    const withdrawn = { type: 'StatementWithdrawn', data: { concerns: [1], reason: '撤销导入' } } as const
    expect(tenuresOf(after(named, who('KJ001'), { on: '2021-12-01', event: withdrawn }))).toEqual([])
  })

  test('ended on the first day never was', () => {
    expect(days(after(assigned('2021-01-20', 'KJ001'), ended('2021-01-20', 'KJ001')))).toEqual([])
    expect(days(after(assigned('2021-01-20', 'KJ001'), ended('2021-01-20', 'KJ002')))).toEqual([
      ['KJ001', '2021-01-20'],
    ])
  })

  test('who is assigned anew on the day of the ending goes on', () => {
    const state = after(assigned('2021-01-20', 'KJ001'), ended('2021-06-01', 'KJ001'), assigned('2021-06-01', 'KJ001'))
    expect(days(state)).toEqual([['KJ001', '2021-01-20']])
  })

  test('of several codes is one: whoever came later ends the one before, whichever code was written', () => {
    const streams = new Map([
      ['914104020000000001', after(assigned('2021-01-20', 'KJ001', true), ended('2021-12-01', 'KJ001'))],
      ['914104020000000002', after(assigned('2021-06-01', 'KJ002', true))],
    ])
    expect(tenuresOfFirm(streams).map(({ officer, from, to, uscc }) => [officer, from, to, uscc.at(-1)])).toEqual([
      ['KJ001', '2021-01-20', '2021-06-01', '1'],
      ['KJ002', '2021-06-01', undefined, '2'],
    ])
  })

  test('who sends it back is shown until somebody decides', () => {
    const objected: AssignmentFact = {
      on: '2021-02-01',
      event: { type: 'AssignmentObjected', data: { officer: 'KJ001', reason: '已满十家' } },
    }
    const decided: AssignmentFact = {
      on: '2021-02-02',
      event: { type: 'ObjectionDecided', data: { officer: 'KJ001', upheld: false, reason: '人手不足' } },
    }
    const first = assigned('2021-01-20', 'KJ001')
    expect(tenuresOf(after(first, objected))).toMatchObject([{ objection: '已满十家', versions: [1, 2] }])
    expect(tenuresOf(after(first, objected, decided))[0]).not.toHaveProperty('objection')
  })
})

const anyDay = fc.integer({ min: 0, max: 40 }).map((days) => plusDays('2021-01-01', days))
const anyOfficer = fc.constantFrom('KJ001', 'KJ002', 'KJ003')
const anyFact: fc.Arbitrary<AssignmentFact> = fc.oneof(
  fc
    .record({ on: anyDay, officer: anyOfficer, listed: fc.boolean() })
    .map((said) => assigned(said.on, said.officer, said.listed)),
  fc.record({ on: anyDay, officer: anyOfficer }).map(({ on, officer }) => ended(on, officer)),
)

test('whatever was said, nobody shares a day with another, over all codes of the firm', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyFact, { maxLength: 8 }), { maxLength: 3 }), (histories) => {
      const streams = new Map(histories.map((facts, index) => [`91410402000000000${index}`, after(...facts)]))
      const tenures = tenuresOfFirm(streams)
      const days = tenures.flatMap(({ from, to }) => [from, to ?? '9999-12-31'])
      expect(days).toEqual(days.toSorted())
      expect(tenures.every(({ from, to }) => to === undefined || to > from)).toBe(true)
      expect(tenures.slice(0, -1).every(({ to }) => to !== undefined)).toBe(true)
    }),
  )
})

test('lists say the same in whatever order they come', () => {
  const anyRow = fc.record({ on: anyDay, officer: anyOfficer }).map(({ on, officer }) => assigned(on, officer, true))
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 8 }), (rows) => {
      expect(days(after(...rows.toReversed()))).toEqual(days(after(...rows)))
    }),
  )
})

test('what was taken back was never said', () => {
  fc.assert(
    fc.property(fc.array(anyFact, { minLength: 1, maxLength: 8 }), fc.nat(), (facts, chosen) => {
      const version = (chosen % facts.length) + 1
      const withdrawn: AssignmentFact = {
        on: '2021-12-31',
        event: { type: 'StatementWithdrawn', data: { concerns: [version], reason: '撤销导入' } },
      }
      const without = facts.filter((_, index) => index !== version - 1)
      expect(days(after(...facts, withdrawn))).toEqual(days(after(...without)))
    }),
  )
})
