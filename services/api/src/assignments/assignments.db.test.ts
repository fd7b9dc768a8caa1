import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listed } from '../officers/test-officers.ts'
import { startTestApi, type Answered, type Person, type TestApi } from '../test-api.ts'

let api: TestApi
let planner: Person
let county: Person
let officer: Person

const county1 = '410422'
const county2 = '410421'
const codes = [
  '91410402923358705G',
  '914104219072854973',
  '91410423905840856F',
  '914104259162690340',
  '91410422935631211U',
]
const [first = '', second = '', third = '', fourth = '', fifth = ''] = codes
const former = '914104210000000009'
const unknown = '914104829068290933'
const basis = { document: '平科〔2021〕3号' }

beforeAll(async () => {
  api = await startTestApi()
  planner = await api.as('planner', '410400')
  county = await api.as('county', county1)
  await planner.tell('PUT', '/api/business-day', { day: '2021-11-30' })
  for (const [index, uscc] of codes.entries()) {
    const unit = uscc === second ? county2 : county1
    await api.state(
      { type: 'RegisterEntryListed', data: { uscc, name: `第${index + 1}机械有限公司`, unit } },
      '2020-12-31',
    )
  }
  await listed(api, {
    officers: [
      ['KJ001', '胡军', county1],
      ['KJ002', '马霞强', county2],
      ['KJ003', '徐杰刚', county1],
    ],
    firms: [
      [first, 'KJ001', '2021-01-20'],
      [second, 'KJ002', '2021-01-20'],
      [unknown, 'KJ002', '2021-01-20'],
    ],
  })
  await api.open('officer', [{ role: 'service-officer', unit: county2 }])
  await planner.tell('PUT', '/api/officers/KJ001/account', { account: 'officer' })
  officer = await api.signIn('officer')
}, 60_000)

beforeEach(() => api.catchUp())
afterAll(() => api.stop())

async function officerOf(uscc: string, query = '', who = planner): Promise<Answered['body']> {
  await api.catchUp()
  return (await who.get(`/api/enterprises/${uscc}/officer${query}`)).body
}

const assign = (who: Person, firms: readonly string[], to: string, change: object = basis) =>
  who.tell('POST', '/api/assignments', { firms, officer: to, on: '2021-07-01', ...change })

describe('assigning', () => {
  test('makes an officer accountable from a day, and says who was on 30 June', async () => {
    expect((await assign(planner, [first], 'KJ003')).status).toBe(200)
    expect(await officerOf(first)).toMatchObject({
      officer: {
        officer: 'KJ003',
        name: '徐杰刚',
        from: '2021-07-01',
        through: null,
        document: basis.document,
        cover: null,
      },
      others: [{ officer: 'KJ001', name: '胡军', from: '2021-01-20', through: '2021-06-30' }],
    })
    expect(await officerOf(first, '?asOf=2021-06-30')).toMatchObject({ officer: { officer: 'KJ001' } })
    expect(await officerOf(first, '?asOf=2021-01-19')).toMatchObject({ officer: null })
  })

  test('follows a document or says why not', async () => {
    expect((await assign(planner, [third], 'KJ001', {})).body).toMatchObject({
      type: 'basis-missing',
      fields: [{ field: 'document' }],
    })
    expect((await assign(planner, [third], 'KJ001', { reason: '新增企业' })).status).toBe(200)
    expect(await officerOf(third)).toMatchObject({ officer: { officer: 'KJ001' } })
  })

  test('leaves as they are firms that have the officer already', async () => {
    expect((await assign(planner, [third, fourth], 'KJ001')).status).toBe(200)
    expect(await officerOf(fourth)).toMatchObject({ officer: { from: '2021-07-01' } })
    expect((await assign(planner, [third, fourth], 'KJ001')).body).toMatchObject({ type: 'nothing-changes' })
  })

  test.each([
    ['KJ999', '2021-07-01', 'officer-unknown'],
    ['KJ001', '2020-07-01', 'officer-not-serving'],
    ['KJ001', '2021-02-30', 'not-a-day'],
  ])('to %s from %s is refused', async (to, on, type) => {
    expect((await assign(planner, [third], to, { ...basis, on })).body).toMatchObject({ type })
  })

  test('is a county’s for its own firms, to an officer of any unit', async () => {
    expect((await assign(county, [second], 'KJ001')).body).toMatchObject({ type: 'firm-unknown' })
    expect((await assign(county, [third], 'KJ002', { ...basis, on: '2021-09-01' })).status).toBe(200)
    expect(await officerOf(third, '', county)).toMatchObject({ officer: { officer: 'KJ002' } })
  })

  test('by the present code ends what a list said by a code of before', async () => {
    await listed(api, { firms: [[former, 'KJ001', '2021-02-01']] })
    const data = { uscc: fifth, name: '第五机械有限公司', formerCode: former }
    await api.state({ type: 'CreditCodeReplaced', data }, '2021-05-01')
    expect(await officerOf(fifth)).toMatchObject({ officer: { officer: 'KJ001' } })
    expect((await assign(planner, [former], 'KJ003')).status).toBe(200)
    expect(await officerOf(fifth)).toMatchObject({
      officer: { officer: 'KJ003' },
      others: [{ officer: 'KJ001', through: '2021-06-30' }],
    })
    expect((await planner.get('/api/assignments?officer=KJ001')).text).not.toContain(fifth)
  })
})

