import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { documentText } from '../documents/test-document.ts'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'
import { baofeng, openField, yexian } from '../visits/test-visits.ts'

let api: TestApi
let planner: Person
let county: Person
let lin: Person
let shen: Person

const items = ['exists', 'place', 'people', 'research', 'rights', 'accounts', 'products']
const findings = items.map((item) => ({ item, holds: 'yes' }))

beforeAll(async () => {
  api = await startTestApi()
  await openField(api)
  planner = await api.as('planner', '410400')
  county = await api.as('county', '410422')
  lin = await api.signIn('lin')
  shen = await api.signIn('shen')
  const revoked = { ...yexian, certificate: 'GR201841000001' }
  await api.state({ type: 'TechSmeRegistered', data: { ...baofeng, number: '202041042100000001' } }, '2020-06-01')
  await api.state({ type: 'HighTechRevoked', data: revoked }, '2020-05-01')
}, 60_000)

beforeEach(() => api.catchUp())
afterAll(() => api.stop())

/** Raises a check of 宝丰's firm for a year of its own, and says under which id. */
async function raised(year: number): Promise<string> {
  const check = randomUUID()
  const declared = { employees: 4 }
  expect((await planner.tell('POST', '/api/checks', { check, uscc: baofeng.uscc, year, declared })).status).toBe(200)
  await api.catchUp()
  return check
}

async function staffed(year: number, who: readonly string[] = ['KJ001', 'KJ002']): Promise<string> {
  const check = await raised(year)
  expect((await planner.tell('PUT', `/api/checks/${check}/officers`, { who })).status).toBe(200)
  await api.catchUp()
  return check
}

test('the rules of a day are told with their source', async () => {
  const { body } = await lin.get('/api/checks/rules?asOf=2026-07-01')
  expect(body).toMatchObject({
    on: '2026-07-01',
    rules: { id: 'tech-sme-check-2026', reviewDays: 3, source: expect.stringContaining('工企业函') },
  })
  expect((await lin.get('/api/checks/rules')).body).toMatchObject({ rules: { id: 'tech-sme-check-2022' } })
})

test('of those entered last year and not yet in this one, the firms for which a rule is met are listed', async () => {
  const among = async (query: string) => {
    const { body } = await planner.get(`/api/checks/firms?year=2021${query}`)
    return body['items']
  }
  expect(await among('')).toEqual([])
  expect(await among('&among=all')).toMatchObject([
    {
      uscc: yexian.uscc,
      known: { employees: 50, riskWithin3Years: true, firstTime: true },
      from: expect.arrayContaining([
        { field: 'employees', on: '2020-12-31', by: 'register' },
        { field: 'riskWithin3Years', on: '2020-05-01', by: 'revocation' },
      ]),
      triggers: [
        { rule: 'few-employees', verdict: 'unmet' },
        { rule: 'mostly-scientists', verdict: 'unknown' },
        { rule: 'dishonesty', verdict: 'met' },
      ],
      check: null,
    },
  ])
  expect(await among(`&uscc=${baofeng.uscc}`)).toMatchObject([{ known: { firstTime: false }, check: null }])
  expect((await county.get(`/api/checks/firms?year=2021&uscc=${baofeng.uscc}`)).body).toMatchObject({ items: [] })
})

test('what a visit found goes before the register, with its day', async () => {
  const visit = { firms: [{ visit: randomUUID(), ...baofeng }], on: '2021-11-20', mode: 'on-site' }
  await lin.tell('POST', '/api/visits', { ...visit, findings: { employees: 5 } })
  await api.catchUp()
  expect((await planner.get('/api/checks/firms?year=2021')).body).toMatchObject({
    items: [{ uscc: baofeng.uscc, from: [{ field: 'employees', on: '2021-11-20', by: 'visit' }, {}] }],
  })
})

