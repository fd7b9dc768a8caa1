import { describe, expect, test } from 'vitest'
import { demandDecider, demandNumber, type DemandCommand, type DemandState } from './demand-decider.ts'
import type { ListedDemand } from './demand-event.ts'
import { demandOf } from './demand.ts'
import {
  after,
  calendar,
  finance,
  moving,
  nextStep,
  officer,
  planner,
  raisedOn,
  raising,
  research,
  told,
} from './test-demand.ts'

const decide = (command: DemandCommand, state: DemandState) => demandDecider.decide(command, state)
const standing = (state: DemandState) => demandOf(state.facts)
const accepted = after(raising(), moving({ move: 'accept' }, '2021-09-14'))

describe('raising a demand', () => {
  test('keeps who is accountable and what is done next', () => {
    expect(decide(raising(), demandDecider.initialState)).toEqual([
      { event: { type: 'DemandRaised', data: { ...finance, nextStep } }, occurredOn: raisedOn },
    ])
    expect(standing(after(raising()))).toMatchObject({ status: 'assigned', officer: 'KJ001', nextStep, ours: true })
  })

  test('without an officer waits to be assigned', () => {
    const { officer: _, ...nobodys } = finance
    const state = after(raising(nobodys))
    expect(standing(state)?.status).toBe('registered')
    expect(decide(moving({ move: 'accept' }, '2021-09-14'), state)).toEqual({
      refused: 'MoveNotAllowed',
      move: 'accept',
      status: 'registered',
      allowed: ['close'],
    })
  })

  test('says by itself what comes first, within the days to respond', () => {
    const state = after({ ...raising(), nextStep: undefined })
    // Thursday after Monday: three working days.
    expect(standing(state)?.nextStep).toEqual({ action: '联系企业，核实需求', due: '2021-09-16' })
  })

  test('on an earlier day says when it was recorded', () => {
    const late = decide({ ...raising(), today: '2021-09-22' }, demandDecider.initialState)
    expect(late).toMatchObject([{ event: { data: { recordedOn: '2021-09-22' } }, occurredOn: raisedOn }])
  })

  test('is refused in the future, without words, or twice', () => {
    const given = raising()
    expect(decide({ ...given, today: '2021-09-12' }, demandDecider.initialState)).toEqual({
      refused: 'DayInTheFuture',
      field: 'raisedOn',
      day: raisedOn,
      today: '2021-09-12',
    })
    expect(decide(raising({ ...finance, text: ' ' }), demandDecider.initialState)).toEqual({
      refused: 'DemandValueWrong',
      field: 'text',
      value: ' ',
    })
    expect(decide(given, after(given))).toEqual({ refused: 'DemandKnown' })
  })

  test('gives it the number of where the log says so', () => {
    expect(demandNumber('2021-09-13', 6307)).toBe('XQ2021-6307')
  })
})

describe('moving a demand', () => {
  test('says which moves are allowed where one is not', () => {
    expect(decide(moving({ move: 'resume' }, '2021-09-15'), accepted)).toEqual({
      refused: 'MoveNotAllowed',
      move: 'resume',
      status: 'accepted',
      allowed: ['progress', 'pass-on', 'escalate', 'answer', 'close', 'suspend', 'extend'],
    })
  })

  test('names the field that a move still needs', () => {
    const bare = { type: 'MoveDemand', by: officer, on: '2021-09-15', today: '2021-09-15', calendar } as const
    expect(decide({ ...bare, given: { move: 'accept' } }, after(raising()))).toEqual({
      refused: 'MoveFieldMissing',
      move: 'accept',
      field: 'nextStep',
    })
    expect(decide({ ...bare, given: { move: 'answer', nextStep, answer: '' } }, accepted)).toEqual({
      refused: 'MoveFieldMissing',
      move: 'answer',
      field: 'answer',
    })
  })

  test('may not promise a next step for a day that has gone', () => {
    const past = { action: '回电', due: '2021-09-14' }
    expect(decide(moving({ move: 'progress', note: '已联系', nextStep: past }, '2021-09-15'), accepted)).toEqual({
      refused: 'NextStepPast',
      due: '2021-09-14',
      on: '2021-09-15',
    })
  })

  test('on passes it on and keeps the officer', () => {
    const to = { unit: '410402', body: '新华区金融局' }
    const state = after(raising(), moving({ move: 'pass-on', to, with: [{ body: '农商行' }] }, '2021-09-15'))
    expect(standing(state)).toMatchObject({
      status: 'in-progress',
      officer: 'KJ001',
      holder: { to, with: [{ body: '农商行' }], since: '2021-09-15' },
    })
    const back = after(
      raising(),
      moving({ move: 'pass-on', to }, '2021-09-15'),
      moving({ move: 'return', note: '不属本局' }, '2021-09-17'),
    )
    expect(standing(back)?.holder).toBeUndefined()
  })

  test('up goes only up', () => {
    const up = { move: 'escalate', tier: 'city', reason: '县里没有对口银行' } as const
    const state = after(raising(), moving(up, '2021-09-15'))
    expect(standing(state)?.tier).toBe('city')
    expect(decide(moving({ ...up, tier: 'county' }, '2021-09-16'), state)).toEqual({
      refused: 'TierNotHigher',
      tier: 'county',
      current: 'city',
    })
  })

  test('before something that happened since is refused, but a note may lie there', () => {
    const progressed = after(raising(), moving({ move: 'progress', note: '已联系银行' }, '2021-09-20'))
    expect(
      decide(moving({ move: 'answer', answer: '已推荐' }, '2021-09-16', officer, '2021-09-21'), progressed),
    ).toEqual({
      refused: 'MovedSince',
      on: '2021-09-16',
      last: '2021-09-20',
    })
    const note = moving(
      { move: 'progress', note: '电话联系过', nextStep: { action: '回电', due: '2021-09-17' } },
      '2021-09-16',
      officer,
      '2021-09-21',
    )
    const state = after(raising(), moving({ move: 'progress', note: '已联系银行' }, '2021-09-20'), note)
    expect(standing(state)?.nextStep).toEqual(nextStep)
  })

  test('to another officer is for those who lead', () => {
    const assign = { move: 'assign', officer: 'KJ002' } as const
    expect(decide(moving(assign, '2021-09-15'), accepted)).toEqual({ refused: 'MoveReserved', move: 'assign' })
    expect(decide(moving(assign, '2021-09-15', planner), accepted)).toMatchObject([
      { event: { type: 'DemandAssigned', data: { officer: 'KJ002' } } },
    ])
  })

  test('by milestones is for research, cooperation, talent and platforms', () => {
    const plan = { move: 'plan-milestone', milestone: 'a', text: '组建团队', due: '2021-12-01' } as const
    expect(decide(moving(plan, '2021-09-15'), accepted)).toMatchObject({ refused: 'MoveNotAllowed' })
    const planned = after(raising(research), moving(plan, '2021-09-15'))
    const reached = after(
      raising(research),
      moving(plan, '2021-09-15'),
      moving({ move: 'reach-milestone', milestone: 'a', note: '郑州大学团队' }, '2021-11-20'),
    )
    expect(standing(planned)?.milestones).toEqual([{ milestone: 'a', text: '组建团队', due: '2021-12-01' }])
    expect(standing(reached)?.milestones).toMatchObject([{ reachedOn: '2021-11-20', evidence: '郑州大学团队' }])
    expect(decide(moving({ move: 'reach-milestone', milestone: 'b' }, '2021-11-21'), planned)).toEqual({
      refused: 'MilestoneUnknown',
    })
  })
})

