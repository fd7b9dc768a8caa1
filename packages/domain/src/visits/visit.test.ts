import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefused } from '../decider.ts'
import { firm } from '../enterprises/test-firm.ts'
import type { VisitData, VisitEvent } from './visit-event.ts'
import { isBackfilled, visitDecider, visitOf, type VisitCommand, type VisitFact, type VisitState } from './visit.ts'

const today = '2021-11-30'
const visit: VisitData = { ...firm, mode: 'on-site', officers: ['KJ001'], recordedOn: today }
const logged: VisitFact = {
  event: { type: 'VisitLogged', data: visit },
  occurredOn: '2021-11-29',
  listed: false,
}

function given(...facts: readonly VisitFact[]): VisitState {
  return facts.reduce(visitDecider.evolve, visitDecider.initialState)
}

function logOn(on: string, data: Partial<VisitData> = {}): VisitCommand {
  return { type: 'LogVisit', on, visit: { ...visit, ...data }, today }
}

function amending(
  changes: Readonly<Record<string, unknown>>,
  more: { on?: string; isTheirs?: boolean } = {},
): VisitCommand {
  return { type: 'AmendVisit', changes, isTheirs: true, today, ...more }
}

const withdrawing: VisitCommand = { type: 'WithdrawVisit', reason: '记错了企业', isTheirs: true, today }

function byPerson(event: VisitEvent, occurredOn = today): VisitFact {
  return { event, occurredOn, listed: false }
}

function listed(on: string, data: Partial<VisitData> = {}): VisitFact {
  const { recordedOn: _, ...row } = { ...visit, ...data }
  return { event: { type: 'VisitLogged', data: row }, occurredOn: on, listed: true }
}

const undone: VisitFact = byPerson({ type: 'StatementWithdrawn', data: { concerns: [1], reason: '撤销导入' } })

describe('a visit is logged', () => {
  test('on its day', () => {
    expect(visitDecider.decide(logOn('2021-11-29'), given())).toEqual([logged])
  })

  test('once', () => {
    expect(visitDecider.decide(logOn('2021-11-29'), given(logged))).toEqual({ refused: 'VisitKnown' })
  })

  test('never before it was paid', () => {
    expect(visitDecider.decide(logOn('2021-12-01'), given())).toEqual({
      refused: 'VisitInTheFuture',
      on: '2021-12-01',
      today,
    })
  })

  test('by somebody', () => {
    expect(visitDecider.decide(logOn(today, { officers: [] }), given())).toEqual({ refused: 'VisitWithoutOfficer' })
  })

  test('to a firm that is in no register yet', () => {
    const { uscc: _, ...lead } = { ...visit, address: '叶县产业集聚区' }
    const command: VisitCommand = { type: 'LogVisit', on: today, visit: lead, today }
    expect(visitDecider.decide(command, given())).toMatchObject([{ event: { data: { address: '叶县产业集聚区' } } }])
  })

  test.each([
    ['a code with a slip in it', { uscc: '91410402MA0000015Q' }, 'CreditCodeWrong'],
    ['a blank name', { name: ' ' }, 'ValueDoesNotFit'],
    ['a next visit that lies before it', { nextVisitOn: '2021-11-01' }, 'NextVisitTooEarly'],
    ['a next visit on a day that there is not', { nextVisitOn: '2022-02-30' }, 'ValueDoesNotFit'],
    ['the revenue of a year to come', { findings: { revenue: 5, year: 2022 } }, 'ValueDoesNotFit'],
  ])('but not with %s', (_, data, refused) => {
    expect(visitDecider.decide(logOn(today, data), given())).toMatchObject({ refused })
  })
})

describe('a visit that is recorded more than three days later', () => {
  test.each([
    ['2021-11-27', false],
    ['2021-11-26', true],
  ])('of %s is 补录: %s', (on, expected) => {
    expect(isBackfilled({ on, data: visit })).toBe(expected)
  })

  test('is not told by a list, which does not say when it was recorded', () => {
    const read = visitOf(given(listed('2021-01-05')))
    expect(read && isBackfilled(read)).toBe(false)
  })
})

describe('a visit is amended', () => {
  test('field by field, less what stays the same', () => {
    const decided = visitDecider.decide(amending({ mode: 'on-site', note: '问了加计扣除' }), given(logged))
    expect(decided).toEqual([byPerson({ type: 'VisitAmended', data: { changes: { note: '问了加计扣除' } } })])
  })

  test('and reads as amended, on the day that it was moved to', () => {
    const moved = byPerson({ type: 'VisitAmended', data: { changes: { note: '改' }, occurredOn: '2021-11-28' } })
    const emptied = byPerson({ type: 'VisitAmended', data: { changes: { note: null } } })
    expect(visitOf(given(logged, moved))).toMatchObject({ on: '2021-11-28', data: { note: '改' }, versions: [1, 2] })
    expect(visitOf(given(logged, moved, emptied))).toEqual({
      on: '2021-11-28',
      data: visit,
      listed: false,
      versions: [1, 2, 3],
    })
  })

  test('when a 线索 turns out to be a firm', () => {
    const { uscc: _, ...lead } = visit
    const found = visitDecider.decide(
      amending({ uscc: firm.uscc }),
      given(byPerson({ type: 'VisitLogged', data: lead }, today)),
    )
    expect(found).toMatchObject([{ event: { data: { changes: { uscc: firm.uscc } } } }])
  })

  test.each([
    ['with what it says already', amending({ mode: 'on-site' }), 'NothingChanges'],
    ['by somebody who was not there', amending({ note: '改' }, { isTheirs: false }), 'VisitOfOthers'],
    ['to a day to come', amending({}, { on: '2021-12-24' }), 'VisitInTheFuture'],
    ['in which meeting it was', amending({ meeting: 'x' }), 'VisitFieldFixed'],
    ['to have no mode', amending({ mode: null }), 'ValueDoesNotFit'],
    ['to have nobody who was there', amending({ officers: [] }), 'VisitWithoutOfficer'],
  ])('but not %s', (_, command, refused) => {
    expect(visitDecider.decide(command, given(logged))).toMatchObject({ refused })
  })
})

