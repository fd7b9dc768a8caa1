import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from './test-api.ts'

let api: TestApi
let planner: Person

const spring = { uscc: '91410402923358705G', name: '春雷机电有限公司', unit: '410422' }
const autumn = { uscc: '914104219072854973', name: '秋水材料有限公司', unit: '410421' }
const question = '/api/figures/enterprises?period=2021&asOf=2021-12-31'

beforeAll(async () => {
  api = await startTestApi()
  planner = await api.as('planner', '410400')
})

afterAll(() => api.stop())

test('a question waits until what was written is counted, and says in the end that it is not', async () => {
  const position = await api.state({ type: 'RegisterEntryListed', data: spring }, '2020-12-31')
  const late = await planner.get(`${question}&after=${position}`)
  expect(late).toMatchObject({ status: 503, body: { type: 'not-yet-counted' }, headers: { 'retry-after': '1' } })
  const waiting = planner.get(`${question}&after=${position}`)
  await sleep(60)
  await api.catchUp()
  expect(await waiting).toMatchObject({ status: 200, body: { value: 1, positions: { '4104': position } } })
})

test('everything that is asked takes `after`, also what no read model tells', async () => {
  const head = await api.shell.store.head('4104')
  for (const url of ['/api/units', '/api/imports', '/api/review', '/api/enterprises']) {
    expect((await planner.get(`${url}?after=${head}`)).status).toBe(200)
  }
  expect((await planner.get(`/api/units?after=${head + 1}`)).status).toBe(503)
})

test('what was known then is asked by a position or by an instant', async () => {
  const { body: before } = await planner.get(question)
  await sleep(5)
  const instant = new Date().toISOString()
  await sleep(5)
  const position = await api.state({ type: 'RegisterEntryListed', data: autumn }, '2020-12-31')
  await api.catchUp()
  expect((await planner.get(question)).body).toMatchObject({ value: 2, knownAt: { position } })
  expect((await planner.get(`${question}&knownAt=${position - 1}`)).body).toMatchObject({ value: 1 })
  const then = await planner.get(`${question}&knownAt=${encodeURIComponent(instant)}`)
  expect(then.body).toMatchObject({ value: 1, knownAt: { instant }, positions: before['positions'] })
})

test.each(['yesterday', '2021-13-01T00:00:00Z', '-1'])('knownAt=%s is refused', async (knownAt) => {
  expect((await planner.get(`${question}&knownAt=${knownAt}`)).body).toMatchObject({ type: 'known-at-unreadable' })
})

test('without a day the business day is meant, never the clock', async () => {
  await planner.tell('PUT', '/api/business-day', { day: '2020-06-30' })
  expect((await planner.get('/api/figures/enterprises?period=2021')).body).toMatchObject({ asOf: '2020-06-30' })
  await planner.tell('PUT', '/api/business-day', { day: null })
})

test('a day, a period, a unit and a figure that there are not', async () => {
  const asked = async (url: string) => (await planner.get(`/api/figures/${url}`)).body['type']
  expect(await asked('enterprises?period=2021&asOf=2021-02-29')).toBe('not-a-day')
  expect(await asked('enterprises?period=2021-13')).toBe('period-unreadable')
  expect(await asked('enterprises?period=2021-09..2021-01')).toBe('period-unreadable')
  expect(await asked('enterprises?period=2021&unit=419999')).toBe('not-found')
  expect(await asked('happiness?period=2021')).toBe('not-found')
  expect(await asked('high-tech.net/members?period=2021')).toBe('figure-without-members')
  expect(await asked('high-tech.valid?period=2021&officer=KJ001')).toBe('figure-not-by-officer')
})

test('the members of a figure are as many as it counts, each with what made it count', async () => {
  const { body } = await planner.get('/api/figures/enterprises/members?period=2021&asOf=2021-12-31&limit=1')
  expect(body).toMatchObject({
    count: 2,
    next: expect.any(String),
    items: [{ why: [{ type: 'RegisterEntryListed' }] }],
  })
  const next = encodeURIComponent(String(body['next']))
  const rest = await planner.get(`/api/figures/enterprises/members?period=2021&asOf=2021-12-31&limit=1&cursor=${next}`)
  const uscc = [body, rest.body].flatMap((page) => String(Object(page['items'])[0].uscc))
  expect(uscc.toSorted()).toEqual([spring.uscc, autumn.uscc].toSorted())
  expect(rest.body).toMatchObject({ next: null })
})

test('a year’s course goes month by month up to the day', async () => {
  const { body } = await planner.get('/api/figures/enterprises/course?year=2021&asOf=2021-11-15')
  const points: { day: string; actual: number | null }[] = Object(body['points'])
  expect(points).toHaveLength(13)
  expect(points[0]).toEqual({ day: '2021-01-31', actual: 2, seasonal: null, linear: null })
  expect(points.slice(-3).map(({ day, actual }) => [day, actual])).toEqual([
    ['2021-11-15', 2],
    ['2021-11-30', null],
    ['2021-12-31', null],
  ])
})
