import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'

let api: TestApi
let planner: Person
const list = randomUUID()
const asked = { indicator: 'high-tech.new', unit: '410422', year: 2021 }
const document = '平科〔2021〕18号'

beforeAll(async () => {
  api = await startTestApi()
  planner = await api.as('planner', '410400')
  await planner.tell('PUT', '/api/business-day', { day: '2021-06-30' })
  await sql`
    insert into import (journal, import, status, file_name, sha256, size, unit, received_by, list)
    values ('4104', ${list}, 'committed', '', '', 1, '410400', 'planner', '{"title": "目标分解表"}')`.execute(
    api.shell.db,
  )
  const parts = { 410400: 11, 410421: 5, 410422: 6 }
  const events = Object.entries(parts).map(([unit, value]) => ({
    stream: `target-${unit}-high-tech.new-2021`,
    type: 'TargetSet',
    schema: 1,
    data: { ...asked, unit, value, document: '平科〔2021〕8号' },
    occurredOn: '2021-01-01',
    meta: { list: { import: list, row: 3 } },
  }))
  await api.shell.store.append({
    journal: '4104',
    actor: 'planner.410400',
    command: { id: randomUUID(), content: {} },
    events,
  })
  await api.catchUp()
})
afterAll(() => api.stop())

const revisions = async (who: Person, unit = asked.unit, search = '') =>
  who.get(`/api/targets/revisions?indicator=${asked.indicator}&unit=${unit}&year=${asked.year}${search}`)

async function targetsOf(): Promise<Record<string, number>> {
  const { body } = await planner.get('/api/targets?year=2021')
  const items: readonly { indicator: string; unit: string; target: number | null }[] = Object(body['items'])
  return Object.fromEntries(
    items.flatMap(({ indicator, unit, target }) =>
      indicator === asked.indicator && target !== null ? [[unit, target]] : [],
    ),
  )
}

test('a unit’s target is revised with the whole along, and every word of it can be read', async () => {
  const revised = { ...asked, value: 8, document, reason: '年中调整' }
  const wrong = await planner.tell('POST', '/api/targets', { ...revised, whole: 12 })
  expect(wrong).toMatchObject({ status: 422, body: { type: 'whole-is-not-the-sum', fields: [{ field: 'whole' }] } })
  expect((await planner.tell('POST', '/api/targets', { ...revised, whole: 13 })).status).toBe(200)
  await api.catchUp()
  expect(await targetsOf()).toEqual({ 410400: 13, 410421: 5, 410422: 8 })

  expect((await revisions(planner)).body).toMatchObject({
    ...asked,
    current: { value: 8, comparison: 'at-least', document, reason: '年中调整', on: '2021-06-30' },
    whole: 13,
    sum: 13,
    revisions: [
      {
        actor: 'planner.410400 的持有人',
        occurredOn: '2021-06-30',
        set: { value: 8, document, reason: '年中调整' },
        list: null,
        before: 6,
        after: 8,
      },
      { set: { value: 6 }, list: { importId: list, title: '目标分解表' }, before: null, after: 6 },
    ],
  })
})

test('without the whole it is the planner’s to set the whole as well', async () => {
  await planner.tell('POST', '/api/targets', { ...asked, unit: '410421', value: 4, comparison: 'more-than', document })
  expect((await revisions(planner, '410421')).body).toMatchObject({
    current: { value: 4, comparison: 'more-than' },
    whole: 13,
    sum: 12,
  })
})

test('what was known before is what stood then', async () => {
  const { body } = await revisions(planner, asked.unit, '&knownAt=5')
  expect(body).toMatchObject({ current: { value: 6 }, whole: 11 })
  expect(body['revisions']).toHaveLength(1)
})