describe('the list of assignments', () => {
  test('is asked by unit, officer and day, and pages by code', async () => {
    const { body } = await planner.get(`/api/assignments?officer=KJ002&asOf=2021-06-30`)
    expect(body).toMatchObject({
      count: 2,
      items: [
        { uscc: second, unit: county2, officerName: '马霞强', from: '2021-01-20', through: null },
        { uscc: unknown, name: '名单所写的企业', unit: 'unknown' },
      ],
    })
    const page = await planner.get('/api/assignments?limit=2')
    expect(page.body['items']).toHaveLength(2)
    const next = await planner.get(`/api/assignments?limit=50&cursor=${String(page.body['next'])}`)
    expect(page.body['count']).toBe(2 + Object(next.body['items']).length)
    expect((await county.get('/api/assignments')).text).not.toContain(second)
    expect((await planner.get(`/api/assignments?unit=${county2}`)).body).toMatchObject({ count: 1 })
  })

  test('is an officer’s own list, in whatever county', async () => {
    const { body } = await officer.get('/api/assignments')
    expect(body).toMatchObject({ count: 1, items: [{ uscc: fourth, unit: county1 }] })
    expect((await officer.get(`/api/enterprises/${fourth}/officer`)).status).toBe(200)
    expect((await officer.get(`/api/enterprises/${second}/officer`)).status).toBe(404)
    expect((await officer.get('/api/assignments/unassigned')).status).toBe(404)
  })
})

describe('an objection', () => {
  const path = `/api/enterprises/${fourth}/officer/objection`

  test('is the officer’s, and waits for who assigns', async () => {
    expect(
      (await officer.tell('POST', `/api/enterprises/${second}/officer/objection`, { reason: '不熟悉' })).status,
    ).toBe(404)
    expect((await officer.tell('POST', path, { reason: '已满十家' })).status).toBe(200)
    await api.catchUp()
    expect((await county.get('/api/assignments?objected=true')).body).toMatchObject({
      count: 1,
      items: [{ uscc: fourth, officer: 'KJ001', objection: '已满十家' }],
    })
    expect((await officer.tell('POST', path, { reason: '已满十家' })).body).toMatchObject({ type: 'objected-already' })
  })

  test('that is not agreed to leaves the firm where it is', async () => {
    expect((await county.tell('POST', `${path}/decision`, { upheld: false, reason: '人手不足' })).status).toBe(200)
    expect(await officerOf(fourth)).toMatchObject({ officer: { officer: 'KJ001', objection: null } })
    expect((await county.tell('POST', `${path}/decision`, { upheld: false, reason: '人手不足' })).body).toMatchObject({
      type: 'no-objection',
    })
  })

  test('that is agreed to may give the firm to another', async () => {
    await officer.tell('POST', path, { reason: '已满十家' })
    const decision = { upheld: true, reason: '同意退回', officer: 'KJ003' }
    expect((await county.tell('POST', `${path}/decision`, { ...decision, officer: 'KJ001' })).body).toMatchObject({
      type: 'same-officer',
    })
    expect((await county.tell('POST', `${path}/decision`, decision)).status).toBe(200)
    expect(await officerOf(fourth)).toMatchObject({
      officer: { officer: 'KJ003', from: '2021-11-30' },
      others: [{ officer: 'KJ001', through: '2021-11-29' }],
    })
  })
})

