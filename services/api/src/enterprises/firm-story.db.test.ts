import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listedEventsOf } from '../duties/test-duties.ts'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'
import { baofeng, openField, yexian } from '../visits/test-visits.ts'

let api: TestApi
let lin: Person
let planner: Person
const visit = randomUUID()
const demand = randomUUID()

beforeAll(async () => {
  api = await startTestApi()
  await openField(api)
  await sql`
    insert into person (journal, person, name)
    select '4104', person, '陈涛' from officer_1 where officer = 'KJ001' and upper_inf(known)`.execute(api.shell.db)
  lin = await api.signIn('lin')
  planner = await api.as('planner', '410400')
  const firms = [{ visit, ...baofeng }]
  const demands = [{ demand, category: 'N6', text: '想申报高企' }]
  await lin.tell('POST', '/api/visits', {
    firms,
    on: '2021-11-20',
    mode: 'on-site',
    findings: { employees: 8 },
    demands,
  })
  await api.catchUp()
}, 60_000)

afterAll(() => api.stop())

async function story(person: Person, { uscc } = baofeng): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { body } = await person.get(`/api/enterprises/${uscc}/timeline`)
  const items: unknown = body['items']
  return Array.isArray(items) ? items : []
}

const types = async (person: Person, firm = baofeng) => (await story(person, firm)).map(({ type }) => type)

test('a firm’s timeline holds what was stated of it and what was done for it, each with who and when', async () => {
  const all = await story(lin)
  expect(all.map(({ type }) => type)).toEqual([
    'DemandRaised',
    'ProfileObserved',
    'VisitLogged',
    'OfficerAssigned',
    'RegisterEntryListed',
  ])
  expect(all[2]).toMatchObject({
    occurredOn: '2021-11-20',
    actor: 'lin 的持有人',
    recordedAt: expect.any(String),
    record: { kind: 'visit', id: visit },
    people: [{ officer: 'KJ001', name: '陈涛' }],
    fields: [],
    withdrawn: false,
  })
  expect(all[0]).toMatchObject({ record: { kind: 'demand', id: demand } })
  expect(all[3]).toMatchObject({ record: { kind: 'assignment', id: baofeng.uscc }, people: [{ name: '陈涛' }] })
})

test('checks and yearly duties stand in it, with their days, the two who went, and the list or the person behind them', async () => {
  const check = randomUUID()
  const { store, journal } = api.shell
  const said = { ...yexian, year: 2022, rules: 'tech-sme-check-2022', triggers: ['few-employees'] }
  const events = [
    { type: 'CheckRaised', data: said, occurredOn: '2021-11-01' },
    { type: 'CheckStaffed', data: { who: ['KJ001', 'shen'] }, occurredOn: '2021-11-01' },
    { type: 'CheckRecorded', data: { by: 'KJ001', findings: [] }, occurredOn: '2021-11-02' },
    { type: 'CheckConcluded', data: { by: 'shen', verdict: 'passed' }, occurredOn: '2021-11-03' },
  ].map((event) => ({ stream: `check-${check}`, ...event, schema: 1 }))
  await store.append({ journal, actor: 'lin', command: { id: randomUUID(), content: {} }, events })
  await listedEventsOf(api, { ...yexian, duty: 'statistics-flash', year: 2021 }, '2021-01-12')
  const marked = { uscc: yexian.uscc, duty: 'high-tech-annual', year: 2021, on: '2021-05-20' }
  expect((await planner.tell('POST', '/api/duties/done', marked)).status).toBe(200)
  await api.catchUp()
  const all = (await story(await api.as('county', '410422'), yexian)).filter(({ record }) =>
    ['check', 'duty'].includes(String(Object(record)['kind'])),
  )
  const went = { officer: 'KJ001', name: '陈涛' }
  const other = { officer: null, name: 'shen 的持有人' }
  expect(all).toMatchObject([
    { occurredOn: '2021-11-03', summary: '实地核查通过，复核人 shen', people: [other], record: { id: check } },
    { occurredOn: '2021-11-02', summary: '实地核查记录（KJ001）：各项相符', people: [went] },
    { occurredOn: '2021-11-01', summary: '实地核查人员：KJ001、shen', people: [went, other] },
    { occurredOn: '2021-11-01', summary: '2022 年入库前实地核查，触发条件 1 项', actor: 'lin 的持有人', list: null },
    { occurredOn: '2021-05-20', summary: '已完成 2021 年高企发展情况年报', actor: expect.any(String), list: null },
    { occurredOn: '2021-01-12', summary: '已完成 2021 年统计快报', list: { row: 1 }, record: { kind: 'duty' } },
  ])
  expect(await types(await api.as('county', '410421'), yexian)).toEqual([])
})

test('a county sees what was done on the days on which it answered for the firm', async () => {
  const baofengs = await api.as('county', '410421')
  const move = { type: 'ResponsibilityMoved', on: '2021-11-10', unit: '410422', reason: '属地调整' }
  expect((await planner.tell('POST', `/api/enterprises/${baofeng.uscc}/statements`, move)).status).toBe(200)
  await api.catchUp()
  expect(await types(baofengs)).toEqual(['ResponsibilityMoved', 'OfficerAssigned', 'RegisterEntryListed'])
  expect(await types(await api.as('county', '410422'))).toEqual([
    'DemandRaised',
    'ProfileObserved',
    'VisitLogged',
    'ResponsibilityMoved',
  ])
})

test('a visit that was to another firm leaves the timeline for that one’s; withdrawn it is struck through', async () => {
  await lin.tell('POST', `/api/visits/${visit}/amendments`, {
    changes: { uscc: yexian.uscc, name: yexian.name },
    on: '2021-11-19',
  })
  await api.catchUp()
  expect(await types(lin)).not.toContain('VisitLogged')
  expect((await story(planner, yexian)).find(({ type }) => type === 'VisitLogged')).toMatchObject({
    occurredOn: '2021-11-19',
    corrected: true,
  })
  await lin.tell('POST', `/api/visits/${visit}/withdrawal`, { reason: '记错了' })
  await api.catchUp()
  expect((await story(planner, yexian)).find(({ type }) => type === 'VisitLogged')).toMatchObject({ withdrawn: true })
})