test('a check goes from raised to concluded, by two names and two hands', async () => {
  const check = await staffed(2022)
  const path = `/api/checks/${check}`
  expect((await planner.get(path)).body).toMatchObject({
    name: baofeng.name,
    unit: '410421',
    status: 'open',
    who: [{ who: 'KJ001' }, { who: 'KJ002' }],
    triggers: ['职工总数不超过 5 人'],
    declared: { employees: 4 },
    due: '2021-12-03',
    clock: '形式审查 3 个工作日，还剩 3 个，截止 2021-12-03',
    may: { staff: true, drop: true, recordAs: ['KJ001', 'KJ002'], concludeAs: [] },
  })
  const record = {
    on: '2021-11-30',
    findings: [
      ...findings.filter(({ item }) => item !== 'people'),
      { item: 'people', holds: 'no', note: '花名册 3 人' },
    ],
  }
  expect((await lin.tell('POST', `${path}/record`, record)).status).toBe(200)
  expect((await lin.tell('POST', `${path}/conclusion`, { verdict: 'failed' })).body).toMatchObject({
    type: 'check-needs-other-hand',
  })
  await api.catchUp()
  expect((await shen.get(path)).body).toMatchObject({ recordedBy: 'KJ001', may: { concludeAs: ['KJ002'] } })
  const concluded = await shen.tell('POST', `${path}/conclusion`, { verdict: 'failed', note: '人数不符' })
  expect(concluded.status).toBe(200)
  await api.catchUp()
  const { body } = await planner.get(path)
  expect(body).toMatchObject({
    status: 'failed',
    recordedOn: '2021-11-30',
    concludedOn: '2021-11-30',
    clock: '形式审查 3 个工作日，2021-11-30 按期办结',
    conclusion: '人数不符',
    may: { staff: false, recordAs: [] },
  })
  expect(JSON.stringify(body['findings'])).toContain('花名册 3 人')
  const form = await api.app.inject({ url: `${path}/form.docx`, headers: { cookie: shen.cookie } })
  const text = documentText(form.rawPayload)
  expect(text).toContain(baofeng.name)
  expect(text).toContain('职工总数 4 人')
  expect(text).toContain('花名册 3 人')
  expect(body['events']).toHaveLength(4)
  expect((await planner.tell('POST', `${path}/drop`, { reason: '重复' })).body).toMatchObject({ type: 'check-done' })
})

test('a firm has one running check a year; dropped, another may be raised', async () => {
  const check = await raised(2023)
  const another = { check: randomUUID(), uscc: baofeng.uscc, year: 2023, declared: { employees: 4 } }
  expect(await planner.tell('POST', '/api/checks', another)).toMatchObject({
    status: 409,
    body: { type: 'key-claimed', title: expect.stringContaining('已有在办的实地核查') },
  })
  await planner.tell('POST', `/api/checks/${check}/drop`, { reason: '企业放弃申报' })
  expect((await planner.tell('POST', '/api/checks', another)).status).toBe(200)
  await api.catchUp()
  expect((await planner.get(`/api/checks/${check}`)).body).toMatchObject({
    status: 'dropped',
    dropped: '企业放弃申报',
    clock: null,
  })
})

test('where no rule is met a reason is asked for', async () => {
  const body = { check: randomUUID(), uscc: yexian.uscc, year: 2024, declared: { riskWithin3Years: false } }
  expect((await county.tell('POST', '/api/checks', body)).body).toMatchObject({ type: 'check-without-cause' })
  expect((await county.tell('POST', '/api/checks', { ...body, reason: '随机抽查' })).status).toBe(200)
  const theirs = { ...body, check: randomUUID(), uscc: baofeng.uscc }
  expect((await county.tell('POST', '/api/checks', theirs)).body).toMatchObject({ type: 'firm-unknown' })
  expect((await lin.tell('POST', '/api/checks', body)).status).toBe(403)
})

test('who goes is an officer who serves, or somebody with an account', async () => {
  const check = await raised(2025)
  const staff = (...who: string[]) => planner.tell('PUT', `/api/checks/${check}/officers`, { who })
  expect((await staff('KJ001', 'KJ009')).body).toMatchObject({ type: 'check-person-unknown' })
  expect((await staff('KJ001', 'kj001')).body).toMatchObject({ type: 'check-needs-two' })
  expect((await staff('KJ001', 'county.410422')).status).toBe(200)
  await api.catchUp()
  expect((await county.get(`/api/checks/${check}`)).body).toMatchObject({
    who: [{ who: 'KJ001' }, { who: 'county.410422', name: 'county.410422 的持有人' }],
    may: { staff: false, recordAs: ['county.410422'] },
  })
  expect((await county.tell('PUT', `/api/checks/${check}/officers`, { who: ['KJ001', 'KJ002'] })).body).toMatchObject({
    type: 'check-of-others',
  })
})

