import { expect, test } from 'vitest'
import { handOverDemand } from './hand-over-demand.ts'
import { after, finance, moving, raisedOn, raising } from './test-demand.ts'

const going = { from: 'KJ001', to: 'KJ002', handover: 'h-1', on: '2021-11-30' }
const assigned = { type: 'DemandAssigned', data: { officer: 'KJ002', handover: 'h-1' } }
const { officer: _, ...nobodys } = finance

test('an open demand goes along with its firm, also one that has no officer yet', () => {
  expect(handOverDemand(after(raising()).facts, going)).toEqual(assigned)
  expect(handOverDemand(after(raising(nobodys)).facts, going)).toEqual(assigned)
})

test('what is closed by the day, was not raised yet, or is another officer’s, stays', () => {
  const closed = after(raising(), moving({ move: 'close', code: 'C7', note: '企业撤回' }, '2021-11-20'))
  expect(handOverDemand(closed.facts, going)).toBeUndefined()
  expect(handOverDemand(closed.facts, { ...going, on: '2021-11-19' })).toEqual(assigned)
  expect(handOverDemand(after(raising()).facts, { ...going, on: '2021-09-12' })).toBeUndefined()
  expect(handOverDemand(after(raising({ ...finance, officer: 'KJ009' }, raisedOn)).facts, going)).toBeUndefined()
})
