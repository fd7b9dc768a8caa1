import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listedEventsOf } from './test-duties.ts'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'
import { baofeng, openField, yexian } from '../visits/test-visits.ts'

let api: TestApi
let planner: Person
let county: Person
let lin: Person

const annual = 'high-tech-annual'

beforeAll(async () => {
  api = await startTestApi()
  await openField(api)
  planner = await api.as('planner', '410400')
  county = await api.as('county', '410422')
  lin = await api.signIn('lin')
  for (const [firm, certificate] of [
    [yexian, 'GR201941000001'],
    [baofeng, 'GR201941000002'],
  ] as const) {
    const data = { ...firm, certificate, issuedOn: '2019-06-01', years: 3 }
    await api.state({ type: 'HighTechRecognised', data }, '2019-06-01')
  }
  await api.state({ type: 'TechSmeRegistered', data: { ...yexian, number: '202041042200000001' } }, '2020-06-01')
  const renamed = { ...yexian, name: '叶县春雷电气有限公司', formerName: yexian.name }
  await api.state({ type: 'EnterpriseRenamed', data: renamed }, '2021-10-15')
}, 60_000)

beforeEach(() => api.catchUp())
afterAll(() => api.stop())

async function states(person: Person, query = ''): Promise<readonly string[]> {
  await api.catchUp()
  const { body } = await person.get(`/api/duties?year=2021${query}`)
  return [body['items']]
    .flat()
    .map((item) => `${Object(item).name.slice(0, 2)} ${Object(item).duty} ${Object(item).state}`)
}

const done = { uscc: yexian.uscc, duty: annual, year: 2021, on: '2021-05-20' }
const mark = (person: Person, change: object = {}) => person.tell('POST', '/api/duties/done', { ...done, ...change })
const takeBack = (person: Person, change: object = {}) => {
  const { on: _, ...said } = done
  return person.tell('POST', '/api/duties/done/withdrawal', { ...said, reason: '记错了', ...change })
}

test('where nobody told who did it, nobody is said to have missed it', async () => {
  expect(await states(planner)).toEqual([
    '叶县 statistics-flash untold',
    '叶县 torch-annual untold',
    '叶县 high-tech-annual untold',
    '叶县 tech-sme-again missed',
    '叶县 rename-report due',
    '宝丰 statistics-flash untold',
    '宝丰 torch-annual untold',
    '宝丰 high-tech-annual untold',
  ])
})

test('one firm is marked done, and then the others are late; it is taken back with a reason', async () => {
  expect((await mark(planner)).status).toBe(200)
  expect(await states(planner, `&duty=${annual}`)).toEqual([
    '叶县 high-tech-annual done',
    '宝丰 high-tech-annual missed',
  ])
  expect((await planner.get(`/api/duties?year=2021&duty=${annual}`)).body).toMatchObject({
    units: [
      { unit: '410421', bound: 1, done: 0, missed: 1 },
      { unit: '410422', bound: 1, done: 1, missed: 0 },
    ],
    count: 2,
    items: [
      { doneOn: '2021-05-20', name: '叶县春雷电气有限公司' },
      { officer: 'KJ001', due: '2021-05-31' },
    ],
  })
  expect((await mark(planner)).body).toMatchObject({ type: 'duty-done-already' })
  expect((await takeBack(county)).status).toBe(200)
  expect((await takeBack(county)).body).toMatchObject({ type: 'duty-not-done' })
  expect(await states(planner, `&duty=${annual}&state=not-done`)).toHaveLength(2)
})

test('a second miss within the certificate’s term is named', async () => {
  await mark(planner, { year: 2020, on: '2020-05-20', uscc: baofeng.uscc })
  await mark(planner, { on: '2021-05-21', uscc: baofeng.uscc })
  await api.catchUp()
  expect((await county.get(`/api/duties?year=2021&duty=${annual}`)).body).toMatchObject({
    items: [{ state: 'missed', missedBefore: [2020] }],
  })
})

