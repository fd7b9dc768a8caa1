import { describe, expect, test } from 'vitest'
import { demandDecider, demandNumber, movesNow, type DemandCommand, type DemandState } from './demand-decider.ts'
import type { ClosingCode, ListedDemand } from './demand-event.ts'
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
const answered = after(raising(), moving({ move: 'answer', answer: '推荐科技贷' }, '2021-09-16'))
const contract = [{ kind: '贷款合同', number: '2021-118' }]
const closed = after(
  raising(),
  moving({ move: 'accept' }, '2021-09-14'),
  moving({ move: 'close', code: 'C1', evidence: contract }, '2021-09-22'),
)

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
    const state = after({ ...raising(), nextStep: undefined } as DemandCommand)
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
    const confirm = moving({ move: 'confirm', way: 'link', verdict: 'not-solved' }, '2021-09-18')
    expect(decide(confirm, answered)).toEqual({ refused: 'OnlyFirmConfirms' })
    const firm = { officers: [], leads: false, isFirm: true } as const
    const said = decide({ ...confirm, by: firm } as DemandCommand, answered)
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
    expect(decide(moving(verify, '2021-10-21', { officers: ['KJ001'], leads: true }), drawn)).toEqual({
      refused: 'OfficerRecordsHimself',
      move: 'verify',
    })
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
