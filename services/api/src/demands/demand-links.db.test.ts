import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'
import { businessDay, openField, yexian } from '../visits/test-visits.ts'
import { move } from './test-demands.ts'

let api: TestApi

beforeAll(async () => {
  api = await startTestApi()
  await openField(api)
}, 60_000)

afterAll(() => api.stop())

test('a demand leads to its firm and its visit where they can be opened, and nowhere that they are refused', async () => {
  const planner = await api.as('planner', '410400')
  const office = await api.as('county', '410422')
  const holder = await api.as('county', '410421')
  const visit = randomUUID()
  const demand = randomUUID()
  const raised = { demand, category: 'N9', text: '流动资金贷款' }
  const logged = {
    on: businessDay,
    mode: 'on-site',
    officers: ['KJ001'],
    firms: [{ visit, ...yexian }],
    demands: [raised],
  }
  expect((await planner.tell('POST', '/api/visits', logged)).status).toBe(200)
  expect((await move(office, demand, { move: 'pass-on', to: { unit: '410421', body: '宝丰县科技局' } })).status).toBe(
    200,
  )
  await api.catchUp()
  const pages = [`/api/enterprises/${yexian.uscc}`, `/api/visits/${visit}`]
  const opened = async (who: Person) => Promise.all(pages.map(async (page) => (await who.get(page)).status))
  const shown = async (who: Person) => (await who.get(`/api/demands/${demand}`)).body
  for (const who of [planner, office]) {
    expect(await opened(who)).toEqual([200, 200])
    expect(await shown(who)).toMatchObject({ firmInSight: true, visit })
  }
  expect(await opened(holder)).toEqual([404, 404])
  expect(await shown(holder)).toMatchObject({ name: yexian.name, firmInSight: false, visit: null })
  expect((await holder.get('/api/demands')).body['items']).toMatchObject([{ demand, firmInSight: false }])
})
