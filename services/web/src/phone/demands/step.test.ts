import { describe, expect, test } from 'vitest'
import { askedIn, isStep, owedIn, stepPayload, wrongIn, type Step } from './step.ts'

const on = '2021-11-30'
const step: Step = {
  move: 'close',
  demand: '018f2a3b-0000-7000-8000-000000000001',
  seen: 3,
  firm: '叶县春雷机电有限公司',
  text: '缺流动资金',
  on,
  note: '',
  answer: '',
  reason: '',
  code: 'C1',
  evidence: '',
  action: '',
  due: '2021-12-07',
}

describe('a step of a demand on the phone', () => {
  test('is not saved before it says what its closing code owes', () => {
    const wrong = (code: Step['code']) => wrongIn({ ...step, code })
    expect(wrong('C1')).toBe('请填写“凭证名称和编号”')
    expect(wrong('C2')).toBe('请填写“凭证名称和编号”')
    expect(wrong('C3')).toBe('请填写“说明”')
    expect(wrong('C4')).toBe('请填写“凭证名称和编号”')
    expect(wrong('C5')).toBe('请填写“下一步做什么”')
    expect(wrong('C6')).toBe('请填写“说明”')
    expect(wrong('C7')).toBe('请填写“说明”')
  })

  test('sends what it owes, and nothing that was left empty', () => {
    expect(stepPayload({ ...step, evidence: '合同 2021-17' })).toEqual({
      move: 'close',
      seen: 3,
      on,
      code: 'C1',
      evidence: [{ kind: '合同', number: '2021-17' }],
    })
    const followed = { ...step, code: 'C5', action: '每季度电话' } as const
    expect(wrongIn(followed)).toBeUndefined()
    expect(stepPayload(followed)).toEqual({
      move: 'close',
      seen: 3,
      on,
      code: 'C5',
      nextStep: { action: '每季度电话', due: '2021-12-07' },
    })
  })

  test('asks for a note and for evidence with every closing, and for a next step where one is owed', () => {
    expect(askedIn({ move: 'close', code: 'C6' })).toEqual(['note', 'evidence'])
    expect(askedIn({ move: 'close', code: 'C5' })).toEqual(['note', 'evidence', 'nextStep'])
    expect(owedIn({ move: 'suspend', code: 'C1' })).toEqual(['reason', 'nextStep'])
  })

  test('says why it is closed as solved where the firm said otherwise', () => {
    const against = { ...step, evidence: '合同 2021-17', verdict: 'partly' } as const
    expect(wrongIn(against)).toBe('请填写“说明”')
    expect(wrongIn({ ...against, note: '余款次日到账' })).toBeUndefined()
    expect(wrongIn({ ...against, code: 'C2' })).toBeUndefined()
    expect(wrongIn({ ...against, verdict: 'solved' })).toBeUndefined()
  })

  test('names no day that is past', () => {
    const late = { ...step, move: 'accept', action: '电话联系', due: '2021-11-29' } as const
    expect(wrongIn(late)).toBe('期限不能早于 2021-11-30，请改为之后的日期。')
    expect(wrongIn({ ...late, due: on })).toBeUndefined()
  })

  test('is known among the forms that lie on a device', () => {
    expect(isStep(step)).toBe(true)
    expect(isStep({ move: 'merge', seen: 1 })).toBe(false)
    expect(isStep({ visit: '1', photos: [] })).toBe(false)
  })
})
