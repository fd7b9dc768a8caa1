import { expect, test } from 'vitest'
import { payloadOf, pressed, wrongInVisit, type VisitForm } from './visit-form.ts'

const demand = {
  demand: '018f2a3b-0000-7000-8000-000000000002',
  category: 'N8',
  text: '缺流动资金',
  action: '',
  due: '2021-12-07',
}
const form: VisitForm = {
  visit: '018f2a3b-0000-7000-8000-000000000001',
  firm: { uscc: '91410402923358705G', name: '叶县春雷机电有限公司' },
  on: '2021-11-30',
  mode: 'on-site',
  purposes: [],
  results: [],
  followedUp: [],
  note: '',
  photos: [],
  nextVisitOn: '',
  solved: undefined,
  demand,
  location: undefined,
}

test('a visit names its campaign, and how secret the demand of it is', () => {
  expect(payloadOf({ ...form, campaign: '科技服务月', demand: { ...demand, secrecy: 'secret' } })).toEqual({
    firms: [{ visit: form.visit, uscc: '91410402923358705G', name: '叶县春雷机电有限公司' }],
    on: '2021-11-30',
    mode: 'on-site',
    campaign: '科技服务月',
    demands: [{ demand: demand.demand, category: 'N8', text: '缺流动资金', secrecy: 'secret' }],
  })
})

test('a visit is not saved without its firm, nor with half a demand', () => {
  expect(wrongInVisit({ ...form, firm: undefined })).toBe('请先选企业')
  expect(wrongInVisit({ ...form, demand: { ...demand, text: ' ' } })).toBe('请写需求内容，或取消“提出需求”')
  expect(wrongInVisit({ ...form, demand: { ...demand, action: '电话联系', due: '2021-11-29' } })).toBe(
    '期限不能早于 2021-11-30，请改为之后的日期。',
  )
  expect(wrongInVisit(form)).toBeUndefined()
})

test('有新需求 begins the demand, and let go takes it along while nothing was said of it', () => {
  const nothing: VisitForm = { ...form, demand: undefined }
  const chosen = { ...nothing, ...pressed(nothing, 'new-demand', '2021-11-30') }
  expect(chosen).toEqual({
    ...nothing,
    results: ['new-demand'],
    demand: { demand: expect.any(String), category: 'N8', text: '', action: '', due: '2021-12-07' },
  })
  expect(wrongInVisit(chosen)).toBe('请写需求内容，或取消“提出需求”')
  expect({ ...chosen, ...pressed(chosen, 'new-demand', '2021-11-30') }).toEqual(nothing)
  expect(pressed({ ...chosen, demand }, 'new-demand', '2021-11-30')).toEqual({ results: [] })
  expect(pressed({ ...form, demand }, 'new-demand', '2021-11-30')).toEqual({ results: ['new-demand'], demand })
  expect(pressed(nothing, 'no-demand', '2021-11-30')).toEqual({ results: ['no-demand'] })
})
