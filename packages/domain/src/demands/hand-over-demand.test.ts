import { expect, test } from 'vitest'
import type { Demand } from './demand.ts'
import { handOverDemand } from './hand-over-demand.ts'

const demand: Demand = {
  content: { name: '平顶山市试验机械有限公司', category: 'N9', text: '流动资金', channel: 'visit' },
  ours: true,
  raisedOn: '2021-06-01',
  status: 'accepted',
  since: '2021-06-02',
  officer: 'KJ001',
  tier: 'county',
  milestones: [],
  reopened: 0,
}
const going = { from: 'KJ001', to: 'KJ002', handover: 'h-1' }
const assigned = { type: 'DemandAssigned', data: { officer: 'KJ002', handover: 'h-1' } }

test('an open demand goes along with its firm, also one that has no officer yet', () => {
  const { officer: _, ...nobodys } = demand
  expect(handOverDemand(demand, going)).toEqual(assigned)
  expect(handOverDemand(nobodys, going)).toEqual(assigned)
})

test('what is closed, or another officer’s, stays', () => {
  expect(handOverDemand({ ...demand, status: 'closed' }, going)).toBeUndefined()
  expect(handOverDemand({ ...demand, officer: 'KJ009' }, going)).toBeUndefined()
  expect(handOverDemand(undefined, going)).toBeUndefined()
})
