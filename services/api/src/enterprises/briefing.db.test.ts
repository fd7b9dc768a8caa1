import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'
import { baofeng, openField, yexian } from '../visits/test-visits.ts'

let api: TestApi
let lin: Person
const nextStep = { action: '联系银行', due: '2021-12-10' }

beforeAll(async () => {
  api = await startTestApi()
  await openField(api)
  lin = await api.signIn('lin')
  const high = { ...baofeng, unit: '410421', certificate: 'GR201941000001', issuedOn: '2019-06-01', years: 3 }
  await api.state({ type: 'HighTechRecognised', data: high }, '2019-06-01')
  await api.catchUp()
}, 60_000)

afterAll(() => api.stop())

const briefing = async (who: Person, uscc = baofeng.uscc) => {
  await api.catchUp()
  return (await who.get(`/api/enterprises/${uscc}/briefing`)).body
}

test('before the door stand what runs out, what was asked and what may be claimed', async () => {
  expect(await briefing(lin)).toEqual({
    runsOut: '高新技术企业 2022-05-31 到期，还有 182 天',
    askedLast: '还没有需求和走访记录',
    mayClaim: expect.stringMatching(/^企业所得税减按 15% 征收（企业所得税法第二十八条）；亏损结转/),
    asOf: '2021-11-30',
    positions: expect.any(Object),
  })
  expect((await lin.get(`/api/enterprises/${yexian.uscc}/briefing`)).status).toBe(404)
})

test('what they asked last is the newest demand, with what a later visit found', async () => {
  const demand = { demand: randomUUID(), ...baofeng, category: 'N9', text: '贷款三百万', channel: 'visit', nextStep }
  await lin.tell('POST', '/api/demands', { ...demand, raisedOn: '2021-11-20', secrecy: 'secret' })
  const visit = { firms: [{ visit: randomUUID(), ...baofeng }], mode: 'phone', results: ['demand-progressed'] }
  await lin.tell('POST', '/api/visits', { ...visit, on: '2021-11-25', note: '银行已来过' })
  const later = { firms: [{ visit: randomUUID(), ...baofeng }], mode: 'phone', on: '2021-11-26' }
  await lin.tell('POST', '/api/visits', later)
  expect(await briefing(lin)).toMatchObject({
    askedLast: '2021-11-20 提出科技金融：贷款三百万（分派）；2021-11-25 走访：需求有进展，银行已来过',
  })
})

test('a county to which the firm came since does not read what was secret before', async () => {
  const moved = {
    type: 'ResponsibilityMoved',
    data: { uscc: baofeng.uscc, name: baofeng.name, unit: '410423' },
  } as const
  await api.state(moved, '2021-11-28')
  expect(await briefing(await api.as('county', '410423'))).toMatchObject({
    askedLast: '2021-11-20 提出科技金融：内容保密（分派）',
  })
  expect(await briefing(await api.as('county', '410421'))).toMatchObject({ status: 404 })
  expect(await briefing(lin)).toMatchObject({ askedLast: expect.stringContaining('贷款三百万') })
})

test('a phone carries the three lines along', async () => {
  await api.catchUp()
  const { firms } = (await lin.get('/api/sync/changes')).body
  const carried = Array.isArray(firms) ? firms.filter(({ own }) => own) : []
  expect(carried).toMatchObject([{ uscc: baofeng.uscc, briefing: { runsOut: expect.stringContaining('2022-05-31') } }])
})
