import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefused } from '../decider.ts'
import { factsOf } from '../figures/figure.ts'
import { codeOf, codesOf, codesSaid } from './codes.ts'
import { isAside, type EnterpriseEvent } from './event.ts'
import { isStatement } from './field.ts'
import { mergeEnterprises, type MergeEnterprises, type MergeFact, type MergeState } from './merge-enterprises.ts'
import { evolve, foldEnterprise, noStatements, standingOf, type EnterpriseRecord } from './standing.ts'
import { anyHistory, firm, listed, moved, recognised, recordsOf, registered, type Said } from './test-firm.ts'

const today = '2021-11-30'
const twice = { uscc: '91410421MA00000233', name: '平顶山市试验机械公司' }
const staying = listed('2020-12-31', { unit: '410471', foundedOn: '2009-01-21' })
const leaving = registered('2021-05-06', { ...twice, unit: '410422' })

const merge: MergeEnterprises = {
  type: 'MergeEnterprises',
  from: 'twice',
  into: 'firm',
  codes: [twice.uscc],
  reason: '名单把代码抄错了',
  today,
}

function after(facts: readonly MergeFact[], state: MergeState = mergeEnterprises.initialState): MergeState {
  return facts.reduce(mergeEnterprises.evolve, state)
}

/** What `firm` said, and what `twice` said of the same firm: statements, or revisions of them. */
function given(firmSaid: readonly Said[], twiceSaid: readonly (Said | EnterpriseEvent)[]) {
  const state = after([
    ...recordsOf(firmSaid).map((record) => ({ ...record, stream: 'firm' })),
    ...twiceSaid.map((said) =>
      'statement' in said
        ? {
            stream: 'twice',
            occurredOn: said.on,
            byPerson: said.byPerson ?? false,
            event: said.statement,
            ...(said.dated === false ? { dated: false } : {}),
          }
        : { stream: 'twice', occurredOn: today, byPerson: true, event: said },
    ),
  ])
  return { state, when: (command: MergeEnterprises) => mergeEnterprises.decide(command, state) }
}

function merged(state: MergeState, command = merge) {
  const decided = mergeEnterprises.decide(command, state)
  if (isRefused(decided)) throw new Error(decided.refused)
  const now = after(decided, state)
  return { now, firm: now.get('firm') ?? [], twice: now.get('twice') ?? [] }
}

