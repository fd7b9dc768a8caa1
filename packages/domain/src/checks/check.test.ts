import { expect, test } from 'vitest'
import { isRefused } from '../decider.ts'
import { checkItems, type CheckEvent } from './check-event.ts'
import { checkDecider, type CheckCommand } from './check.ts'

const raise: CheckCommand = {
  type: 'RaiseCheck',
  uscc: '91410402MA0000015P',
  name: '平顶山市某某机械有限公司',
  year: 2022,
  rules: 'tech-sme-check-2022',
  triggers: ['few-employees'],
}
const staff: CheckCommand = { type: 'StaffCheck', who: ['KJ001', 'KJ002'] }
const findings = checkItems.map((item) => ({ item, holds: 'yes' as const }))
const record: CheckCommand = { type: 'RecordCheck', by: 'KJ001', on: '2022-07-01', today: '2022-07-02', findings }
const conclude: CheckCommand = { type: 'ConcludeCheck', by: 'KJ002', verdict: 'passed' }

/** What comes of commands, one after the other: the events, or the first refusal. */
function after(...commands: readonly CheckCommand[]) {
  let state = checkDecider.initialState
  const events: CheckEvent[] = []
  for (const command of commands) {
    const decided = checkDecider.decide(command, state)
    if (isRefused(decided)) return decided
    state = decided.reduce(checkDecider.evolve, state)
    events.push(...decided)
  }
  return { state, types: events.map(({ type }) => type) }
}

test('two go, one records, the other agrees', () => {
  expect(after(raise, staff, record, conclude)).toEqual({
    state: { status: 'passed', who: ['KJ001', 'KJ002'], recordedBy: 'KJ001' },
    types: ['CheckRaised', 'CheckStaffed', 'CheckRecorded', 'CheckConcluded'],
  })
})

test('one person twice is not two', () => {
  expect(after(raise, { type: 'StaffCheck', who: ['KJ001', 'KJ001'] })).toEqual({ refused: 'CheckNeedsTwo' })
})

test('nobody records before two are named', () => {
  expect(after(raise, record)).toEqual({ refused: 'CheckNeedsTwo' })
})

test('who recorded cannot agree with himself', () => {
  expect(after(raise, staff, record, { ...conclude, by: 'KJ001' })).toEqual({ refused: 'CheckNeedsTheOther' })
})

test('a third cannot speak for the two', () => {
  expect(after(raise, staff, { ...record, by: 'KJ009' })).toEqual({ refused: 'NotOneOfTheTwo' })
  expect(after(raise, staff, record, { ...conclude, by: 'KJ009' })).toEqual({ refused: 'NotOneOfTheTwo' })
})

test('every item is looked at, or said not to be seen', () => {
  expect(after(raise, staff, { ...record, findings: findings.slice(2) })).toEqual({
    refused: 'CheckItemsMissing',
    missing: ['exists', 'place'],
  })
})

test('what no rule asks for wants a reason', () => {
  const { triggers: _, ...said } = raise
  expect(after({ ...said, triggers: [] })).toEqual({ refused: 'CheckWithoutCause' })
  expect(after({ ...said, triggers: [], reason: '随机抽查' })).toMatchObject({ types: ['CheckRaised'] })
})

test('what does not hold is said in words', () => {
  const wrong = findings.map((finding) => (finding.item === 'people' ? { ...finding, holds: 'no' as const } : finding))
  expect(after(raise, staff, { ...record, findings: wrong })).toEqual({
    refused: 'CheckFindingsUnexplained',
    items: ['people'],
  })
})

test('nobody was there tomorrow', () => {
  expect(after(raise, staff, { ...record, on: '2022-07-03' })).toEqual({
    refused: 'CheckInTheFuture',
    on: '2022-07-03',
    today: '2022-07-02',
  })
})

test('others may be sent after a record; then it is taken anew', () => {
  expect(after(raise, staff, record, { type: 'StaffCheck', who: ['KJ003', 'KJ004'] }, conclude)).toEqual({
    refused: 'CheckNotRecorded',
  })
})

test('what is done stays done', () => {
  expect(after(raise, staff, record, conclude, { type: 'DropCheck', reason: '重复' })).toEqual({ refused: 'CheckDone' })
})
