import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publishedYears, workingCalendar, workingDaysBetween } from '../calendar/working-days.ts'
import { isDay, plusDays } from '../day.ts'
import { isRefused } from '../decider.ts'
import { clocksOf } from './demand-clocks.ts'
import { demandDecider, type DemandState, type GivenMove } from './demand-decider.ts'
import { demandMoves } from './demand-moves.ts'
import { closingCodes } from './demand-event.ts'
import { courseOf, demandOf, isOpen } from './demand.ts'
import { after, calendar, finance, moving, nextStep, planner, raisedOn, raising, research } from './test-demand.ts'

const solve = (state: DemandState, today: string, days = calendar) => clocksOf(state.facts, days, today).solve
const accept = moving({ move: 'accept' }, '2021-09-14')

describe('the clocks of a demand', () => {
  test('run in working days, the working Saturday among them', () => {
    // Monday 13 to Sunday 26 September: the 18th and 26th work, the 19th to the 21st are off.
    expect(solve(after(raising(), accept), '2021-09-26')).toEqual({
      kind: 'solve',
      from: raisedOn,
      limit: 10,
      used: 9,
      left: 1,
      pauses: [],
      extended: 0,
      due: '2021-09-27',
      isOverdue: false,
      withoutNotice: [],
    })
  })

  test('say by how many working days they are overdue', () => {
    expect(solve(after(raising(), accept), '2021-09-30')).toMatchObject({
      left: -3,
      due: '2021-09-27',
      isOverdue: true,
    })
  })

  test('stop at the response, and at the answer until the firm has spoken', () => {
    const state = after(
      raising(),
      accept,
      moving({ move: 'answer', answer: '推荐科技贷' }, '2021-09-16'),
      moving({ move: 'confirm', verdict: 'not-solved' }, '2021-09-24', planner),
    )
    expect(clocksOf(state.facts, calendar, '2021-09-26').respond).toMatchObject({
      used: 1,
      limit: 3,
      ended: '2021-09-14',
    })
    expect(solve(state, '2021-09-26')).toMatchObject({
      used: 4,
      pauses: [{ from: '2021-09-16', through: '2021-09-24', days: 5, why: 'answered' }],
    })
  })

  test('stand still while they wait for the firm, and then go on', () => {
    const waiting = [raising(), accept, moving({ move: 'suspend', reason: '等企业材料' }, '2021-09-16')] as const
    expect(solve(after(...waiting), '2021-09-18')).toMatchObject({
      used: 3,
      left: 7,
      pauses: [{ from: '2021-09-16', days: 2, why: 'suspended', reason: '等企业材料' }],
      isOverdue: false,
    })
    expect(solve(after(...waiting), '2021-09-18')).not.toHaveProperty('due')
    const resumed = after(...waiting, moving({ move: 'resume' }, '2021-09-22'))
    expect(solve(resumed, '2021-09-24')).toMatchObject({ used: 5, left: 5, due: '2021-09-30' })
  })

  test('are extended until a day, with its reason', () => {
    const extend = { move: 'extend', clock: 'solve', until: '2021-10-15', reason: '银行月底放款' } as const
    const state = after(raising(), accept, moving(extend, '2021-09-24'))
    expect(solve(state, '2021-09-24')).toMatchObject({
      due: '2021-10-15',
      extension: { until: '2021-10-15', reason: '银行月底放款' },
      extended: workingDaysBetween(calendar, '2021-09-27', '2021-10-15'),
    })
    const early = moving({ ...extend, until: '2021-09-27' }, '2021-09-24')
    expect(demandDecider.decide(early, after(raising(), accept))).toEqual({
      refused: 'ExtensionTooShort',
      until: '2021-09-27',
      due: '2021-09-27',
    })
  })

  test('of one that runs by milestones have no day to be solved', () => {
    expect(Object.keys(clocksOf(after(raising(research)).facts, calendar, '2021-09-20'))).toEqual(['respond'])
  })

  test('begin anew when it is reopened', () => {
    const state = after(
      raising(),
      moving({ move: 'close', code: 'C7', note: '撤回' }, '2021-09-15'),
      moving({ move: 'reopen', reason: '企业又提出' }, '2021-10-11'),
    )
    expect(solve(state, '2021-10-12')).toMatchObject({ from: '2021-10-11', used: 1, limit: 10 })
  })

  test('are other clocks when the calendar is corrected', () => {
    const year = publishedYears.find((each) => each.year === 2021)
    if (!year) throw new Error('2021 is published')
    const corrected = workingCalendar([...publishedYears, { ...year, off: [...year.off, '2021-09-15'] }])
    expect(solve(after(raising(), accept), '2021-09-26', corrected)).toMatchObject({
      used: 8,
      left: 2,
      due: '2021-09-28',
    })
  })
})