describe('合并重复企业', () => {
  test('withdraws what stands in the one, and says it in the other under its code', () => {
    expect(given([staying], [leaving]).when(merge)).toEqual([
      {
        stream: 'twice',
        occurredOn: today,
        byPerson: true,
        event: { type: 'StatementWithdrawn', data: { concerns: [1], reason: `并入 ${firm.name}（${firm.uscc}）` } },
      },
      {
        stream: 'twice',
        occurredOn: today,
        byPerson: true,
        event: { type: 'EnterpriseMerged', data: { into: 'firm', uscc: firm.uscc, reason: merge.reason } },
      },
      {
        stream: 'firm',
        occurredOn: '2021-05-06',
        byPerson: false,
        event: { ...leaving.statement, data: { ...leaving.statement.data, uscc: firm.uscc } },
        copyOf: { version: 1, uscc: twice.uscc },
      },
      {
        stream: 'firm',
        occurredOn: today,
        byPerson: true,
        event: {
          type: 'CreditCodeReplaced',
          data: { ...firm, formerCode: twice.uscc, reason: merge.reason },
        },
      },
    ])
  })

  test('takes a correction along behind the record that it corrects', () => {
    const correction: EnterpriseEvent = {
      type: 'StatementCorrected',
      data: { concerns: 1, changes: { unit: '410411' }, reason: '核实' },
    }
    const { state } = given([staying], [leaving, correction])
    expect(merged(state).firm.slice(1, 3)).toMatchObject([
      { version: 2, byPerson: false, event: { type: 'TechSmeRegistered', data: { unit: '410422' } } },
      { version: 3, byPerson: true, event: { ...correction, data: { ...correction.data, concerns: 2 } } },
    ])
  })

  test('a code that was corrected stays in the record as the list wrote it', () => {
    const wrong = '91410421MA00000312'
    const said = registered('2021-05-06', { ...twice, uscc: wrong })
    const correction: EnterpriseEvent = {
      type: 'StatementCorrected',
      data: { concerns: 1, changes: { uscc: twice.uscc }, reason: '核实' },
    }
    const after = merged(given([staying], [said, correction]).state).firm
    expect(after.slice(1, 3)).toMatchObject([
      { event: { data: { uscc: wrong } } },
      { event: { data: { changes: { uscc: firm.uscc } } } },
    ])
    expect(codesOf(foldEnterprise(after))).toEqual([firm.uscc, twice.uscc])
  })

  test('leaves behind what was withdrawn, but takes the code by which its list finds the firm', () => {
    const other = '91410421MA00000312'
    const gone = registered('2020-05-06', { ...twice, uscc: other })
    const withdrawal: EnterpriseEvent = { type: 'StatementWithdrawn', data: { concerns: [1], reason: '撤销导入' } }
    const { state } = given([staying], [gone, leaving, withdrawal])
    expect(codesSaid(state.get('twice') ?? [])).toEqual([twice.uscc, other])
    const standing = foldEnterprise(merged(state, { ...merge, codes: codesSaid(state.get('twice') ?? []) }).firm)
    expect(standing.map(({ statement }) => statement.type)).toEqual([
      'RegisterEntryListed',
      'TechSmeRegistered',
      'CreditCodeReplaced',
      'CreditCodeReplaced',
    ])
    expect(codesOf(standing)).toEqual([firm.uscc, twice.uscc, other])
  })

  test('a firm that took another in before brings its codes along', () => {
    const first = merged(
      given([registered('2020-05-06', twice)], [registered('2019-05-06', { uscc: '91410421MA00000312' })]).state,
    )
    const now = after(
      recordsOf([staying]).map((record) => ({ ...record, stream: 'third' })),
      first.now,
    )
    const again = merged(now, { ...merge, from: 'firm', into: 'third', codes: [twice.uscc] })
    const standing = foldEnterprise(again.now.get('third') ?? [])
    expect(codesOf(standing)).toEqual([firm.uscc, twice.uscc, '91410421MA00000312'].toSorted())
    expect(codeOf(standing)).toBe(firm.uscc)
  })

  test.each<[string, readonly Said[], readonly (Said | EnterpriseEvent)[], Partial<MergeEnterprises>, object]>([
    ['into itself', [staying], [leaving], { into: 'twice' }, { refused: 'SameEnterprise' }],
    [
      'without a reason',
      [staying],
      [leaving],
      { reason: ' 错 ' },
      { refused: 'ValueDoesNotFit', field: 'reason', value: ' 错 ' },
    ],
    ['of which nothing stands', [staying], [], {}, { refused: 'NothingStands', which: 'from' }],
    ['into one of which nothing stands', [], [leaving], {}, { refused: 'NothingStands', which: 'into' }],
  ])('of a firm %s is refused', (_, firmSaid, twiceSaid, change, refusal) => {
    expect(given(firmSaid, twiceSaid).when({ ...merge, ...change })).toEqual(refusal)
  })

  test('twice is refused, and so is merging into a firm that is another’s by now', () => {
    const { now } = merged(given([staying], [leaving]).state)
    const refusal = { refused: 'AlreadyMerged', uscc: firm.uscc }
    expect(mergeEnterprises.decide(merge, now)).toEqual(refusal)
    expect(mergeEnterprises.decide({ ...merge, from: 'firm', into: 'twice' }, now)).toEqual(refusal)
  })
})

