import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'

let api: TestApi
let planner: Person
let county: Person
let before: number

const firm = { uscc: '91410402923358705G', name: '春雷机电有限公司' }
const twice = { uscc: '914104219072854973', name: '春雷机电公司' }
const path = (uscc: string) => `/api/enterprises/${uscc}`
const merge = { into: firm.uscc, reason: '名单把代码抄错，是同一家' }
const figure = '/api/figures/enterprises?period=2021'

beforeAll(async () => {
  api = await startTestApi()
  planner = await api.as('planner', '410400')
  county = await api.as('county', '410422')
  await planner.tell('PUT', '/api/business-day', { day: '2021-11-30' })
  await api.state({ type: 'RegisterEntryListed', data: { ...firm, unit: '410422' } }, '2020-12-31')
  await api.state({ type: 'TechSmeRegistered', data: { ...twice, number: '202141042100000001' } }, '2021-05-06')
  await api.catchUp()
  const corrected = { concerns: 1, changes: { batch: '第一批' }, reason: '核实' }
  await planner.tell('POST', `${path(twice.uscc)}/corrections`, corrected)
  await api.catchUp()
  before = await api.shell.store.head('4104')
})

afterAll(() => api.stop())

test('a preview shows how the figures would move, and writes nothing', async () => {
  const { body } = await planner.tell('POST', `${path(twice.uscc)}/merge`, { ...merge, preview: true })
  const counted = { code: 'enterprises', name: '企业总数', period: '2021' }
  const registered = { code: 'tech-sme.registered', name: '科技型中小企业评价入库数', period: '2021' }
  const effect: unknown = body['effect']
  expect(body['position']).toBeNull()
  expect(effect).toEqual(
    expect.arrayContaining([
      { ...counted, unit: '410400', before: 2, after: 1 },
      { ...counted, unit: 'unknown', before: 1, after: 0 },
      // Counted all the same, but by the unit that the register names.
      { ...registered, unit: 'unknown', before: 1, after: 0 },
      { ...registered, unit: '410422', before: 0, after: 1 },
    ]),
  )
  expect(effect).not.toContainEqual(expect.objectContaining({ ...registered, unit: '410400' }))
  expect(await api.shell.store.head('4104')).toBe(before)
})

test.each([
  ['into itself', { ...merge, into: twice.uscc }, 409, 'same-enterprise'],
  ['into a firm that there is not', { ...merge, into: '91410423905840856F' }, 422, 'firm-unknown'],
  ['without a reason', { ...merge, reason: '  ' }, 422, 'value-does-not-fit'],
  ['with no word at all', { ...merge, reason: '' }, 400, 'fields-wrong'],
])('%s is refused', async (_, body, status, type) => {
  const answer = await planner.tell('POST', `${path(twice.uscc)}/merge`, body)
  expect({ status: answer.status, type: answer.body['type'] }).toEqual({ status, type })
})

test('which records are one firm’s, the city says and no county', async () => {
  const { body } = await county.tell('POST', `${path(firm.uscc)}/merge`, { ...merge, into: twice.uscc })
  expect(body).toMatchObject({ status: 403, type: 'not-permitted' })
})

test('merged, the firm counts once and is found by both codes', async () => {
  expect((await planner.get(figure)).body).toMatchObject({ value: 2 })
  const { body } = await planner.tell('POST', `${path(twice.uscc)}/merge`, merge)
  await api.catchUp()
  const after = String(body['position'])
  expect((await planner.get(`${figure}&after=${after}`)).body).toMatchObject({ value: 1 })
  expect((await planner.get(`${figure}&knownAt=${before}`)).body).toMatchObject({ value: 2 })
  for (const code of [firm.uscc, twice.uscc]) {
    expect((await planner.get(path(code))).body).toMatchObject({
      uscc: firm.uscc,
      formerCodes: [twice.uscc],
      unit: '410422',
      stage: 'tech-sme',
      inRegister: true,
    })
  }
  expect((await planner.get(`${path(twice.uscc)}?knownAt=${before}`)).body).toMatchObject({
    uscc: twice.uscc,
    formerCodes: [],
    inRegister: false,
  })
})

test('its timeline says where each record came from', async () => {
  const { body } = await planner.get(`${path(twice.uscc)}/timeline`)
  const mergedFrom = { uscc: twice.uscc, actor: 'test', recordedAt: expect.any(String) }
  expect(body['items']).toMatchObject([
    {
      type: 'CreditCodeReplaced',
      actor: 'planner.410400 的持有人',
      summary: `信用代码 ${twice.uscc} 并入 ${firm.uscc}，列为曾用代码，依据：${merge.reason}`,
    },
    { type: 'StatementCorrected', mergedFrom: { ...mergedFrom, actor: 'planner.410400 的持有人' } },
    { type: 'TechSmeRegistered', corrected: true, list: { row: 1 }, mergedFrom },
    { type: 'RegisterEntryListed' },
  ])
  expect(body['items']).not.toContainEqual(expect.objectContaining({ type: 'RegisterEntryListed', mergedFrom }))
})

test('merged once, it is one firm and cannot be merged again', async () => {
  const { body } = await planner.tell('POST', `${path(twice.uscc)}/merge`, merge)
  expect(body).toMatchObject({ status: 409, type: 'same-enterprise' })
})

test('a later list that writes the former code means the firm, and does not change its code', async () => {
  await api.state(
    { type: 'TechSmeRegistered', data: { ...twice, unit: '410421', number: '202241042100000009' } },
    '2022-05-06',
  )
  await api.catchUp()
  expect((await planner.get(`${path(firm.uscc)}?asOf=2022-06-30`)).body).toMatchObject({
    uscc: firm.uscc,
    titles: [{ number: '202241042100000009' }, { number: '202141042100000001' }],
  })
  expect((await planner.get(figure)).body).toMatchObject({ value: 1 })
})

test('what is corrected at the former code is corrected in the firm', async () => {
  const { body: timeline } = await planner.get(`${path(firm.uscc)}/timeline`)
  const version: unknown = Array.isArray(timeline['items']) && timeline['items'].at(-1)?.version
  const correction = { concerns: version, changes: { employees: 12 }, reason: '核实' }
  expect((await planner.tell('POST', `${path(twice.uscc)}/corrections`, correction)).status).toBe(200)
  await api.catchUp()
  expect((await planner.get(path(firm.uscc))).body).toMatchObject({ details: { employees: 12 } })
})
