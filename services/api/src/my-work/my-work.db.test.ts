import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { raise } from '../demands/test-demands.ts'
import { startTestApi, type TestApi } from '../test-api.ts'
import { baofeng, openField, yexian } from '../visits/test-visits.ts'

let api: TestApi

beforeAll(async () => {
  api = await startTestApi()
  await openField(api)
}, 60_000)

afterAll(() => api.stop())

test('whom a check names by account finds it in his own list, and nobody finds it in an officer’s', async () => {
  const said = { ...yexian, year: 2022, rules: 'tech-sme-check-2022', triggers: ['few-employees'] }
  const county = await api.as('county', '410422')
  await api.shell.store.append({
    journal: '4104',
    actor: 'test',
    command: { id: crypto.randomUUID(), content: {} },
    events: [
      { type: 'CheckRaised', data: said },
      { type: 'CheckStaffed', data: { who: ['county.410422', 'KJ002'] } },
    ].map((event) => ({ stream: 'check-1', ...event, schema: 1, occurredOn: '2021-11-30' })),
  })
  await api.catchUp()
  expect((await county.get('/api/my-work')).body).toMatchObject({
    officers: [],
    items: [{ kind: 'check', action: 'open-check', subject: '1', firm: yexian }],
  })
  expect((await county.get('/api/my-work?officer=KJ001')).text).not.toContain('open-check')
})

test('a county sees of its officer’s list what concerns its own firms, and how much else there is', async () => {
  const planner = await api.as('planner', '410400')
  const officer = { officer: 'KJ001', raisedOn: '2021-11-30', secrecy: 'secret' }
  const here = await raise(planner, officer)
  const away = await raise(planner, { ...baofeng, ...officer })
  const lead = await raise(planner, { ...officer, uscc: undefined, name: '未登记的作坊' })
  await api.catchUp()
  await sql`
    insert into person (journal, person, name)
    select journal, person, '林服务' from officer_1 where officer = 'KJ001' and person is not null
    on conflict do nothing`.execute(api.shell.db)
  const path = '/api/my-work?officer=KJ001'
  const own = await (await api.signIn('lin')).get('/api/my-work')
  for (const words of [here.demand, away.demand, lead.demand, baofeng.name]) expect(own.text).toContain(words)
  expect(own.body).toMatchObject({ elsewhere: 0, name: null })
  expect((await planner.get(path)).body).toMatchObject({ elsewhere: 0, items: own.body['items'] })
  const county = await (await api.as('county', '410422')).get(path)
  expect(county.text).toContain(here.demand)
  expect(county.body['name']).toBe('林服务')
  expect(county.text).toContain(yexian.name)
  for (const words of [away.demand, lead.demand, baofeng.name]) expect(county.text).not.toContain(words)
  const [all, seen] = [own, county].map(({ body }) => Array.from(Object(body['items'])).length)
  expect(county.body['elsewhere']).toBe((all ?? 0) - (seen ?? 0))
})

test('a county sees what waits at its firms for an officer of another county, and nothing else of hers', async () => {
  const path = '/api/my-work?officer=KJ001'
  const baofengOffice = await api.as('county', '410421')
  const { status, body, text } = await baofengOffice.get(path)
  expect(status).toBe(200)
  expect(text).toContain(baofeng.name)
  expect(text).not.toContain(yexian.name)
  expect(text).not.toContain('未登记的作坊')
  expect(Number(body['elsewhere'])).toBeGreaterThan(0)
  expect((await (await api.as('county', '410423')).get(path)).status).toBe(404)
})
