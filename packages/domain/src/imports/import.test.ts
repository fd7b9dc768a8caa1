import { describe, expect, test } from 'vitest'
import { importDecider, type ImportCommand, type ImportEvent } from './import.ts'

const counts = { new: 483, changed: 0, same: 1, refused: 9, otherCities: 0 }
const list = { kind: 'tech-sme', title: '平顶山市2021年入库国家科技型中小企业名单', listedOn: '2021-12-31' } as const

const received: ImportEvent = { type: 'ImportReceived', data: { sha256: 'ab', unit: '410400' } }
const checked: ImportEvent = { type: 'ImportChecked', data: { ...list, needs: [], counts } }
const asking: ImportEvent = { type: 'ImportChecked', data: { ...list, needs: ['stage'], counts } }
const confirmed: ImportEvent = { type: 'ImportConfirmed', data: { matches: 0 } }
const committed: ImportEvent = { type: 'ImportCommitted', data: { ...list, counts } }
const undoing: ImportEvent = { type: 'ImportUndoBegun', data: {} }
const undone: ImportEvent = { type: 'ImportUndone', data: { withdrawn: 483, restated: 1 } }

const confirm: ImportCommand = { type: 'ConfirmImport', matches: 0 }
const undo: ImportCommand = { type: 'UndoImport' }

function given(...events: ImportEvent[]) {
  const state = events.reduce(importDecider.evolve, importDecider.initialState)
  return { when: (command: ImportCommand) => importDecider.decide(command, state) }
}

test('a file is received once', () => {
  const receive: ImportCommand = { type: 'ReceiveImport', sha256: 'ab', unit: '410400' }
  expect(given().when(receive)).toEqual([received])
  expect(given(received).when(receive)).toEqual({ refused: 'ImportKnown' })
})

test('nothing can be done with an import that never came', () => {
  expect(given().when(confirm)).toEqual({ refused: 'ImportUnknown' })
})

test('a list is checked again with a person’s answers', () => {
  const check: ImportCommand = { type: 'CheckImport', list, needs: [], counts }
  expect(given(received).when(check)).toEqual([checked])
  expect(given(received, asking).when(check)).toEqual([checked])
})

describe('确认导入', () => {
  test('takes what was checked', () => {
    expect(given(received, checked).when(confirm)).toEqual([confirmed])
  })
  test('waits for the check', () => {
    expect(given(received).when(confirm)).toEqual({ refused: 'ImportNotChecked' })
  })
  test('waits for what the sheet does not say', () => {
    expect(given(received, asking).when(confirm)).toEqual({ refused: 'ImportNeedsAnswers', needs: ['stage'] })
  })
  test('is given once', () => {
    expect(given(received, checked, confirmed).when(confirm)).toEqual({ refused: 'ImportConfirmedAlready' })
    expect(given(received, checked, confirmed, committed).when(confirm)).toEqual({ refused: 'ImportConfirmedAlready' })
  })
  test('ends the time in which proposals are accepted, and that of deciding on firms until all is in', () => {
    const accept: ImportCommand = { type: 'AcceptProposals', rows: [{ row: 12, uscc: '914104009275341558' }] }
    const decide: ImportCommand = { type: 'DecideMatch', row: 7, uscc: null }
    expect(given(received, checked).when(accept)).toEqual([
      { type: 'ProposalsAccepted', data: { rows: [{ row: 12, uscc: '914104009275341558' }] } },
    ])
    expect(given(received, checked).when(decide)).toEqual([{ type: 'MatchDecided', data: { row: 7, uscc: null } }])
    for (const late of [accept, decide]) {
      expect(given(received, checked, confirmed).when(late)).toEqual({ refused: 'ImportConfirmedAlready' })
    }
    const whole = [received, checked, confirmed, committed]
    expect(given(...whole).when(accept)).toEqual({ refused: 'ImportConfirmedAlready' })
    expect(given(...whole).when(decide)).toEqual([{ type: 'MatchDecided', data: { row: 7, uscc: null } }])
    for (const gone of [[undoing], [undoing, undone]]) {
      expect(given(...whole, ...gone).when(decide)).toEqual({ refused: 'ImportUndoneAlready' })
    }
  })
})

test('an import is committed after it was confirmed', () => {
  const finish: ImportCommand = { type: 'FinishImport', list, counts }
  expect(given(received, checked, confirmed).when(finish)).toEqual([committed])
  expect(given(received, checked).when(finish)).toEqual({ refused: 'ImportNotChecked' })
})

describe('撤销本次导入', () => {
  const whole = [received, checked, confirmed, committed]
  test('begins only when every row is in', () => {
    expect(given(...whole).when(undo)).toEqual([undoing])
    expect(given(received, checked, confirmed).when(undo)).toEqual({ refused: 'ImportNotCommitted' })
  })
  test('happens once', () => {
    expect(given(...whole, undoing).when(undo)).toEqual({ refused: 'ImportUndoneAlready' })
    expect(given(...whole, undoing, undone).when(undo)).toEqual({ refused: 'ImportUndoneAlready' })
  })
  test('leaves the import as it was when people’s decisions would lose their firm', () => {
    const blocked: ImportEvent = { type: 'ImportUndoBlocked', data: { streams: ['enterprise-1'] } }
    expect(given(...whole, undoing).when({ type: 'BlockUndo', streams: ['enterprise-1'] })).toEqual([blocked])
    expect(given(...whole, undoing, blocked).when(undo)).toEqual([undoing])
  })
  test('is final', () => {
    const finish: ImportCommand = { type: 'FinishUndo', withdrawn: 483, restated: 1 }
    expect(given(...whole, undoing).when(finish)).toEqual([undone])
    expect(given(...whole, undoing, undone).when(confirm)).toEqual({ refused: 'ImportUndoneAlready' })
  })
})
