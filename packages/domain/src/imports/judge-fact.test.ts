import { expect, test } from 'vitest'
import { resolveListedDemand } from '../demands/listed-demand.ts'
import type { ListedDemand } from '../demands/demand-event.ts'
import { judgeFact, type KnownFact } from './judge-fact.ts'

const firm = { uscc: '91410402MA0000015P', name: '平顶山市华源有限公司' }
const demand: ListedDemand = { number: 'XQ1', ...firm, category: 'N9', text: '贷款', named: 'one', status: 'accepted' }
const listed = (version: number, data: ListedDemand): KnownFact => ({
  version,
  event: { type: 'DemandListed', data },
  occurredOn: '2021-03-01',
})
const { version: _, ...candidate } = listed(0, { ...demand, named: 'another' })

test('a record that nobody listed is new', () => {
  expect(judgeFact(candidate, [])).toEqual({ outcome: 'new' })
})

test('a row that says no more than what stands is the same, whoever’s key its person has', () => {
  const known = [listed(3, { ...demand, kind: '融资' })]
  expect(judgeFact(candidate, known, () => true)).toEqual({ outcome: 'same', version: 3 })
  expect(judgeFact(candidate, known, () => false)).toMatchObject({ outcome: 'changed' })
})

test('a row with another state changes the record', () => {
  const closed = { ...demand, status: 'closed', closedOn: '2021-04-01' } as const
  expect(judgeFact(candidate, [listed(1, closed)], () => true)).toEqual({
    outcome: 'changed',
    before: { type: 'DemandListed', data: closed },
  })
})

test('of two ledgers the one that has a demand further wins, whichever came first', () => {
  const open = { version: 1, on: '2021-03-01', data: { ...demand, kind: '融资', named: 'z' } }
  const closed = {
    version: 2,
    on: '2021-03-01',
    data: { ...demand, status: 'closed', closedOn: '2021-04-01', named: 'a' } as const,
  }
  const resolved = { ...demand, kind: '融资', status: 'closed', closedOn: '2021-04-01', named: 'a' }
  expect(resolveListedDemand([open, closed])).toEqual(resolved)
  expect(resolveListedDemand([closed, open])).toEqual(resolved)
})

test('what a firm did in another year, or another thing that it did, is no other word on this one', () => {
  const done = (version: number, year: number, duty = 'high-tech-annual'): KnownFact => ({
    version,
    event: { type: 'DutyDone', data: { ...firm, duty, year } },
    occurredOn: '2021-05-20',
  })
  const known = [done(1, 2020), done(2, 2021, 'statistics-flash')]
  expect(judgeFact(done(0, 2021), known)).toEqual({ outcome: 'new' })
  expect(judgeFact(done(0, 2021), [...known, done(3, 2021)])).toEqual({ outcome: 'same', version: 3 })
  expect(judgeFact({ ...done(0, 2021), occurredOn: '2021-05-21' }, [...known, done(3, 2021)])).toMatchObject({
    outcome: 'changed',
  })
})
