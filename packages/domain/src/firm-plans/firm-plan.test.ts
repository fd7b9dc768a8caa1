import { expect, test } from 'vitest'
import type { FirmPlanContent, FirmPlanEvent } from './firm-plan-event.ts'
import { firmPlanDecider, type FirmPlanCommand } from './firm-plan.ts'

const firm = { uscc: '91410422MA0000001X', name: '叶县春雷机电有限公司' }
const today = '2021-06-30'
const action = { action: 'a', what: '归集研发费用', owner: 'firm', due: '2021-08-31' } as const
const content: FirmPlanContent = {
  title: 'high-tech',
  forecast: 'possible',
  gaps: [{ criterion: '研发费用占比', current: '3.1%', need: '5%', step: '补辅助账' }],
  actions: [action],
  supports: [{ name: '首次认定奖补', amount: 10 }],
  risks: ['专利将到期'],
}
const drafted: FirmPlanEvent = { type: 'FirmPlanDrafted', data: { ...firm, year: 2021, ...content } }
const done: FirmPlanEvent = { type: 'PlanActionDone', data: { action: 'a', what: '归集研发费用', evidence: '辅助账' } }
const closed: FirmPlanEvent = {
  type: 'FirmPlanClosed',
  data: { title: 'high-tech', forecast: 'possible', granted: true },
}

const write = { type: 'WriteFirmPlan', firm, year: 2021, content, today } as const
const after = (...events: readonly FirmPlanEvent[]) =>
  events.reduce(firmPlanDecider.evolve, firmPlanDecider.initialState)
const decide = (command: FirmPlanCommand, ...events: readonly FirmPlanEvent[]) =>
  firmPlanDecider.decide(command, after(...events))

test('a plan is drafted for a firm and a year', () => {
  expect(decide(write)).toEqual([drafted])
})

test('a year far off is no year to plan for', () => {
  expect(decide({ ...write, year: 2024 })).toEqual({ refused: 'FirmPlanYearOff', year: 2024, today })
  expect(decide({ ...write, year: 2022 })).toHaveLength(1)
})

test('writing it again revises it, and the same words change nothing', () => {
  expect(decide(write, drafted)).toEqual({ refused: 'NothingChanges' })
  const { supports, ...rest } = content
  expect(decide({ ...write, content: { supports, ...rest } }, drafted)).toEqual({ refused: 'NothingChanges' })
  const revised = { ...content, forecast: 'likely' } as const
  expect(decide({ ...write, content: revised, reason: '专利已授权' }, drafted)).toEqual([
    { type: 'FirmPlanRevised', data: { ...revised, reason: '专利已授权' } },
  ])
})

test('an action is due on a day of the calendar', () => {
  const wrong = { ...content, actions: [{ ...action, due: '2021-02-30' }] }
  expect(decide({ ...write, content: wrong })).toEqual({ refused: 'NotADay', day: '2021-02-30' })
})

test('an action is done once, and stays in the plan', () => {
  expect(decide({ type: 'DoPlanAction', action: 'a', evidence: '辅助账' }, drafted)).toEqual([done])
  expect(decide({ type: 'DoPlanAction', action: 'b' }, drafted)).toEqual({ refused: 'PlanActionUnknown' })
  expect(decide({ type: 'DoPlanAction', action: 'a' }, drafted, done)).toEqual({ refused: 'NothingChanges' })
  const without = { ...write, content: { ...content, actions: [] } }
  expect(decide(without, drafted)).toHaveLength(1)
  expect(decide(without, drafted, done)).toEqual({ refused: 'DoneActionDropped', what: '归集研发费用' })
})

test('a quarter is reviewed as often as somebody has something to say', () => {
  const review = { type: 'ReviewFirmPlan', quarter: 2, note: '材料齐了' } as const
  expect(decide(review, drafted)).toEqual([{ type: 'FirmPlanReviewed', data: { quarter: 2, note: '材料齐了' } }])
})

test('closing keeps what was expected beside what came of it, and is the end', () => {
  expect(decide({ type: 'CloseFirmPlan', granted: true }, drafted)).toEqual([closed])
  const refused = { refused: 'FirmPlanClosedAlready' }
  expect(decide({ type: 'CloseFirmPlan', granted: true }, drafted, closed)).toEqual(refused)
  expect(decide(write, drafted, closed)).toEqual(refused)
  expect(decide({ type: 'DoPlanAction', action: 'a' }, drafted, closed)).toEqual(refused)
})

test('where there is no plan, only writing one can be done', () => {
  expect(decide({ type: 'ReviewFirmPlan', quarter: 1, note: '好' })).toEqual({ refused: 'FirmPlanUnknown' })
  expect(after(closed)).toEqual({ status: 'absent' })
})
