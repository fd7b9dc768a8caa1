import { expect, test } from 'vitest'
import type { Statement } from '../enterprises/event.ts'
import { judgeStatement, type Candidate, type KnownStatement } from './judge-statement.ts'

const firm = { uscc: '91410423913942924J', name: '平顶山市石漫金属制品制造有限公司' }
const registered: Statement = {
  type: 'TechSmeRegistered',
  data: { ...firm, unit: '410423', number: '202141042300000016', batch: '第一批' },
}

function stands(statement: Statement, occurredOn: string, corrected?: Statement): KnownStatement[] {
  const readings = [statement, ...(corrected ? [corrected] : [])].map((reading) => ({ statement: reading, occurredOn }))
  return [{ version: 3, readings }]
}

function row(statement: Statement, occurredOn: string, dated = true): Candidate {
  return { statement, occurredOn, dated }
}

test('a firm that nothing is known of makes every row new', () => {
  expect(judgeStatement(row(registered, '2021-04-29'), [])).toEqual({ outcome: 'new' })
})

test('the same row again is the same', () => {
  expect(judgeStatement(row(registered, '2021-04-29'), stands(registered, '2021-04-29'))).toEqual({
    outcome: 'same',
    version: 3,
  })
})

test('a poorer row adds nothing: an announcement without county and batch, dated only by its title', () => {
  const announced: Statement = { type: 'TechSmeRegistered', data: { ...firm, number: '202141042300000016' } }
  const known = stands(registered, '2021-04-29')
  expect(judgeStatement(row(announced, '2021-12-31', false), known)).toEqual({ outcome: 'same', version: 3 })
  expect(judgeStatement(row(announced, '2021-12-31'), known)).toEqual({ outcome: 'changed', before: registered })
})

test('a richer row of the same fact changes it', () => {
  const announced: Statement = { type: 'TechSmeRegistered', data: { ...firm, number: '202141042300000016' } }
  expect(judgeStatement(row(registered, '2021-04-29'), stands(announced, '2021-04-29'))).toEqual({
    outcome: 'changed',
    before: announced,
  })
})

test('the number of another year is another fact', () => {
  const before: Statement = { type: 'TechSmeRegistered', data: { ...firm, number: '202041042300000070' } }
  expect(judgeStatement(row(registered, '2021-04-29'), stands(before, '2020-05-01'))).toEqual({ outcome: 'new' })
})

test('the register of another day is another fact, of the same day it changes', () => {
  const entry = (employees: number): Statement => ({ type: 'RegisterEntryListed', data: { ...firm, employees } })
  const known = stands(entry(9), '2021-12-31')
  expect(judgeStatement(row(entry(12), '2022-12-31', false), known)).toEqual({ outcome: 'new' })
  expect(judgeStatement(row(entry(12), '2021-12-31', false), known)).toEqual({ outcome: 'changed', before: entry(9) })
})

test('a list that comes again after somebody corrected it is the same list', () => {
  const corrected: Statement = { type: 'TechSmeRegistered', data: { ...registered.data, unit: '410411' } }
  const known = stands(registered, '2021-04-29', corrected)
  expect(judgeStatement(row(registered, '2021-04-29'), known)).toEqual({ outcome: 'same', version: 3 })
  expect(judgeStatement(row(corrected, '2021-04-29'), known)).toEqual({ outcome: 'same', version: 3 })
})

test('a row that writes another of the firm’s codes adds nothing by that', () => {
  const written: Statement = { type: 'TechSmeRegistered', data: { ...registered.data, uscc: '91410421MA00000233' } }
  const known = stands(registered, '2021-04-29')
  expect(judgeStatement(row(written, '2021-04-29'), known)).toEqual({ outcome: 'same', version: 3 })
})

test('a contact is the same when its key stands for the same person', () => {
  const entry = (contact: string): Statement => ({ type: 'RegisterEntryListed', data: { ...firm, contact } })
  const known = stands(entry('key-1'), '2021-12-31')
  const again = row(entry('key-2'), '2021-12-31', false)
  expect(judgeStatement(again, known, () => true)).toEqual({ outcome: 'same', version: 3 })
  expect(judgeStatement(again, known, () => false)).toMatchObject({ outcome: 'changed' })
})