describe('amending a demand', () => {
  const amend = (changes: object, state = accepted) =>
    decide({ type: 'AmendDemand', changes: { ...changes }, today: '2021-09-20' }, state)

  test('keeps what changes', () => {
    expect(amend({ text: '希望参加银企对接会，额度 300 万元', name: finance.name, secrecy: 'secret' })).toEqual([
      {
        event: {
          type: 'DemandAmended',
          data: { changes: { text: '希望参加银企对接会，额度 300 万元', secrecy: 'secret' } },
        },
        occurredOn: '2021-09-20',
      },
    ])
  })

  test('refuses what does not fit, and what is changed by moves', () => {
    expect(amend({ category: 'N99' })).toEqual({ refused: 'DemandValueWrong', field: 'category', value: 'N99' })
    expect(amend({ officer: 'KJ009' })).toEqual({ refused: 'DemandFieldFixed', field: 'officer' })
    expect(amend({ text: finance.text })).toEqual({ refused: 'NothingChanges' })
    expect(amend({ uscc: '914104029609360253' })).toMatchObject({ refused: 'CreditCodeWrong' })
  })
})

describe('a demand of a list', () => {
  const row: ListedDemand = {
    number: 'XQ202100002',
    name: finance.name,
    category: 'N9',
    kind: '融资需求',
    text: finance.text,
    named: 'p',
    status: 'in-progress',
  }
  const listed = (data: Partial<ListedDemand> = {}) => ({
    event: { type: 'DemandListed' as const, data: { ...row, ...data } },
    occurredOn: '2021-07-07',
  })

  test('stands where the list says, and owes nothing', () => {
    expect(standing(told(listed({ status: 'closed', closedOn: '2021-07-26' })))).toMatchObject({
      status: 'closed',
      ours: false,
      raisedOn: '2021-07-07',
      closing: { on: '2021-07-26', evidence: [] },
    })
    expect(standing(told(listed()))?.nextStep).toBeUndefined()
  })

  test('reads the same whichever row came first', () => {
    const rows = [listed(), listed({ status: 'closed', closedOn: '2021-07-26' })] as const
    expect(standing(told(...rows))).toEqual(standing(told(...rows.toReversed())))
    expect(standing(told(...rows))?.status).toBe('closed')
  })

  test('is moved on from there by the rules of our own', () => {
    const state = told(listed())
    expect(decide(moving({ move: 'close', code: 'C1' }, '2021-08-01'), state)).toEqual({
      refused: 'ClosingOwes',
      code: 'C1',
      owes: 'evidence',
    })
    const progressed = decide(moving({ move: 'progress', note: '已联系银行' }, '2021-08-01'), state)
    expect(progressed).toMatchObject([{ event: { type: 'DemandProgressed' } }])
  })

  test('that a newer list has closed is closed, on its day among what was done', () => {
    const progressed = {
      event: { type: 'DemandProgressed' as const, data: { note: '已联系', nextStep } },
      occurredOn: '2021-07-20',
    }
    const state = told(listed(), progressed, listed({ status: 'closed', closedOn: '2021-07-26' }))
    expect(standing(state)).toMatchObject({ status: 'closed', closing: { on: '2021-07-26' }, acceptedOn: '2021-07-20' })
    const later = told(...state.facts, { ...progressed, occurredOn: '2021-08-02' })
    expect(standing(later)?.status).toBe('in-progress')
  })

  test('is gone when its list is undone, and back when it comes again', () => {
    const undone = told(listed(), {
      event: { type: 'StatementWithdrawn', data: { concerns: [1], reason: '撤销导入' } },
      occurredOn: '2021-12-01',
    })
    expect(standing(undone)).toBeUndefined()
    expect(standing(told(...undone.facts, listed()))).toEqual(standing(told(listed())))
  })
})
