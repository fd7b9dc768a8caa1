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
      {
        kind: 'command-differs',
        sentence:
          'planner.410400 的持有人的同一次提交“固定或移动业务日期”先后收到两份不同的内容：先到的已经生效，这一份已留存，没有生效。',
        versions: [
          { list: '已经生效的', fields: [{ name: '演示日期', value: '2021-11-30' }] },
          { list: '没有生效的这一份', fields: [{ name: '演示日期', value: '2021-12-01' }] },
        ],
      },
      { kind: 'unit-differs' },
    ],
  })
  expect(await review(await api.as('county', '410422'))).toMatchObject({ count: 1 })
})

test('a contested command waits until the city has looked into it, and who did is kept', async () => {
  const { items } = await review(planner)
  const asked: object = Object(items)[1].contested
  const refused = { status: 409, body: { title: '没有这条重复提交，或只能由市级核对，请刷新页面。' } }
  const settle = (who: Person, body: object) => who.tell('POST', '/api/review/contested', body)
  expect(await settle(await api.as('county', '410422'), asked)).toMatchObject(refused)
  expect(await settle(planner, { ...asked, command: randomUUID() })).toMatchObject(refused)
  expect(await review(planner)).toMatchObject({ count: 3 })
  expect((await settle(planner, asked)).status).toBe(200)
  expect((await settle(planner, asked)).status).toBe(200)
  expect(await review(planner)).toMatchObject({ count: 2 })
  const { rows } = await sql`select settled_by, settled_at, content from command_contested`.execute(api.shell.db)
  expect(rows).toEqual([
    { settled_by: 'planner.410400', settled_at: expect.any(Date), content: expect.objectContaining({}) },
  ])
})

test('of a contested command that names a person neither name nor phone is shown', async () => {
  const key = randomUUID()
  const said = { name: '欧阳测试人', phone: '19912345678' }
  await planner.tell('POST', '/api/officers', { officer: 'KJ091', ...said, organisation: '市农科院' }, key)
  await planner.tell('POST', '/api/officers', { officer: 'KJ092', ...said, organisation: '市林科院' }, key)
  const { items } = await review(planner)
  const fields = (organisation: string, officer: string) => [
    { name: '服务员', value: officer },
    { name: '单位', value: organisation },
  ]
  expect(Object(items)[0]).toMatchObject({
    kind: 'command-differs',
    versions: [{ fields: fields('市农科院', 'KJ091') }, { fields: fields('市林科院', 'KJ092') }],
  })
  expect(JSON.stringify(items)).not.toMatch(/欧阳|19912345678/)
  const contested: object = Object(items)[0].contested
  await planner.tell('POST', '/api/review/contested', contested)
})

test('two lists that set one target differently wait for the city, until a planner says which holds', async () => {
  const said = { indicator: 'high-tech.new', unit: '410422', year: 2021 }
  const lists = [
    { value: 5, document: '平科〔2021〕9号', title: '年初目标分解表' },
    { value: 8, document: '平科〔2021〕11号', title: '目标分解表' },
  ]
  for (const { title, ...set } of lists) {
    const id = randomUUID()
    await sql`
      insert into import (journal, import, status, file_name, sha256, size, unit, received_by, list)
      values ('4104', ${id}, 'committed', '', '', 1, '410400', 'planner', ${JSON.stringify({ title })})`.execute(
      api.shell.db,
    )
    await api.shell.store.append({
      journal: '4104',
      actor: 'planner.410400',
      command: { id: randomUUID(), content: {} },
      events: [
        {
          stream: 'target-410422-high-tech.new-2021',
          type: 'TargetSet',
          schema: 1,
          data: { ...said, ...set },
          occurredOn: '2021-01-01',
          meta: { list: { import: id, row: 3 } },
        },
      ],
    })
  }
  await api.catchUp()
  const { items } = await review(planner)
  expect(items).toContainEqual(
    expect.objectContaining({
      kind: 'target-differs',
      target: said,
      sentence:
        '叶县 2021 年新认定高新技术企业目标，《目标分解表》（2021-01-01，平科〔2021〕11号）为 8 家，《年初目标分解表》（2021-01-01，平科〔2021〕9号）为 5 家；现按 8 家统计。',
    }),
  )
  expect(await review(await api.as('county', '410422'))).toMatchObject({ count: 1 })

  const settled = await planner.tell('POST', '/api/targets', { ...said, value: 8, document: '平科〔2021〕11号' })
  expect(settled.status).toBe(200)
  await api.catchUp()
  expect(await review(planner)).toMatchObject({ count: 2 })
})

test('pages follow one another without gap or repetition', async () => {
  const ids: unknown[] = []
  let cursor = ''
  for (let page = 0; page < 2; page += 1) {
    const body = await review(planner, `?limit=1${cursor}`)
    ids.push(Object(body['items'])[0].id)
    cursor = `&cursor=${encodeURIComponent(String(body['next']))}`
  }
  expect(new Set(ids).size).toBe(2)
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
