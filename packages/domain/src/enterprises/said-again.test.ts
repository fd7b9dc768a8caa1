import { expect, test } from 'vitest'
import { factsOf } from '../figures/figure.ts'
import { speaking } from './said-again.ts'
import { listed, registered, standingAfter, undated, type Said } from './test-firm.ts'

const number = '202141042300000016'
const unit = '410423'
const listOf2021 = undated(registered('2021-12-31', { number, unit }))
const row = registered('2021-04-29', { number, unit, batch: '第一批' })

function speakingVersions(...said: readonly Said[]) {
  return speaking(standingAfter(...said))
    .map(({ version }) => version)
    .toSorted((a, b) => a - b)
}

test('a list without days of its own is silent beside a row that says it all with its day, whichever came first', () => {
  expect(speakingVersions(listOf2021, row)).toEqual([2])
  expect(speakingVersions(row, listOf2021)).toEqual([1])
})

test('it speaks where it says something else, or more', () => {
  const elsewhere = undated(registered('2021-12-31', { number, unit: '410411' }))
  const more = undated(registered('2021-12-31', { number, unit, batch: '第一批', document: '豫科〔2021〕9号' }))
  expect(speakingVersions(elsewhere, more, row)).toEqual([1, 2, 3])
})

test('a person’s word is never silent', () => {
  expect(speakingVersions({ ...listOf2021, byPerson: true }, row)).toEqual([1, 2])
})

test('two registers that say the same on two days both speak: the newer holds what changed between them', () => {
  const [before, after] = [listed('2020-12-31', { unit }), listed('2021-12-31', { unit })]
  expect(speakingVersions(undated(before), undated(after))).toEqual([1, 2])
})

test('of one day, the poorer entry is silent, and neither of two that say the same', () => {
  const entry = listed('2021-12-31', { unit, employees: 9 })
  expect(speakingVersions(listed('2021-12-31', { unit }), entry, entry)).toEqual([2, 3])
})

test('a firm does not exist since a list’s day that is silent', () => {
  const january = registered('2022-01-20', { number, unit })
  const from = factsOf(standingAfter(listOf2021, january)).find(({ code }) => code === 'enterprises')?.from
  expect(from).toBe('2022-01-20')
})
