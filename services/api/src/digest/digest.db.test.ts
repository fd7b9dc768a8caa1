import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'
import { openField } from '../visits/test-visits.ts'

let api: TestApi
let lin: Person

beforeAll(async () => {
  api = await startTestApi()
  await openField(api)
  lin = await api.signIn('lin')
}, 60_000)

afterAll(() => api.stop())

const settings = {
  enabled: true,
  channel: 'app',
  hour: 8,
  quietFrom: 20,
  quietUntil: 8,
  daysOff: false,
  email: null,
}
const digest = async () => (await lin.get('/api/digest')).body
const set = (change: object) => lin.tell('PUT', '/api/digest/settings', { ...settings, ...change })

test('whoever has said nothing is told on the page from eight o’clock on', async () => {
  expect(await digest()).toMatchObject({
    day: '2021-11-30',
    isDue: true,
    headline: '待办 1 项。',
    lines: ['该去走访，宝丰秋水材料有限公司'],
    settings,
    channels: ['app', 'email'],
    last: null,
  })
})

test('everybody sets it for himself: when, whether, and where to, as far as that is set up', async () => {
  expect(await set({ hour: 11 })).toMatchObject({ status: 200 })
  expect(await digest()).toMatchObject({ isDue: false, settings: { hour: 11 } })
  expect(await set({ channel: 'webhook' })).toMatchObject({ status: 422, body: { type: 'channel-missing' } })
  expect(await set({ channel: 'email' })).toMatchObject({ status: 400 })
  expect(await set({ channel: 'email', email: 'lin@example.cn' })).toMatchObject({ status: 200 })
  expect(await set({ channel: 'email', email: 'lin@example.cn\r\nBcc: a@b.cn' })).toMatchObject({ status: 400 })
  const shen = await api.signIn('shen')
  expect((await shen.get('/api/digest')).body).toMatchObject({ settings })
  await set({ enabled: false })
  expect(await digest()).toMatchObject({ isDue: false })
  await set({})
})

test('put aside, it does not come again that day, and the next tells what changed since', async () => {
  expect(await lin.tell('POST', '/api/digest/dismissal', { day: '2021-11-30' })).toMatchObject({ status: 200 })
  expect(await digest()).toMatchObject({ isDue: false, headline: '待办 1 项。' })
  const planner = await api.as('planner', '410400')
  await planner.tell('PUT', '/api/business-day', { day: '2021-12-01' })
  expect(await digest()).toMatchObject({ isDue: true, headline: '待办 1 项；与 2021-11-30 相比没有变化。' })
  await lin.tell('POST', '/api/digest/dismissal', { day: '2021-11-30' })
  expect(await digest()).toMatchObject({ isDue: true })
})

test('on a day off nobody is told who has not asked for it', async () => {
  const planner = await api.as('planner', '410400')
  await planner.tell('PUT', '/api/business-day', { day: '2021-12-04' })
  expect(await digest()).toMatchObject({ isDue: false })
  await set({ daysOff: true })
  expect(await digest()).toMatchObject({ isDue: true })
})
