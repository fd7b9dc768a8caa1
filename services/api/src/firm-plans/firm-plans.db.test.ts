import { plansAtWork } from '@titian/read-models'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'

const ye = '410422'
const ours = { uscc: '91410402923358705G', name: '叶县春雷机电有限公司' }
const theirs = { uscc: '914104219072854973', name: '宝丰秋水材料有限公司' }
const person = '00000000-0000-4000-8000-00000000000f'
const plans = `/api/enterprises/${ours.uscc}/plans`

let api: TestApi
let planner: Person
let county: Person
let officer: Person

const event = (stream: string, type: string, data: object, occurredOn: string) => ({
  stream,
  type,
  schema: 1,
  data: { ...data },
  occurredOn,
})

beforeAll(async () => {
  api = await startTestApi()
  planner = await api.as('planner', '410400')
  county = await api.as('county', ye)
  officer = await api.as('service-officer', '410421')
  await planner.tell('PUT', '/api/business-day', { day: '2021-06-30' })
  await api.state({ type: 'RegisterEntryListed', data: { ...ours, unit: ye } }, '2020-12-31')
  await api.state({ type: 'RegisterEntryListed', data: { ...theirs, unit: '410421' } }, '2020-12-31')
  await api.shell.store.append({
    journal: '4104',
    actor: 'test',
    command: { id: randomUUID(), content: {} },
    events: [
      event('officer-KJ001', 'OfficerListed', { officer: 'KJ001', person, unit: '410421' }, '2021-01-01'),
      event('officer-KJ001', 'OfficerAccountLinked', { account: 'service-officer.410421' }, '2021-01-01'),
      event(`assignment-${ours.uscc}`, 'OfficerAssigned', { ...ours, officer: 'KJ001' }, '2021-01-01'),
    ],
  })
  await api.catchUp()
})

afterAll(() => api.stop())

const content = {
  title: 'high-tech',
  forecast: 'possible',
  gaps: [{ criterion: '研发费用占比', current: '3.1%', need: '5%', step: '补辅助账' }],
  supports: [{ name: '首次认定奖补', amount: 10 }],
  risks: ['专利将到期'],
}
const forFirm = { what: '归集研发费用', owner: 'firm', due: '2021-06-15', evidence: '辅助账' }
const forOfficer = { what: '请会计师上门辅导', owner: 'officer', due: '2021-07-31' }

interface Shown {
  readonly items: readonly {
    readonly actions: readonly { readonly action: string; readonly what: string }[]
  }[]
}

async function shown(who: Person, search = ''): Promise<Shown> {
  await api.catchUp()
  const { body } = await who.get(`${plans}${search}`)
  const items: Shown['items'] = Object(body['items'])
  return { ...body, items }
}

test('a county drafts a firm’s plan, and the firm’s officer from elsewhere reads and revises it', async () => {
  const draft = { ...content, actions: [forFirm, forOfficer] }
  expect((await county.tell('PUT', `${plans}/2021`, draft)).status).toBe(200)
  const seen = await shown(officer)
  expect(seen).toMatchObject({
    mayWrite: true,
    items: [
      {
        year: 2021,
        ...content,
        draftedOn: '2021-06-30',
        actions: [
          { ...forFirm, doneOn: null, overdue: true },
          { ...forOfficer, doneOn: null, overdue: false },
        ],
        outcome: null,
      },
    ],
  })
  const actions = seen.items[0]?.actions.map(({ action }, index) => ({
    action,
    ...(index === 0 ? forFirm : forOfficer),
  }))
  const same = await officer.tell('PUT', `${plans}/2021`, { ...content, actions })
  expect(same).toMatchObject({ status: 409, body: { type: 'nothing-changes' } })
  const revised = { ...content, forecast: 'likely', actions, reason: '专利已授权' }
  expect((await officer.tell('PUT', `${plans}/2021`, revised)).status).toBe(200)
})

const inWork = async () => (await officer.get('/api/my-work')).body['items']
const waits = expect.objectContaining({ kind: 'plan-action' })

test('what waits for the officer in the plan of an own firm is on his list, and only on his', async () => {
  await api.catchUp()
  expect(await inWork()).toContainEqual(
    expect.objectContaining({
      kind: 'plan-action',
      firm: expect.objectContaining(ours),
      due: '2021-07-31',
      why: '一企一策中由您办理：请会计师上门辅导',
      action: 'open-firm',
    }),
  )
  const at = { journal: '4104', officers: ['KJ002'], today: '2021-06-30' }
  expect(await plansAtWork(api.shell.db, at)).toEqual([])
})

