import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'
import { listed } from './test-officers.ts'

let api: TestApi
let planner: Person
let county: Person
const firm = { uscc: '91410402923358705G', name: '叶县春雷机电有限公司', unit: '410422' }

beforeAll(async () => {
  api = await startTestApi()
  planner = await api.as('planner', '410400')
  county = await api.as('county', '410422')
  await planner.tell('PUT', '/api/business-day', { day: '2021-11-30' })
  await api.state({ type: 'RegisterEntryListed', data: firm }, '2020-12-31')
  await listed(api, {
    officers: [
      ['KJ001', '胡军', '410422'],
      ['KJ002', '马霞强', '410421'],
    ],
    firms: [[firm.uscc, 'KJ001', '2021-01-20']],
  })
  await api.open('liaison', [{ role: 'liaison', unit: '410422' }])
  await api.open('officer', [{ role: 'service-officer', unit: '410422' }])
}, 60_000)

beforeEach(() => api.catchUp())
afterAll(() => api.stop())

async function line(officer: string, query = ''): Promise<unknown> {
  await api.catchUp()
  const { body } = await planner.get(`/api/officers?query=${officer}${query}`)
  return Array.isArray(body['items']) ? body['items'][0] : undefined
}

describe('the list of officers', () => {
  test('says who they are and how many firms they have on the day', async () => {
    expect((await county.get('/api/officers')).body).toMatchObject({
      count: 2,
      items: [
        { officer: 'KJ001', name: '胡军', organisation: '市农科院', unit: '410422', from: '2021-01-01', firms: 1 },
        { officer: 'KJ002', name: '马霞强', firms: 0, absence: null },
      ],
      next: null,
    })
    expect(await line('KJ001', '&asOf=2021-01-19')).toMatchObject({ firms: 0 })
    expect((await planner.get('/api/officers?asOf=2020-12-31')).body).toMatchObject({ count: 0 })
  })

  test('pages by 编号 and finds a part of a name', async () => {
    const { body } = await planner.get('/api/officers?limit=1')
    expect(body).toMatchObject({ count: 2, items: [{ officer: 'KJ001' }], next: 'KJ001' })
    expect((await planner.get('/api/officers?limit=1&cursor=KJ001')).body).toMatchObject({
      items: [{ officer: 'KJ002' }],
      next: null,
    })
    expect((await planner.get(`/api/officers?query=${encodeURIComponent('霞')}`)).body).toMatchObject({ count: 1 })
    expect((await planner.get('/api/officers?unit=410421')).body).toMatchObject({ count: 1 })
  })

  test('has who is only assigned yet: the officers’ list may come last', async () => {
    await listed(api, { firms: [['914104219072854973', 'KJ077', '2021-03-01']] })
    expect(await line('KJ077')).toMatchObject({ officer: 'KJ077', name: null, from: null, firms: 1 })
  })
})

describe('an officer', () => {
  test('is registered with name and phone beside the log, once', async () => {
    const officer = {
      officer: 'KJ100',
      name: '新来的人',
      phone: '19912345678',
      unit: '410422',
      organisation: '县科技局',
    }
    const key = crypto.randomUUID()
    const first = await county.tell('POST', '/api/officers', officer, key)
    expect(first.status).toBe(200)
    expect((await county.tell('POST', '/api/officers', officer, key)).body).toEqual(first.body)
    expect(await line('KJ100')).toMatchObject({ name: '新来的人', organisation: '县科技局', from: '2021-11-30' })
    expect((await county.tell('POST', '/api/officers', officer)).body).toMatchObject({ type: 'officer-known' })
    const { rows } =
      await sql`select 1 from event where data::text like '%19912345678%' or data::text like '%新来的人%'`.execute(
        api.shell.db,
      )
    expect(rows).toEqual([])
  })

  test('is named by a county for itself only', async () => {
    const told = (unit?: string) => county.tell('POST', '/api/officers', { officer: 'KJ101', name: '某人', unit })
    expect((await told('410421')).body).toMatchObject({ type: 'unit-unknown' })
    expect((await told()).body).toMatchObject({ type: 'field-missing' })
    expect((await county.tell('PATCH', '/api/officers/KJ002', { organisation: '别处' })).status).toBe(404)
  })

  test('changes where a person says so, and what is not said stays', async () => {
    expect((await county.tell('PATCH', '/api/officers/KJ001', { phone: '19911111111' })).status).toBe(200)
    expect((await planner.tell('PATCH', '/api/officers/KJ001', { organisation: '市科技局' })).status).toBe(200)
    expect(await line('KJ001')).toMatchObject({ name: '胡军', organisation: '市科技局', unit: '410422' })
    expect(await line('KJ001', '&asOf=2021-11-29')).toMatchObject({ name: '胡军' })
    expect((await planner.tell('PATCH', '/api/officers/KJ001', { phone: '19911111111' })).body).toMatchObject({
      type: 'nothing-changes',
    })
  })

  test('leaves once no firm is left behind', async () => {
    const leave = { on: '2021-12-01', reason: '退休' }
    expect((await planner.tell('POST', '/api/officers/KJ001/leave', leave)).body).toMatchObject({
      type: 'officer-holds-firms',
    })
    expect((await planner.tell('POST', '/api/officers/KJ100/leave', leave)).status).toBe(200)
    expect(await line('KJ100')).toMatchObject({ officer: 'KJ100' })
    expect(await line('KJ100', '&asOf=2021-12-01')).toBeUndefined()
    expect((await planner.tell('POST', '/api/officers/KJ999/leave', leave)).status).toBe(404)
    expect((await planner.tell('POST', '/api/officers/KJ002/leave', { ...leave, on: '2021-13-01' })).status).toBe(400)
  })
})

