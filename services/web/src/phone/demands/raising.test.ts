import { expect, test } from 'vitest'
import { beginRaising, raisingPayload, wrongInRaising } from './raising.ts'

const begun = beginRaising({ uscc: '91410402923358705G', name: '叶县春雷机电有限公司' }, '2021-11-30')

test('a demand is not saved without its text, nor with a next step on a day that is past', () => {
  expect(wrongInRaising({ ...begun, text: '  ' })).toBe('请填写“需求内容”')
  const said = { ...begun, text: '缺流动资金' }
  expect(wrongInRaising(said)).toBeUndefined()
  expect(wrongInRaising({ ...said, action: '电话联系', due: '2021-11-29' })).toBe(
    '期限不能早于 2021-11-30，请改为之后的日期。',
  )
})

test('a demand says how secret it is, where it is not open', () => {
  const said = { ...begun, text: ' 缺流动资金 ' }
  expect(raisingPayload(said)).toEqual({
    demand: begun.raised,
    uscc: '91410402923358705G',
    name: '叶县春雷机电有限公司',
    category: 'N8',
    text: '缺流动资金',
    channel: 'self-reported',
    raisedOn: '2021-11-30',
  })
  expect(raisingPayload({ ...said, secrecy: 'secret' })).toMatchObject({ secrecy: 'secret' })
})
