import { expect, test } from 'vitest'
import { historyOf } from './history.ts'
import { notesOn } from './note.ts'
import { firm, listed, recognised, registered, standingAfter, type Said } from './test-firm.ts'

const notes = (uscc: string, ...said: readonly Said[]) => notesOn(historyOf(standingAfter(...said)), uscc, '2021-11-30')

test('a code of the unit that answers for the firm needs no note', () => {
  expect(notes(firm.uscc, listed('2021-12-31', { unit: '410402' }))).toEqual([])
})

test('a registering authority elsewhere is a note', () => {
  expect(notes(firm.uscc, listed('2021-12-31', { unit: '410471' }))).toEqual([
    { note: 'division-differs', division: '410402', unit: '410471' },
  ])
})

test('a unit that only a title list names is a note', () => {
  expect(notes(firm.uscc, registered('2021-05-06', { unit: '410402' }))).toEqual([{ note: 'unit-from-title-list' }])
})

test('a firm without a unit is a note', () => {
  expect(notes(firm.uscc, recognised('2021-10-28'))).toEqual([{ note: 'unit-unknown' }])
})

test('a code whose inner check fails is a note, never a refusal', () => {
  expect(notes('91410402MA0000016T', listed('2021-12-31', { unit: '410402' }))).toEqual([{ note: 'code-inner-check' }])
})