describe('an officer’s account', () => {
  const link = (who: Person, officer: string, account: string | null) =>
    who.tell('PUT', `/api/officers/${officer}/account`, { account })

  test('is linked by the planner or the system administrator to one officer at most', async () => {
    const admin = await api.as('system-admin', '410400')
    expect((await link(admin, 'KJ001', 'officer')).status).toBe(200)
    expect(await line('KJ001')).toMatchObject({ account: 'officer' })
    expect((await link(planner, 'KJ002', 'officer')).body).toMatchObject({
      type: 'key-claimed',
      title: expect.stringContaining('已关联另一位服务员'),
    })
    expect((await link(planner, 'KJ001', 'liaison')).status).toBe(200)
    expect((await link(planner, 'KJ002', 'officer')).status).toBe(200)
    expect((await link(planner, 'KJ002', null)).status).toBe(200)
    expect(await line('KJ002')).toMatchObject({ account: null })
    expect((await link(planner, 'KJ002', null)).body).toMatchObject({ type: 'nothing-changes' })
  })

  test('must be an officer’s', async () => {
    for (const account of ['county.410422', 'nobody.there']) {
      expect((await link(planner, 'KJ002', account)).body).toMatchObject({ type: 'account-not-officer' })
    }
    expect((await link(county, 'KJ001', 'officer')).status).toBe(403)
  })

  test('may be linked before any list names the officer', async () => {
    expect((await link(planner, 'KJ500', 'officer')).status).toBe(200)
    expect(await line('KJ500')).toMatchObject({ account: 'officer', name: null, from: null })
  })
})

describe('an absence', () => {
  test('is covered for some days, and ends early when the officer is back', async () => {
    const cover = { by: 'KJ002', from: '2021-11-25', through: '2021-12-05', reason: '休假' }
    const covered = await county.tell('POST', '/api/officers/KJ001/absences', cover)
    expect(covered.status).toBe(200)
    const absence = String(covered.body['absence'])
    expect(await line('KJ001')).toMatchObject({
      absence: { absence, by: 'KJ002', byName: '马霞强', from: '2021-11-25', through: '2021-12-05', reason: '休假' },
    })
    expect(await line('KJ002')).toMatchObject({ firms: 0, covered: 1 })
    expect((await county.tell('POST', '/api/officers/KJ001/absences', cover)).body).toMatchObject({
      type: 'absence-overlaps',
    })
    const end = `/api/officers/KJ001/absences/${absence}/end`
    expect((await county.tell('POST', end, {})).status).toBe(200)
    expect(await line('KJ001')).toMatchObject({ absence: null })
    expect(await line('KJ001', '&asOf=2021-11-29')).toMatchObject({ absence: { by: 'KJ002' } })
    expect((await county.tell('POST', end, {})).body).toMatchObject({ type: 'absence-over' })
  })

  test('is covered by somebody else who serves, for days in their order', async () => {
    const told = (change: object) =>
      planner.tell('POST', '/api/officers/KJ001/absences', {
        by: 'KJ002',
        from: '2022-01-01',
        through: '2022-01-05',
        ...change,
      })
    expect((await told({ by: 'KJ001' })).body).toMatchObject({ type: 'same-officer' })
    expect((await told({ by: 'KJ999' })).body).toMatchObject({ type: 'officer-not-serving' })
    expect((await told({ through: '2021-12-31' })).body).toMatchObject({ type: 'days-reversed' })
    expect((await told({ from: '2022-02-30' })).body).toMatchObject({ type: 'not-a-day' })
  })
})
