import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'

let api: TestApi
let planner: Person
let county: Person

const firm = { uscc: '91410402923358705G', name: '春雷机电有限公司', unit: '410422' }
const other = { uscc: '914104219072854973', name: '秋水材料有限公司', unit: '410422' }
const path = `/api/enterprises/${firm.uscc}`
const question = '/api/figures/enterprises?period=2021'
const effect = expect.arrayContaining([
  { code: 'enterprises', name: '企业总数', unit: '410400', period: '2021', before: 2, after: 1 },
])

beforeAll(async () => {
  api = await startTestApi()
  planner = await api.as('planner', '410400')
  county = await api.as('county', '410422')
  await planner.tell('PUT', '/api/business-day', { day: '2021-11-30' })
  for (const data of [firm, other]) await api.state({ type: 'RegisterEntryListed', data }, '2020-12-31')
  await api.catchUp()
})

afterAll(() => api.stop())

test('a preview shows how the figures would move, and writes nothing', async () => {
  const head = await api.shell.store.head('4104')
  const closed = { type: 'EnterpriseClosed', on: '2021-06-30', reason: '市监局通报', preview: true }
  expect((await planner.tell('POST', `${path}/statements`, closed)).body).toEqual({ position: null, effect })
  expect(await api.shell.store.head('4104')).toBe(head)
})

test('what is wrong with a record is corrected for everyone who asks, and its name is found', async () => {
  const correction = { concerns: 1, changes: { name: '春雷电气有限公司' }, reason: '名录录错' }
  const { body } = await county.tell('POST', `${path}/corrections`, correction)
  await api.catchUp()
  const after = `?after=${String(body['position'])}`
  expect((await planner.get(`${path}${after}`)).body).toMatchObject({ name: '春雷电气有限公司' })
  const { body: timeline } = await county.get(`${path}/timeline`)
  expect(timeline['items']).toMatchObject([
    { type: 'StatementCorrected', actor: 'county.410422 的持有人', summary: expect.stringContaining('名录录错') },
    {
      type: 'RegisterEntryListed',
      corrected: true,
      fields: expect.arrayContaining([expect.objectContaining({ field: 'name' })]),
    },
  ])
})

test.each([
  [{ concerns: 9, changes: { name: '某某公司' }, reason: '录错' }, 404, 'not-found'],
  [{ concerns: 1, changes: { name: '春雷电气有限公司' }, reason: '录错' }, 409, 'nothing-changes'],
  [{ concerns: 1, changes: { uscc: '91410402923358705H' }, reason: '录错' }, 422, 'credit-code-wrong'],
  [{ concerns: 1, changes: { contact: '13712345678' }, reason: '录错' }, 422, 'field-not-correctable'],
  [{ concerns: 1, changes: { uscc: other.uscc }, reason: '录错' }, 409, 'key-claimed'],
])('%j is refused', async (correction, status, type) => {
  const { body } = await planner.tell('POST', `${path}/corrections`, correction)
  expect({ status: body['status'], type: body['type'] }).toEqual({ status, type })
})

test('whose firm it is, the city says and no county', async () => {
  const moved = { type: 'ResponsibilityMoved', on: '2021-07-01', unit: '410421', reason: '属地调整' }
  expect((await county.tell('POST', `${path}/statements`, moved)).body).toMatchObject({
    status: 403,
    type: 'not-permitted',
  })
  const correction = { concerns: 1, changes: { unit: '410421' }, reason: '录错' }
  expect((await county.tell('POST', `${path}/corrections`, correction)).body).toMatchObject({ type: 'not-permitted' })
  expect((await planner.tell('POST', `${path}/statements`, { ...moved, unit: undefined })).body).toMatchObject({
    type: 'field-missing',
  })
  expect((await planner.tell('POST', `${path}/statements`, moved)).status).toBe(200)
  await api.catchUp()
})

test('a moved firm’s events belong to the unit of their day', async () => {
  const baofeng = await api.as('county', '410421')
  expect((await baofeng.get(path)).body).toMatchObject({ unit: '410421', status: 'active' })
  expect((await baofeng.get(`${path}/timeline`)).body['items']).toMatchObject([{ type: 'ResponsibilityMoved' }])
  expect((await baofeng.get(`${path}?asOf=2021-06-30`)).status).toBe(404)
  expect((await county.get(`${path}?asOf=2021-06-30`)).body).toMatchObject({ unit: '410422', status: 'active' })
  expect((await county.get(path)).body).toMatchObject({ status: 'transferred' })
})

test('what a firm is listed for is stated like any change, and what is missing is said', async () => {
  const listed = { type: 'CreditRiskListed', on: '2021-06-01', reason: '信用中国公示' }
  expect((await planner.tell('POST', `${path}/statements`, listed)).body).toMatchObject({ type: 'field-missing' })
  const early = { ...listed, kind: '经营异常名录', until: '2021-05-01' }
  expect((await planner.tell('POST', `${path}/statements`, early)).body).toMatchObject({ type: 'value-does-not-fit' })
  const number = { type: 'TechSmeNumberRevoked', on: '2021-06-01', number: 'GR202141000793', reason: '抽查不符' }
  expect((await planner.tell('POST', `${path}/statements`, number)).body).toMatchObject({ type: 'value-does-not-fit' })
  const stated = await planner.tell('POST', `${path}/statements`, { ...listed, kind: '经营异常名录' })
  expect(stated.body).toMatchObject({ effect: [] })
  await api.catchUp()
  expect((await planner.get(`${path}/timeline`)).body['items']).toContainEqual(
    expect.objectContaining({ summary: '失信、异常记录：经营异常名录，依据：信用中国公示', withdrawn: false }),
  )
})

test('a closed firm counts no more, and a withdrawn record not either', async () => {
  const closed = { type: 'EnterpriseClosed', on: '2021-08-31', reason: '市监局通报' }
  expect((await planner.tell('POST', `${path}/statements`, closed)).body).toMatchObject({ effect })
  await api.catchUp()
  expect((await planner.get(question)).body).toMatchObject({ value: 1 })
  const withdrawal = { concerns: 1, withdraw: true, reason: '重复登记' }
  await planner.tell('POST', `/api/enterprises/${other.uscc}/corrections`, withdrawal)
  await api.catchUp()
  expect((await planner.get(question)).body).toMatchObject({ value: 0 })
  expect((await planner.tell('POST', `/api/enterprises/${other.uscc}/corrections`, withdrawal)).body).toMatchObject({
    type: 'already-withdrawn',
  })
})
