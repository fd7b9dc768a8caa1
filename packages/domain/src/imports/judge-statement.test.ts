import { describe, expect, test } from 'vitest'
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

/** As a list states it that has no days of its own. */
function standsUndated(statement: Statement, occurredOn: string): KnownStatement[] {
  return [{ version: 3, readings: [{ statement, occurredOn, dated: false }] }]
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

describe('a row that has no day but its list’s', () => {
  const undated = (statement: Statement, listedOn: string) => row(statement, listedOn, false)
  const gazelle: Statement = { type: 'TitleGranted', data: { ...firm, title: 'gazelle', document: '豫科〔2021〕9号' } }
  const certified = (issuedOn: string): Statement => ({
    type: 'HighTechRecognised',
    data: { ...firm, certificate: 'GR202141000123', issuedOn, years: 3 },
  })
  const planned: Statement = { type: 'HighTechApplicationAdvanced', data: { ...firm, stage: 'planned' } }
  const same = { outcome: 'same', version: 3 }

  test.each([
    ['入库', registered],
    ['a title', gazelle],
    ['申报', planned],
  ])('says %s again only in a list of the same day, where no row knows better', (_, statement) => {
    const known = standsUndated(statement, '2021-12-31')
    expect(judgeStatement(undated(statement, '2021-12-31'), known)).toEqual(same)
    expect(judgeStatement(undated(statement, '2021-06-30'), known)).toEqual({ outcome: 'changed', before: statement })
  })

  test('adds nothing to a title’s own day, whatever day its list has', () => {
    expect(judgeStatement(undated(gazelle, '2022-12-31'), stands(gazelle, '2021-05-06'))).toEqual(same)
    const known = stands(certified('2021-10-28'), '2021-10-28')
    expect(judgeStatement(undated(certified('2021-12-31'), '2021-12-31'), known)).toEqual(same)
  })

  test('does not say again what a row with a day of its own says otherwise', () => {
    const elsewhere: Statement = { type: 'TechSmeRegistered', data: { ...registered.data, unit: '410411' } }
    const known = stands(registered, '2021-04-29')
    expect(judgeStatement(undated(elsewhere, '2021-12-31'), known)).toMatchObject({ outcome: 'changed' })
  })

  test('does not know the day for the row that comes later and has it', () => {
    const known = standsUndated(registered, '2021-12-31')
    expect(judgeStatement(row(registered, '2021-12-31'), known)).toMatchObject({ outcome: 'changed' })
  })

  test('of an application has no better day in another row', () => {
    const known = stands(planned, '2021-05-06')
    expect(judgeStatement(undated(planned, '2021-12-31'), known)).toMatchObject({ outcome: 'changed' })
  })
})