describe('a visit is withdrawn', () => {
  test('with a reason, and is no more', () => {
    const gone = byPerson({ type: 'VisitWithdrawn', data: { reason: '记错了企业' } })
    expect(visitDecider.decide(withdrawing, given(logged))).toEqual([gone])
    expect(visitOf(given(logged, gone))).toBeUndefined()
  })

  test('once, by those who were there', () => {
    const gone = given(logged, byPerson({ type: 'VisitWithdrawn', data: { reason: '重复' } }))
    expect(visitDecider.decide(withdrawing, gone)).toEqual({ refused: 'VisitWithdrawn', reason: '重复' })
    expect(visitDecider.decide({ ...withdrawing, isTheirs: false }, given(logged))).toEqual({
      refused: 'VisitOfOthers',
    })
    expect(visitDecider.decide({ ...withdrawing, reason: ' ' }, given(logged))).toMatchObject({
      refused: 'ValueDoesNotFit',
    })
  })
})

describe('a visit of a list', () => {
  test('goes with its import and comes again with the next', () => {
    expect(visitOf(given(listed('2021-03-01')))).toMatchObject({ on: '2021-03-01', listed: true })
    expect(visitOf(given(listed('2021-03-01'), undone))).toBeUndefined()
    expect(visitOf(given(listed('2021-03-01'), undone, listed('2021-03-01')))).toMatchObject({ versions: [3] })
  })

  test('keeps what a person amended', () => {
    const amended = byPerson({ type: 'VisitAmended', data: { changes: { mode: 'phone' } } })
    expect(visitOf(given(listed('2021-03-01'), amended, undone, listed('2021-03-01')))).toMatchObject({
      data: { mode: 'phone' },
    })
  })

  test('stays withdrawn when the list comes again', () => {
    const gone = byPerson({ type: 'VisitWithdrawn', data: { reason: '未去' } })
    expect(visitOf(given(listed('2021-03-01'), gone, listed('2021-03-01')))).toBeUndefined()
  })
})

const anyFact: fc.Arbitrary<VisitFact> = fc.oneof(
  fc.constant(logged),
  fc.constantFrom('2021-01-05', '2021-06-30').map((on) => listed(on)),
  fc
    .constantFrom({ note: '改' }, { mode: 'phone' }, { note: null })
    .map((changes) => byPerson({ type: 'VisitAmended', data: { changes } })),
  fc.constant(byPerson({ type: 'VisitWithdrawn', data: { reason: '撤回' } })),
  fc
    .integer({ min: 1, max: 5 })
    .map((concerned) => byPerson({ type: 'StatementWithdrawn', data: { concerns: [concerned], reason: '撤销导入' } })),
)
const anyPast = fc.array(anyFact, { maxLength: 8 }).map((facts) => given(...facts))

test('whatever happened before, only a visit that stands is amended or withdrawn', () => {
  fc.assert(
    fc.property(anyPast, fc.constantFrom(amending({ note: '再改' }), withdrawing), (past, command) => {
      expect(isRefused(visitDecider.decide(command, past))).toBe(visitOf(past) === undefined)
    }),
  )
})

test('whatever happened before, a visit that stands names events that made it', () => {
  fc.assert(
    fc.property(anyPast, (past) => {
      const read = visitOf(past)
      if (!read) return
      expect(read.versions.length).toBeGreaterThan(0)
      expect(read.versions.every((version) => version >= 1 && version <= past.version)).toBe(true)
    }),
  )
})

test('whoever was there by name alone is one of its officers once a person says who that is', () => {
  const row = listed('2021-11-20', { officers: [], named: ['one', 'two'] })
  const said = (named: readonly string[], officer: string) =>
    byPerson({ type: 'NamedPersonIdentified', data: { named, officer } })
  const visitIs = visitOf(given(row, said(['one'], 'KJ009'), said(['one', 'elsewhere'], 'KJ001')))
  expect(visitIs).toMatchObject({ data: { officers: ['KJ001'], named: ['two'] }, versions: [1, 3], listed: true })
  expect(visitOf(given(row, said(['one', 'two'], 'KJ001')))?.data).not.toHaveProperty('named')
})
