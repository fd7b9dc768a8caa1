import { expect, test } from 'vitest'
import { publishedDuties } from './duty.ts'
import { decideDuty, type DutyCommand, type SaidDone } from './duty-done.ts'
import { dutyStateOn } from './duty-state.ts'

const firm = { uscc: '91410402MA0000015P', name: '平顶山市某某机械有限公司' }
const [flash] = publishedDuties
const again = publishedDuties.find(({ of }) => of === 'tech-sme-before')
if (!flash || !again) throw new Error('The published table lacks lines')
const mark = { type: 'MarkDutyDone', firm, duty: flash, year: 2021, on: '2021-01-20', today: '2021-11-30' } as const
const takeBack: DutyCommand = { type: 'TakeBackDuty', duty: flash.duty, year: 2021, reason: '记错了' }
const said = (change: Partial<SaidDone> = {}): SaidDone => ({
  version: 1,
  on: '2021-01-20',
  duty: flash.duty,
  year: 2021,
  byPerson: true,
  ...change,
})

test('a person says that a firm has done it, once', () => {
  expect(decideDuty(mark, [])).toEqual([{ type: 'DutyDone', data: { ...firm, duty: flash.duty, year: 2021 } }])
  expect(decideDuty(mark, [said({ year: 2020 })])).toHaveLength(1)
  expect(decideDuty(mark, [said()])).toEqual({ refused: 'DutyDoneAlready', on: '2021-01-20' })
})

test('nobody has done it tomorrow, and being entered again is no tick', () => {
  expect(decideDuty({ ...mark, on: '2021-12-01' }, [])).toEqual({
    refused: 'DutyDoneInTheFuture',
    on: '2021-12-01',
    today: '2021-11-30',
  })
  expect(decideDuty({ ...mark, duty: again }, [])).toEqual({ refused: 'DutyDoneByEntering' })
})

test('what a person said a person takes back, what a list says only the list', () => {
  expect(decideDuty(takeBack, [said({ version: 4 })])).toEqual([
    { type: 'StatementWithdrawn', data: { concerns: [4], reason: '记错了' } },
  ])
  expect(decideDuty(takeBack, [said(), said({ version: 2, byPerson: false })])).toEqual({ refused: 'DutyDoneByList' })
  expect(decideDuty(takeBack, [])).toEqual({ refused: 'DutyNotDone' })
})

test('a duty is ahead, due, done, missed, or nobody told', () => {
  const window = { from: '2021-03-01', through: '2021-05-31', doneOn: null, told: true }
  expect(dutyStateOn('2021-02-28', window)).toBe('ahead')
  expect(dutyStateOn('2021-05-31', window)).toBe('due')
  expect(dutyStateOn('2021-06-01', window)).toBe('missed')
  expect(dutyStateOn('2021-06-01', { ...window, told: false })).toBe('untold')
  expect(dutyStateOn('2021-06-01', { ...window, doneOn: '2021-06-01' })).toBe('done')
  expect(dutyStateOn('2021-05-31', { ...window, doneOn: '2021-06-01' })).toBe('due')
})
