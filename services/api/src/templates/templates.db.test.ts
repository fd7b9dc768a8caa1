import { randomUUID } from 'node:crypto'
import { plainText } from '@titian/domain'
import { readWorkbook } from '@titian/workbook'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { raise } from '../demands/test-demands.ts'
import { documentText } from '../documents/test-document.ts'
import { startTestApi, type Answered, type Person, type TestApi } from '../test-api.ts'
import { baofeng, openField, yexian } from '../visits/test-visits.ts'

let api: TestApi
let lin: Person
let planner: Person
let county: Person

const [forVisits, forDemands] = [randomUUID(), randomUUID()]
const visitSheet = {
  name: '万人助万企走访表',
  kind: 'visits',
  title: '平顶山市“万人助万企”走访情况',
  columns: [
    { header: '服务企业', field: 'name' },
    { header: '企业信用码', field: 'code' },
    { header: '服务日期', field: 'date' },
    { header: '助企干部', field: 'officer-name' },
    { header: '服务形式', field: 'mode', words: { 现场: '上门服务' } },
    { header: '服务内容', field: 'purpose', words: { 政策宣讲: '送政策' } },
    { header: '服务纪要', field: 'note' },
  ],
}
const demandSheet = {
  name: '万人助万企问题表',
  kind: 'demands',
  columns: [
    { header: '编号', field: 'number' },
    { header: '问题企业', field: 'name' },
    { header: '企业信用码', field: 'code' },
    { header: '问题概述', field: 'text' },
    { header: '问题状态', field: 'state', words: { 已登记: '待交办' } },
  ],
}

beforeAll(async () => {
  api = await startTestApi()
  await openField(api)
  lin = await api.signIn('lin')
  planner = await api.as('planner', '410400')
  county = await api.as('county', '410422')
  await sql`
    insert into person (journal, person, name)
    select '4104', o.person, '陈涛' from officer_1 o where o.officer = 'KJ001' and upper_inf(o.known)`.execute(
    api.shell.db,
  )
  const log = (on: string, firm: object, more: object) =>
    lin.tell('POST', '/api/visits', { firms: [{ visit: randomUUID(), ...firm }], on, mode: 'phone', ...more })
  await log('2021-11-29', yexian, { mode: 'on-site', purposes: ['policy', 'expiry'], note: '=1+1 讲政策' })
  await log('2021-11-20', baofeng, { campaign: '万人助万企' })
  await raise(lin, { raisedOn: '2021-11-15', text: '配方 X-7', secrecy: 'secret' })
  await raise(lin, { ...baofeng, raisedOn: '2021-11-24', text: '需要贷款' })
  await save(forVisits, visitSheet)
  await save(forDemands, demandSheet)
  await api.catchUp()
}, 60_000)

afterAll(() => api.stop())

function save(template: string, body: object, who = planner): Promise<Answered> {
  return who.tell('PUT', `/api/templates/${template}`, body)
}

/** Every sheet of a workbook, row by row. */
async function sheetsOf(who: Person, url: string): Promise<readonly (readonly string[])[]> {
  const { rawPayload } = await api.app.inject({ method: 'GET', url, headers: { cookie: who.cookie } })
  const rows: string[][] = []
  await readWorkbook(rawPayload, (some) => void rows.push(...some.map(({ cells }) => cells.map(plainText))))
  return rows
}

async function exported(who: Person, template: string, query = ''): Promise<readonly (readonly string[])[]> {
  const kind = template === forVisits ? 'visits' : 'demands'
  return (await sheetsOf(who, `/api/templates/${template}/${kind}.xlsx${query}`)).slice(2)
}

describe('a template', () => {
  test('is saved, changed and dropped, and listed by its name', async () => {
    const template = randomUUID()
    const listed = async () => {
      await api.catchUp()
      const { body } = await county.get('/api/templates')
      return Object(body['items'])
    }
    expect((await save(template, { ...demandSheet, name: ' 另一张表 ' })).status).toBe(200)
    expect(await listed()).toEqual([
      { template: forVisits, ...visitSheet },
      { template: forDemands, ...demandSheet },
      { template, ...demandSheet, name: '另一张表' },
    ])
    expect(await save(template, { ...demandSheet, name: '另一张表' })).toMatchObject({
      status: 409,
      body: { type: 'nothing-changes' },
    })
    await save(template, { ...demandSheet, name: '改名', title: '问题汇总' })
    expect(await listed()).toContainEqual({ template, ...demandSheet, name: '改名', title: '问题汇总' })
    expect((await planner.tell('POST', `/api/templates/${template}/withdrawal`)).status).toBe(200)
    expect(await listed()).toHaveLength(2)
    expect((await planner.get(`/api/templates/${template}/demands.xlsx`)).status).toBe(404)
    expect(await planner.tell('POST', `/api/templates/${template}/withdrawal`)).toMatchObject({
      status: 409,
      body: { type: 'template-unknown' },
    })
  })

  test('is the planner’s to change, and everybody’s to use', async () => {
    expect((await save(randomUUID(), visitSheet, county)).status).toBe(403)
    expect((await county.tell('POST', `/api/templates/${forVisits}/withdrawal`)).status).toBe(403)
    expect((await lin.get('/api/templates')).status).toBe(200)
  })

  const [name, code, date, who, mode, purpose] = visitSheet.columns
  test.each([
    [{ ...visitSheet, name: '  ' }, 'template-unnamed', '请填写模板名称。'],
    [
      { ...visitSheet, columns: [name, code, date] },
      'template-lacks',
      '还缺少“走访人或责任人”，没有这些列导不回来。请补上。',
    ],
    [
      { ...visitSheet, columns: [name, code, date, who, { ...mode, header: '服务日期' }] },
      'template-header-twice',
      '列名“服务日期”出现了两次，导回来时分不清。请改其中一个。',
    ],
    [
      { ...visitSheet, columns: [name, code, date, who, { ...mode, words: { 现场: '电话' } }] },
      'template-word-twice',
      '“服务形式”列有两种说法都写成“电话”，导回来时分不清。请改其中一个。',
    ],
    [
      { ...visitSheet, columns: [name, code, date, who, { ...mode, words: { 飞过去: '飞' } }] },
      'template-word-unknown',
      '“服务形式”列没有“飞过去”这种说法，请从列出的说法中选。',
    ],
    [
      { ...visitSheet, columns: [name, code, date, who, { ...purpose, words: { 政策宣讲: '政策、宣讲' } }] },
      'template-word-parted',
      '“服务内容”列的“政策、宣讲”里不能有顿号、逗号、分号和斜线，导回来时会被拆开。',
    ],
  ])('that could not come back is refused in words that say what to do: %#', async (body, type, title) => {
    expect(await save(randomUUID(), body)).toMatchObject({ status: 422, body: { type, title } })
  })

  test('that is none is not accepted', async () => {
    expect(await save(randomUUID(), { ...visitSheet, kind: 'officers' })).toMatchObject({ status: 400 })
    expect(await save('x', visitSheet)).toMatchObject({ status: 400 })
    expect(await save(randomUUID(), { ...visitSheet, columns: [] })).toMatchObject({ status: 400 })
  })
})