describe('a firm that was merged into another', () => {
  const { state } = given([staying], [leaving])

  test('has nothing that stands, whatever is said of it afterwards', () => {
    const later: EnterpriseRecord = { version: 4, occurredOn: today, event: staying.statement, byPerson: false }
    const state = [...merged(given([staying], [leaving]).state).twice, later].reduce(evolve, noStatements)
    expect(state).toEqual({ standing: new Map(), merged: { into: 'firm', uscc: firm.uscc } })
    expect(standingOf(state)).toEqual([])
  })

  test('is found by its codes as the other', () => {
    const standing = foldEnterprise(merged(state).firm)
    expect(codeOf(standing)).toBe(firm.uscc)
    expect(codesOf(standing)).toEqual([firm.uscc, twice.uscc])
  })

  test('does not give its code back when a list still writes it', () => {
    const late = recordsOf([registered('2022-05-06', twice)]).map((record) => ({ ...record, version: 9 }))
    const standing = foldEnterprise([...merged(state).firm, ...late])
    expect(codeOf(standing)).toBe(firm.uscc)
  })

  test('leaves no firm behind when everything that lists said is taken back', () => {
    const records = merged(state).firm
    const event: EnterpriseEvent = { type: 'StatementWithdrawn', data: { concerns: [1, 2], reason: '撤销导入' } }
    const undone = [...records, { version: records.length + 1, occurredOn: today, event, byPerson: true }]
    expect(foldEnterprise(undone)).toEqual([])
  })
})

describe('whatever two records say of one firm', () => {
  const anyCorrection = fc.record({
    concerns: fc.integer({ min: 1, max: 12 }),
    unit: fc.constantFrom('410411', '410482'),
  })
  const anyTwice = fc.tuple(fc.array(anyCorrection, { maxLength: 3 }), anyHistory.filter(stands))

  /** The facts, with the statements behind them instead of where those stand. */
  function factsAfter(records: readonly EnterpriseRecord[]) {
    const said = new Map(records.map(({ version, event, occurredOn }) => [version, { event, occurredOn }]))
    return factsOf(foldEnterprise(records))
      .map(({ why, ...fact }) =>
        JSON.stringify({ ...fact, why: why.map((version) => withoutPlace(said.get(version))).toSorted() }),
      )
      .toSorted()
  }

  function withoutPlace(said: { readonly event: EnterpriseEvent; readonly occurredOn: string } | undefined) {
    return JSON.stringify(said, (key, value: unknown) => (key === 'concerns' ? undefined : value))
  }

  function stands(said: readonly Said[]): boolean {
    return said.some(({ statement }) => !isAside(statement))
  }

  function underTwice(said: Said): Said {
    const statement = { ...said.statement, data: { ...said.statement.data, uscc: twice.uscc } }
    if (!isStatement(statement)) throw new Error(`${statement.type} does not take another code`)
    return { ...said, statement }
  }

  test('merged they count as one record that says all of it', () => {
    fc.assert(
      fc.property(anyHistory, anyTwice, (firmSaid, [corrections, twiceSaid]) => {
        fc.pre(stands(firmSaid))
        const fitting = corrections.filter(({ concerns }) => concerns <= twiceSaid.length)
        const revise = (before: number): EnterpriseEvent[] =>
          fitting.map(({ concerns, unit }) => ({
            type: 'StatementCorrected',
            data: { concerns: before + concerns, changes: { unit }, reason: '核实' },
          }))
        const { state } = given(firmSaid, [...twiceSaid.map(underTwice), ...revise(0)])
        const whole = recordsOf([...firmSaid, ...twiceSaid])
        const corrected = revise(firmSaid.length).map((event, index) => ({
          version: whole.length + index + 1,
          occurredOn: today,
          event,
          byPerson: true,
        }))
        expect(factsAfter(merged(state).firm)).toEqual(factsAfter([...whole, ...corrected]))
      }),
    )
  })

  test('merged, the one that is gone counts for nothing', () => {
    const { state } = given(
      [staying, moved('2021-01-01', '410482')],
      [leaving, recognised('2021-10-28', 'first', twice)],
    )
    expect(factsOf(foldEnterprise(merged(state).twice))).toEqual([])
  })
})