test('a county reads its own and the city’s, and revises none', async () => {
  const county = await api.as('county', '410422')
  expect((await revisions(county)).status).toBe(200)
  expect((await revisions(county, '410400')).status).toBe(200)
  expect((await revisions(county, '410421')).status).toBe(404)
  expect((await county.tell('POST', '/api/targets', { ...asked, value: 1, document })).status).toBe(403)
})

test('a day before that of what stands, an unknown indicator and an unknown unit are refused at their field', async () => {
  await planner.tell('PUT', '/api/business-day', { day: '2021-06-29' })
  const tell = async (change: object) => {
    const { status, body } = await planner.tell('POST', '/api/targets', { ...asked, value: 9, document, ...change })
    return [status, body['type'], Object(body['fields'])[0].field]
  }
  expect(await tell({})).toEqual([422, 'later-target-stands', 'value'])
  expect(await tell({ indicator: 'gdp' })).toEqual([422, 'unknown-indicator', 'indicator'])
  expect(await tell({ unit: '410100' })).toEqual([422, 'not-a-planning-unit', 'unit'])
  expect((await revisions(planner, '410100')).status).toBe(422)
})

test('a plan is adopted with its steps and its document, and revised', async () => {
  const plan = { name: '双倍增', indicators: ['high-tech.valid'], baseYear: 2020, endYear: 2023, multiple: 2, document }
  const adopt = (change: object) => planner.tell('POST', '/api/plans', { ...plan, ...change })
  expect(await adopt({ steps: [{ year: 2024, value: 1 }] })).toMatchObject({
    status: 422,
    body: { type: 'step-outside-plan', fields: [{ field: 'steps' }] },
  })
  expect((await adopt({})).status).toBe(200)
  expect((await adopt({ steps: [{ year: 2021, value: 230 }] })).status).toBe(200)
  expect(await adopt({ steps: [{ year: 2021, value: 230 }] })).toMatchObject({ status: 409 })
  await api.catchUp()
  expect((await planner.get('/api/targets?year=2021')).body['plans']).toMatchObject([
    { name: '双倍增', document, multiple: 2, steps: [{ year: 2021, value: 230 }, { year: 2022 }, { year: 2023 }] },
  ])
})

test('a leader is told why a county lags in numbers, and a planner which firms stand behind them', async () => {
  const firm = { uscc: '91410402923358705G', name: '叶县春雷机电有限公司', unit: '410422' }
  await api.state({ type: 'TechSmeRegistered', data: { ...firm, number: '202041042200000001' } }, '2020-06-01')
  await api.catchUp()
  const why = (who: Person) => who.get('/api/targets/lag?indicator=tech-sme.registered&unit=410422&year=2021')
  const again = { title: '上年入库本年未入库', sentence: '上年入库、本年尚未入库1家。' }
  const theirs = [expect.objectContaining({ uscc: firm.uscc })]
  expect((await why(planner)).body['blocks']).toContainEqual(expect.objectContaining({ ...again, firms: theirs }))

  await api.open('leader-and-county', [
    { role: 'leader', unit: '410400' },
    { role: 'county', unit: '410421' },
  ])
  for (const who of [await api.as('leader', '410400'), await api.signIn('leader-and-county')]) {
    const told = await why(who)
    expect(told.body['blocks']).toContainEqual(expect.objectContaining({ ...again, firms: [] }))
    expect(told.text).not.toContain(firm.uscc)
    expect(told.text).not.toContain(firm.name)
  }
})

test('of a year that has not begun nobody is told that it lags', async () => {
  await planner.tell('POST', '/api/targets', { ...asked, year: 2022, value: 9, document })
  await api.catchUp()
  const { body } = await planner.get('/api/targets/lag?indicator=high-tech.new&unit=410422&year=2022')
  expect(body).toMatchObject({
    headline: '截至2021年6月29日，叶县新增高新技术企业0家，年度目标9家，年度尚未开始。',
    blocks: [{ title: '进度', sentence: '年度尚未开始，不判断进度。无申报数据，不预测。' }],
  })
})