test('ending leaves the firm without an officer from a day on', async () => {
  const path = `/api/enterprises/${fourth}/officer/end`
  expect((await county.tell('POST', path, { on: '2021-11-30', reason: '企业搬迁' })).status).toBe(200)
  expect(await officerOf(fourth)).toMatchObject({ officer: null })
  expect((await county.tell('POST', path, { on: '2021-11-30', reason: '企业搬迁' })).body).toMatchObject({
    type: 'nobody-assigned',
  })
  expect(
    (await county.tell('POST', `/api/enterprises/${second}/officer/end`, { on: '2021-11-30', reason: '搬迁' })).status,
  ).toBe(404)
})

describe('firms without an officer', () => {
  const unassigned = (query: string) => planner.get(`/api/assignments/unassigned${query}`)

  test('are those that should have one, of which kind is asked for', async () => {
    const number = '202041042200000001'
    await api.state(
      { type: 'TechSmeRegistered', data: { uscc: fourth, name: '第四机械有限公司', number } },
      '2020-05-01',
    )
    await api.catchUp()
    expect((await unassigned(`?unit=${county1}`)).body).toMatchObject({
      count: 1,
      items: [{ uscc: fourth, stage: 'none', last: { officer: 'KJ001', name: '胡军', through: '2021-11-29' } }],
    })
    expect((await unassigned('?kind=tech-sme')).body).toMatchObject({ count: 1 })
    expect((await unassigned('?kind=high-tech')).body).toMatchObject({ count: 0 })
    expect((await unassigned('?asOf=2020-12-31&kind=all')).body).toMatchObject({ count: codes.length })
  })

  test('are spread over officers, after a look at what would change', async () => {
    await planner.tell('POST', `/api/enterprises/${first}/officer/end`, { on: '2021-11-30', reason: '重新分配' })
    await api.catchUp()
    const bulk = { unit: county1, kind: 'all', officers: ['KJ001', 'KJ003'], on: '2021-12-01', ...basis }
    const head = await api.shell.store.head('4104')
    const preview = await county.tell('POST', '/api/assignments/bulk', { ...bulk, preview: true })
    expect(preview.body).toMatchObject({
      position: null,
      changes: [
        { uscc: first, officer: 'KJ001' },
        { uscc: fourth, officer: 'KJ001' },
      ],
      load: [
        { officer: 'KJ001', name: '胡军', before: 0, after: 2 },
        { officer: 'KJ003', before: 1, after: 1 },
      ].map((line) => expect.objectContaining(line)),
      left: 0,
    })
    expect(await api.shell.store.head('4104')).toBe(head)
    const some = await county.tell('POST', '/api/assignments/bulk', { ...bulk, atMost: 1 })
    expect(some.body).toMatchObject({ changes: [{ uscc: first }], left: 1 })
    expect(await officerOf(first, '?asOf=2021-12-01')).toMatchObject({ officer: { officer: 'KJ001' } })
    expect((await county.tell('POST', '/api/assignments/bulk', { ...bulk, unit: county2 })).status).toBe(404)
  })
})