describe('an export by a template', () => {
  test('has its title, its columns in their order, its words, and nothing that a spreadsheet would compute', async () => {
    const rows = await sheetsOf(planner, `/api/templates/${forVisits}/visits.xlsx`)
    expect(rows[0]?.[0]).toBe(plainText({ column: 'A', kind: 'text', text: visitSheet.title }))
    expect(rows.slice(1)).toEqual([
      visitSheet.columns.map(({ header }) => header),
      [yexian.name, yexian.uscc, '2021-11-29', '陈涛', '上门服务', '送政策、到期提醒', '=1+1 讲政策'],
      [baofeng.name, baofeng.uscc, '2021-11-20', '陈涛', '电话'],
    ])
  })

  test('says on a second sheet what it is, and the auditors are told', async () => {
    const url = `/api/templates/${forVisits}/visits.xlsx?campaign=${encodeURIComponent('万人助万企')}`
    const { rawPayload, headers } = await api.app.inject({ method: 'GET', url, headers: { cookie: planner.cookie } })
    expect(headers['content-disposition']).toContain(encodeURIComponent('万人助万企走访表_截至2021-11-30.xlsx'))
    const said = documentText(rawPayload, 'xl/sharedStrings.xml')
    for (const line of ['导出模板万人助万企走访表', '专项活动万人助万企', '统计截至2021-11-30', '行数']) {
      expect(said).toContain(line)
    }
    const { rows } = await sql<{ data: object }>`
      select data from event where journal = '4104-access' and type = 'Exported'
      order by position desc limit 1`.execute(api.shell.db)
    expect(rows).toMatchObject([
      { data: { route: 'GET /api/templates/:template/visits.xlsx', asked: { template: forVisits }, rows: 1 } },
    ])
  })

  test('keeps what is secret here', async () => {
    const demands = await exported(lin, forDemands)
    expect(demands.map(([, firm, , text, state]) => [firm, text, state])).toEqual(
      [
        [yexian.name, '（商业秘密，不导出）', '待交办'],
        [baofeng.name, '需要贷款', '待交办'],
      ].map((row) => row.map((text) => plainText({ column: 'A', kind: 'text', text }))),
    )
    const days = await exported(planner, forDemands, '?from=2021-11-20&to=2021-11-30')
    expect(days.map(([, firm]) => firm)).toEqual([baofeng.name])
  })

  test('holds of a county its own rows, and of an officer those that he sees', async () => {
    expect((await exported(county, forVisits)).map(([firm]) => firm)).toEqual([yexian.name])
    expect((await exported(county, forDemands)).map(([, firm]) => firm)).toEqual([yexian.name])
    expect(await exported(lin, forVisits)).toHaveLength(2)
    expect(await exported(await api.signIn('shen'), forVisits)).toEqual([])
  })

  test('is of its own kind of records, and asked only what can be asked of those', async () => {
    expect((await planner.get(`/api/templates/${forVisits}/demands.xlsx`)).status).toBe(404)
    expect(await planner.get(`/api/templates/${forVisits}/visits.xlsx?state=closed`)).toMatchObject({ status: 400 })
    expect(await planner.get(`/api/templates/${forDemands}/demands.xlsx?from=2021-02-30`)).toMatchObject({
      status: 400,
      body: { type: 'not-a-day' },
    })
  })
})

test('whoever makes a template sees real records in it', async () => {
  const { body } = await planner.get('/api/templates/sample?kind=visits')
  expect(body['rows']).toMatchObject([
    { sequence: ['1'], name: [yexian.name], mode: ['现场'], purpose: ['政策宣讲', '到期提醒'] },
    { sequence: ['2'], name: [baofeng.name], mode: ['电话'] },
  ])
  const secret = await county.get('/api/templates/sample?kind=demands')
  expect(secret.body['rows']).toMatchObject([{ name: [yexian.name], text: ['（商业秘密，不导出）'] }])
  expect(secret.text).not.toContain('X-7')
})
