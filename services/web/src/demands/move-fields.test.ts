import { expect, test } from 'vitest'
import { bodyOf, fieldsOf } from './move-fields.ts'

test('a move asks for what it needs, and for no more than may be said with it', () => {
  expect(fieldsOf('accept')).toEqual([{ field: 'nextStep', needed: true }])
  expect(fieldsOf('pass-on')).toEqual([
    { field: 'to', needed: true },
    { field: 'with', needed: false },
    { field: 'note', needed: false },
    { field: 'nextStep', needed: true },
  ])
  expect(fieldsOf('archive')).toEqual([])
})

test('what was left empty is not said', () => {
  expect(
    bodyOf('close', {
      code: 'C1',
      note: '',
      evidence: [
        { kind: '合同', number: '2021-118' },
        { kind: '', number: '' },
      ],
    }),
  ).toEqual({ move: 'close', code: 'C1', evidence: [{ kind: '合同', number: '2021-118' }] })
  expect(
    bodyOf('pass-on', { toBody: '金融局', withBodies: ['农商行'], action: '等回复', nextDue: '2021-12-10' }),
  ).toEqual({
    move: 'pass-on',
    to: { body: '金融局' },
    with: [{ body: '农商行' }],
    nextStep: { action: '等回复', due: '2021-12-10' },
  })
})