test('a county sees its own, an officer the firms that are theirs; others are not there', async () => {
  expect(new Set((await states(county)).map((line) => line.slice(0, 2)))).toEqual(new Set(['叶县']))
  expect(new Set((await states(lin)).map((line) => line.slice(0, 2)))).toEqual(new Set(['宝丰']))
  expect((await mark(county, { uscc: baofeng.uscc })).body).toMatchObject({ type: 'firm-unknown' })
  expect((await mark(lin)).body).toMatchObject({ type: 'firm-unknown' })
  expect((await mark(lin, { uscc: baofeng.uscc, duty: 'torch-annual', on: '2021-03-20' })).status).toBe(200)
  expect(await states(planner, '&officer=KJ001&state=done')).toContain('宝丰 torch-annual done')
})

test('what cannot be marked is refused with what to do', async () => {
  expect((await mark(planner, { on: '2021-12-01' })).body).toMatchObject({ type: 'duty-done-in-the-future' })
  expect((await mark(planner, { on: '2021-13-01' })).body).toMatchObject({ type: 'not-a-day' })
  expect((await mark(planner, { duty: 'unheard-of' })).body).toMatchObject({ type: 'duty-unknown' })
  expect((await mark(planner, { duty: 'tech-sme-again' })).body).toMatchObject({ type: 'duty-done-by-entering' })
  await listedEventsOf(api, { ...yexian, duty: 'statistics-flash', year: 2021 }, '2021-01-20')
  const listed = { duty: 'statistics-flash' }
  expect((await takeBack(planner, listed)).body).toMatchObject({ type: 'duty-done-by-list' })
})

test('the city sets its table, for a year or for all, and drops a line; the changes stay', async () => {
  const line = { name: '高企发展情况年报', of: 'high-tech', twiceIsFatal: true, source: '2022 年年报通知' }
  const set = (body: object) => planner.tell('PUT', '/api/duties/table', { ...line, ...body })
  expect((await set({ duty: annual, opens: '04-01', due: '06-30', year: 2022 })).status).toBe(200)
  expect((await set({ duty: annual, opens: '07-01', due: '06-30' })).body).toMatchObject({
    type: 'duty-ends-before-it-opens',
  })
  expect((await set({ duty: annual, opens: '04-31', due: '06-30' })).body).toMatchObject({
    type: 'duty-date-unreadable',
  })
  expect((await set({ name: '更名备案', of: 'renamed' })).body).toMatchObject({ type: 'duty-term-missing' })
  expect((await set({ name: '研发投入统计', opens: '02-01', due: '02-28' })).status).toBe(200)
  const dropped = await planner.tell('POST', '/api/duties/table/drop', { duty: 'torch-annual' })
  expect(dropped.status).toBe(200)
  expect((await planner.tell('POST', '/api/duties/table/drop', { duty: 'torch-annual' })).body).toMatchObject({
    type: 'duty-unknown',
  })
  expect((await county.tell('PUT', '/api/duties/table', { ...line, opens: '01-01', due: '02-01' })).status).toBe(403)
  await api.catchUp()
  const { body } = await county.get('/api/duties/table')
  expect(body['items']).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ duty: annual, year: 2022, due: '06-30', set: true }),
      expect.objectContaining({ duty: annual, due: '05-31', set: false }),
      expect.objectContaining({ duty: '研发投入统计', name: '研发投入统计' }),
    ]),
  )
  expect(body['history']).toHaveLength(3)
  expect(await states(planner, '&duty=torch-annual')).toEqual([])
  expect((await planner.get('/api/duties?year=2022&duty=high-tech-annual')).body).toMatchObject({ items: [] })
})

test('the list leaves as a workbook, and that is kept', async () => {
  const file = await planner.get('/api/duties/export.xlsx?year=2021&state=not-done')
  expect(file.headers['content-type']).toContain('spreadsheetml')
  expect((await planner.get('/api/duties?year=2021&cursor=x')).body).toMatchObject({ type: 'cursor-unreadable' })
})