test('officers see what they are named in and what is of their firms, and act only where they are named', async () => {
  const check = await staffed(2026, ['KJ002', 'planner.410400'])
  const ids = async (person: Person, query = '') => {
    const { body } = await person.get(`/api/checks?year=2026${query}`)
    return [body['items']].flat().map((item) => Object(item).check)
  }
  expect(await ids(lin)).toEqual([check])
  expect(await ids(lin, '&mine=true')).toEqual([])
  expect(await ids(shen, '&mine=true')).toEqual([check])
  expect(await ids(county)).toEqual([])
  expect((await county.get(`/api/checks/${check}`)).status).toBe(404)
  expect((await lin.tell('POST', `/api/checks/${check}/record`, { on: '2021-11-30', findings })).body).toMatchObject({
    type: 'check-of-others',
  })
})

test('what is wrong with a record is said', async () => {
  const check = await staffed(2027)
  const record = (body: object) =>
    lin.tell('POST', `/api/checks/${check}/record`, { on: '2021-11-30', findings, ...body })
  expect((await record({ on: '2021-12-01' })).body).toMatchObject({ type: 'check-in-the-future' })
  expect((await record({ findings: findings.slice(1) })).body).toMatchObject({
    type: 'check-items-missing',
    title: expect.stringContaining('企业存续经营'),
  })
  expect((await record({ by: 'KJ002' })).body).toMatchObject({ type: 'not-one-of-the-two' })
  expect((await record({ on: '2021-02-30' })).body).toMatchObject({ type: 'not-a-day' })
  expect(
    (await lin.tell('POST', `/api/checks/${randomUUID()}/record`, { on: '2021-11-30', findings })).body,
  ).toMatchObject({
    type: 'check-unknown',
  })
})

test('late are those whose three working days are over', async () => {
  const late = async (asOf: string) => (await planner.get(`/api/checks?late=true&asOf=${asOf}`)).body['count']
  expect(await late('2021-12-03')).toBe(0)
  expect(await late('2021-12-06')).toBe((await planner.get('/api/checks?status=running')).body['count'])
  expect((await planner.get('/api/checks?cursor=%E7%BF%BB')).body).toMatchObject({ type: 'cursor-unreadable' })
})

test('失信 that somebody states asks for a check of that firm until it is withdrawn; where nothing is recorded nobody knows', async () => {
  const known = async (firm: { readonly uscc: string }) => {
    await api.catchUp()
    const { body } = await planner.get(`/api/checks/firms?year=2021&among=all&uscc=${firm.uscc}`)
    return [body['items']].flat().map((item) => ({ known: Object(item).known, from: Object(item).from }))
  }
  const [before] = await known(baofeng)
  expect(before?.known).not.toHaveProperty('riskWithin3Years')
  const [untouched] = await known(yexian)

  const path = `/api/enterprises/${baofeng.uscc}`
  const listed = { type: 'CreditRiskListed', on: '2016-03-02', kind: '经营异常名录', reason: '信用中国公示' }
  expect((await planner.tell('POST', `${path}/statements`, listed)).body).toMatchObject({ effect: [] })
  expect(await known(baofeng)).toMatchObject([
    {
      known: { riskWithin3Years: true },
      from: expect.arrayContaining([{ field: 'riskWithin3Years', on: '2016-03-02', by: 'credit-risk' }]),
    },
  ])
  expect(await known(yexian)).toEqual([untouched])

  const { body: timeline } = await planner.get(`${path}/timeline`)
  const concerns = [timeline['items']]
    .flat()
    .map((item) => Object(item))
    .find(({ type }) => type === 'CreditRiskListed').version
  const ended = { concerns, changes: { until: '2017-03-02' }, reason: '已移出' }
  expect((await planner.tell('POST', `${path}/corrections`, ended)).status).toBe(200)
  expect((await known(baofeng))[0]?.known).not.toHaveProperty('riskWithin3Years')

  const revoked = { type: 'TechSmeNumberRevoked', on: '2020-09-01', reason: '豫科〔2020〕8号' }
  expect((await planner.tell('POST', `${path}/statements`, revoked)).status).toBe(200)
  expect(await known(baofeng)).toMatchObject([
    { from: expect.arrayContaining([{ field: 'riskWithin3Years', on: '2020-09-01', by: 'number-revocation' }]) },
  ])
})