/** Any sequence of moves, of which those that are refused did not happen. */
const anyMove: fc.Arbitrary<{ readonly given: GivenMove; readonly days: number }> = fc.record({
  given: fc.record({
    move: fc.constantFrom(...demandMoves),
    note: fc.constant('已联系'),
    reason: fc.constant('等企业材料'),
    answer: fc.constant('已答复'),
    officer: fc.constantFrom('KJ001', 'KJ002'),
    to: fc.constant({ body: '金融局' }),
    tier: fc.constantFrom('city', 'consultation'),
    clock: fc.constantFrom('respond', 'solve'),
    until: fc.constantFrom('2021-10-15', '2021-11-30', '2022-03-01'),
    milestone: fc.constantFrom('a', 'b'),
    text: fc.constant('组建团队'),
    due: fc.constant('2022-06-30'),
    code: fc.constantFrom(...closingCodes),
    evidence: fc.constant([{ kind: '合同', number: '1' }]),
    into: fc.constant('another'),
    way: fc.constant('call'),
    confirmation: fc.constant('c'),
    verdict: fc.constantFrom('solved', 'partly', 'not-solved'),
    upheld: fc.boolean(),
  }) as fc.Arbitrary<GivenMove>,
  days: fc.integer({ min: 0, max: 12 }),
})

const anyHistory = fc
  .tuple(fc.constantFrom(finance, research), fc.array(anyMove, { maxLength: 25 }))
  .map(([demand, moves]) => {
    let day = raisedOn
    let state = after(raising(demand))
    for (const { given, days } of moves) {
      day = plusDays(day, days)
      const command = moving({ ...given, nextStep: { ...nextStep, due: plusDays(day, 7) } }, day, planner)
      const decided = demandDecider.decide(command, state)
      if (!isRefused(decided)) state = decided.reduce(demandDecider.evolve, state)
    }
    return { state, today: day }
  })

describe('whatever happened before', () => {
  test('an open demand of ours has a next step with a date', () => {
    fc.assert(
      fc.property(anyHistory, ({ state }) => {
        const open = courseOf(state.facts).filter(({ demand }) => isOpen(demand))
        expect(open.filter(({ demand }) => !isDay(demand.nextStep?.due ?? ''))).toEqual([])
      }),
    )
  })

  test('used and left make the limit, and a clock that runs is due where its left days end', () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 0, max: 60 }), ({ state, today }, wait) => {
        const day = plusDays(today, wait)
        for (const clock of Object.values(clocksOf(state.facts, calendar, day))) {
          const { used, left, limit, extended, due, ended } = clock
          expect(used + left).toBe(limit)
          expect(limit).toBe((clock.kind === 'respond' ? 3 : 10) + extended)
          expect(clock.isOverdue || left >= 0).toBe(true)
          const runs = due !== undefined && ended === undefined && left > 0
          expect(!runs || workingDaysBetween(calendar, day, due) === left).toBe(true)
        }
      }),
    )
  })

  test('who is accountable stays so until another is', () => {
    fc.assert(
      fc.property(anyHistory, ({ state }) => {
        for (const { demand } of courseOf(state.facts)) expect(demand.officer).toMatch(/^KJ00[12]$/)
      }),
    )
  })

  test('what is closed says when and why, and what is open says neither', () => {
    fc.assert(
      fc.property(anyHistory, ({ state }) => {
        const demand = demandOf(state.facts)
        expect(demand?.closing?.code !== undefined).toBe(demand !== undefined && !isOpen(demand))
      }),
    )
  })
})
