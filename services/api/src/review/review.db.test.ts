import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'

let api: TestApi
let planner: Person

const firm = { uscc: '91410402923358705G', name: '春雷机电有限公司' }
const number = '202141042208000123'

beforeAll(async () => {
  api = await startTestApi()
  planner = await api.as('planner', '410400')
  await api.state({ type: 'RegisterEntryListed', data: { ...firm, unit: '410422' } }, '2020-12-31')
  await api.catchUp()
})

afterAll(() => api.stop())

const review = async (who: Person, search = '') => (await who.get(`/api/review${search}`)).body

test('where nothing is in doubt nothing waits', async () => {
  expect(await review(planner)).toEqual({ count: 0, items: [], next: null, positions: expect.any(Object) })
})

test('a title list that names another unit waits for the one who answers for the firm', async () => {
  await api.state({ type: 'TechSmeRegistered', data: { ...firm, unit: '410421', number } }, '2021-05-31')
  await api.catchUp()
  const waiting = {
    count: 1,
    items: [
      {
        kind: 'unit-differs',
        uscc: firm.uscc,
        sentence: '春雷机电有限公司的属地为叶县，科技型中小企业入库名单写的是宝丰；统计以前者为准。',
      },
    ],
  }
  expect(await review(planner)).toMatchObject(waiting)
  expect(await review(await api.as('county', '410422'))).toMatchObject(waiting)
  expect(await review(await api.as('county', '410421'))).toMatchObject({ count: 0 })
})

test('a contested command and a quarantined firm wait for the city', async () => {
  const key = randomUUID()
  await planner.tell('PUT', '/api/business-day', { day: '2021-11-30' }, key)
  await planner.tell('PUT', '/api/business-day', { day: '2021-12-01' }, key)
  await sql`
    insert into quarantine (follower, journal, key, since, reason)
    select follower, journal, 'enterprise-unheard-of', 1, 'Error' from checkpoint limit 1`.execute(api.shell.db)
  const { count, items } = await review(planner)
  expect({ count, items }).toMatchObject({
    count: 3,
    items: [
      {
        kind: 'quarantined',
        sentence: expect.stringMatching(/无法计入.*scripts\/quarantine\.ts --retry \w+ enterprise-unheard-of/),
      },
      { kind: 'command-differs', sentence: expect.stringContaining('planner.410400') },
      { kind: 'unit-differs' },
    ],
  })
  expect(await review(await api.as('county', '410422'))).toMatchObject({ count: 1 })
})

test('pages follow one another without gap or repetition', async () => {
  const ids: unknown[] = []
  let cursor = ''
  for (let page = 0; page < 3; page += 1) {
    const body = await review(planner, `?limit=1${cursor}`)
    ids.push(Object(body['items'])[0].id)
    cursor = `&cursor=${encodeURIComponent(String(body['next']))}`
  }
  expect(new Set(ids).size).toBe(3)
  expect(cursor).toBe('&cursor=null')
})

test('once a person has corrected the unit nothing waits', async () => {
  await planner.tell('POST', `/api/enterprises/${firm.uscc}/corrections`, {
    concerns: 2,
    changes: { unit: '410422' },
    reason: '名单写错',
  })
  await api.catchUp()
  expect(await review(await api.as('county', '410422'))).toMatchObject({ count: 0 })
})