test('an action is done once, with what shows it, and then waits for nobody', async () => {
  const [, action] = (await shown(officer)).items[0]?.actions ?? []
  const url = `${plans}/2021/actions/${action?.action}/done`
  expect((await officer.tell('POST', url, { evidence: '辅导记录' })).status).toBe(200)
  expect(await officer.tell('POST', url, {})).toMatchObject({ status: 409, body: { type: 'nothing-changes' } })
  const nowhere = await officer.tell('POST', `${plans}/2021/actions/nothing/done`, {})
  expect(nowhere).toMatchObject({ status: 409, body: { type: 'plan-action-unknown' } })
  expect(await shown(officer)).toMatchObject({
    items: [{ actions: [{}, { doneOn: '2021-06-30', shown: '辅导记录' }] }],
  })
  await api.catchUp()
  expect(await inWork()).not.toContainEqual(waits)
})

test('whose firm it is not is told nothing of its plan', async () => {
  const other = await api.as('county', '410421')
  expect((await other.get(plans)).status).toBe(404)
  expect((await other.tell('PUT', `${plans}/2021`, { ...content, actions: [] })).status).toBe(404)
  expect((await other.tell('POST', `${plans}/2021/close`, {})).status).toBe(404)
})

test('a year far off, and a year without a plan, are said to be so', async () => {
  const off = await county.tell('PUT', `${plans}/2024`, { ...content, actions: [] })
  expect(off).toMatchObject({ status: 422, body: { type: 'firm-plan-year-off', fields: [{ field: 'year' }] } })
  const none = await county.tell('POST', `${plans}/2022/reviews`, { quarter: 1, note: '没有开始' })
  expect(none).toMatchObject({ status: 409, body: { type: 'firm-plan-unknown' } })
})

test('it closes with what titles say beside what was expected, and the whole story is in the timeline', async () => {
  await county.tell('POST', `${plans}/2021/reviews`, { quarter: 2, note: '材料已齐' })
  const recognised = { ...ours, unit: ye, certificate: 'GR202141000001', issuedOn: '2021-10-28', years: 3 }
  await api.state({ type: 'HighTechRecognised', data: recognised }, '2021-10-28')
  await planner.tell('PUT', '/api/business-day', { day: '2021-11-30' })
  await api.catchUp()
  expect((await officer.tell('POST', `${plans}/2021/close`, { note: '第一批认定' })).status).toBe(200)
  expect(await shown(county)).toMatchObject({
    items: [
      {
        forecast: 'likely',
        reviews: [{ quarter: 2, note: '材料已齐', on: '2021-06-30' }],
        outcome: { on: '2021-11-30', granted: true, note: '第一批认定' },
      },
    ],
  })
  const again = await county.tell('POST', `${plans}/2021/close`, {})
  expect(again).toMatchObject({ status: 409, body: { type: 'firm-plan-closed-already' } })
  const { body } = await county.get(`/api/enterprises/${ours.uscc}/timeline`)
  const items: readonly { record?: { kind: string; id: string }; summary: string }[] = Object(body['items'])
  expect(items.filter(({ record }) => record?.kind === 'plan').map(({ summary }) => summary)).toEqual([
    '一企一策结案：已取得高新技术企业，原预期把握较大，第一批认定',
    '一企一策第 2 季度评估：材料已齐',
    '一企一策措施已完成：请会计师上门辅导，凭据：辅导记录',
    '修订一企一策：目标高新技术企业（把握较大），差距 1 项，措施 2 项，原因：专利已授权',
    '制定 2021 年一企一策：目标高新技术企业（有希望），差距 1 项，措施 2 项',
  ])
})

test('as of a day it reads as it was then', async () => {
  expect(await shown(county, '?asOf=2021-06-30')).toMatchObject({ items: [{ outcome: null }] })
  expect(await shown(county, '?asOf=2021-06-29')).toMatchObject({ items: [] })
  const { rows } = await sql<{ plan: string }>`select distinct plan from firm_plan_1`.execute(api.shell.db)
  expect(rows).toEqual([{ plan: `${ours.uscc}-2021` }])
})
