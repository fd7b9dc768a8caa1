import { randomUUID } from 'node:crypto'
import { visitStream } from '@titian/domain'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'
import { baofeng, openField, yexian } from './test-visits.ts'

let api: TestApi
let lin: Person
let planner: Person
let county: Person
/** 陈涛 is the name of KJ001, who looks after the firm of 宝丰县. */
const named = randomUUID()
const stranger = randomUUID()

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
  await sql`
    insert into person (journal, person, name)
    values ('4104', ${named}, '陈涛'), ('4104', ${stranger}, '王五')`.execute(api.shell.db)
  const log = (person: Person, body: object) => person.tell('POST', '/api/visits', body)
  const to = (firm: object, more: object) => ({ firms: [{ visit: randomUUID(), ...firm }], mode: 'phone', ...more })
  await log(lin, to(yexian, { on: '2021-11-29', mode: 'on-site', purposes: ['policy'], note: '讲政策' }))
  await log(lin, to(baofeng, { on: '2021-11-20', solvedOnTheSpot: { text: '讲清' }, campaign: '万人助万企' }))
  await log(lin, to({ name: '一条线索' }, { on: '2021-11-28' }))
  await listed('2021-03-01', [named], baofeng)
  await listed('2021-03-02', [stranger, named], baofeng)
  await api.catchUp()
}, 60_000)

afterAll(() => api.stop())

/** A row of a list, which names people by name only. */
async function listed(on: string, people: readonly string[], firm: typeof yexian): Promise<void> {
  await api.shell.store.append({
    journal: '4104',
    actor: 'planner',
    command: { id: randomUUID(), content: {} },
    events: [
      {
        stream: visitStream(randomUUID()),
        type: 'VisitLogged',
        schema: 1,
        data: { ...firm, mode: 'on-site', officers: [], named: people, campaign: '科技服务月' },
        occurredOn: on,
        meta: { list: { import: randomUUID(), row: 1 } },
      },
    ],
  })
}

async function days(person: Person, query = ''): Promise<readonly string[]> {
  const { body } = await person.get(`/api/visits?${query}`)
  return itemsIn(body).map(({ on }) => on)
}

function itemsIn(
  body: Readonly<Record<string, unknown>>,
): readonly { on: string; visit: string; visitors: object[] }[] {
  const items: unknown = body['items']
  if (!Array.isArray(items)) throw new Error(`No list: ${JSON.stringify(body)}`)
  return items
}

describe('the list of visits', () => {
  test('begins with the newest and says what there is to say', async () => {
    const { body } = await planner.get('/api/visits')
    expect(body).toMatchObject({ count: 5, next: null, asOf: '2021-11-30' })
    expect(itemsIn(body).map(({ on }) => on)).toEqual([
      '2021-11-29',
      '2021-11-28',
      '2021-11-20',
      '2021-03-02',
      '2021-03-01',
    ])
    expect(itemsIn(body)[0]).toEqual({
      visit: expect.any(String),
      on: '2021-11-29',
      ...yexian,
      unit: '410422',
      mode: 'on-site',
      purposes: ['policy'],
      results: [],
      visitors: [{ officer: 'KJ001', name: '陈涛' }],
      campaign: null,
      meeting: null,
      solved: false,
      solvedText: null,
      demands: 0,
      note: '讲政策',
      nextVisitOn: null,
      backfilled: false,
      listed: false,
    })
  })

  test.each([
    ['unit=410421', ['2021-11-20', '2021-03-02', '2021-03-01']],
    ['unit=unknown', ['2021-11-28']],
    [`uscc=${yexian.uscc}`, ['2021-11-29']],
    ['from=2021-03-02&to=2021-11-20', ['2021-11-20', '2021-03-02']],
    ['mode=on-site', ['2021-11-29', '2021-03-02', '2021-03-01']],
    [`campaign=${encodeURIComponent('万人助万企')}`, ['2021-11-20']],
    ['backfilled=true', ['2021-11-20']],
    ['solved=true', ['2021-11-20']],
    ['asOf=2021-03-01', ['2021-03-01']],
    ['officer=KJ001', ['2021-11-29', '2021-11-28', '2021-11-20', '2021-03-02', '2021-03-01']],
    ['officer=KJ002', []],
  ])('asked with %s', async (query, expected) => {
    expect(await days(planner, query)).toEqual(expected)
  })

  test('takes a list’s name for the firm’s officer of that name, and keeps any other as written', async () => {
    const { body } = await planner.get('/api/visits?to=2021-03-02')
    expect(itemsIn(body).map(({ visitors }) => visitors)).toEqual([
      [
        { officer: null, name: '王五' },
        { officer: 'KJ001', name: '陈涛' },
      ],
      [{ officer: 'KJ001', name: '陈涛' }],
    ])
  })

  test('shows a county the visits to its firms, and an officer his own and those to his firms', async () => {
    expect(await days(county)).toEqual(['2021-11-29'])
    expect(await days(lin)).toHaveLength(5)
    expect(await days(await api.signIn('shen'))).toEqual([])
  })

  test('goes page by page, every visit once', async () => {
    const seen: string[] = []
    let next = ''
    do {
      const { body } = await planner.get(`/api/visits?limit=2${next}`)
      expect(body).toMatchObject({ count: 5 })
      seen.push(...itemsIn(body).map(({ on }) => on))
      next = typeof body['next'] === 'string' ? `&cursor=${body['next']}` : ''
    } while (next !== '')
    expect(seen).toEqual(await days(planner))
  })

  test.each([
    ['from=2021-02-30', 400, 'not-a-day'],
    [`cursor=${Buffer.from('2021-13-01 x').toString('base64url')}`, 400, 'cursor-unreadable'],
    ['officers=KJ001', 400, 'fields-wrong'],
  ])('refuses %s', async (query, status, type) => {
    expect(await planner.get(`/api/visits?${query}`)).toMatchObject({ status, body: { type } })
  })

  test('is exported whole, with what was asked, and the auditors are told', async () => {
    const answer = await planner.get('/api/visits/export.xlsx?mode=on-site')
    expect(answer.status).toBe(200)
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('走访记录_截至2021-11-30.xlsx'))
    const { rows } = await sql<{ data: object }>`
      select data from event where journal = '4104-access' and type = 'Exported'`.execute(api.shell.db)
    expect(rows).toMatchObject([{ data: { route: 'GET /api/visits/export.xlsx', rows: 3 } }])
  })
})

describe('one visit', () => {
  test('is shown with everything that was recorded of it', async () => {
    const visit = randomUUID()
    const met = [{ name: '赵见面', phone: '13711112222' }]
    const on = '2021-11-30'
    const [first, second] = ['aa', 'bb'].map((two) => ({ sha256: two.repeat(32), mime: 'image/jpeg', bytes: 9 }))
    const attachments = [first, second]
    await lin.tell('POST', '/api/visits', { firms: [{ visit, ...yexian }], on, mode: 'phone', met, attachments })
    await sql`
      insert into blob (journal, sha256, account, mime, size, received, begun_at, complete_at)
      values ('4104', decode(${first?.sha256}, 'hex'), 'lin', 'image/jpeg', 9, 9, now(), now())`.execute(api.shell.db)
    await lin.tell('POST', `/api/visits/${visit}/amendments`, { changes: { note: '补充' }, reason: '漏记' })
    await api.catchUp()
    const { body, text } = await lin.get(`/api/visits/${visit}`)
    expect(body).toMatchObject({
      status: 'standing',
      note: '补充',
      met: [{ name: '赵**' }],
      mayChange: true,
      recordedOn: on,
      attachments: [
        { ...first, state: 'kept' },
        { ...second, state: 'expected' },
      ],
      events: [
        { version: 1, type: 'VisitLogged', actor: 'lin 的持有人', summary: expect.stringContaining('走访（电话）') },
        { version: 2, type: 'VisitAmended', actor: 'lin 的持有人', summary: '更正走访记录 1 项，原因：漏记' },
      ],
    })
    expect(text).not.toContain('13711112222')
    expect((await (await api.signIn('shen')).get(`/api/visits/${visit}`)).status).toBe(404)

    await lin.tell('POST', `/api/visits/${visit}/withdrawal`, { reason: '记错了' })
    await api.catchUp()
    expect((await county.get(`/api/visits/${visit}`)).body).toMatchObject({ status: 'withdrawn', mayChange: false })
    expect(await days(lin, `from=${on}`)).toEqual([])
  })
})

test('before setting out one may ask who was there', async () => {
  const asked = `/api/visits/warnings?uscc=${yexian.uscc}&on=2021-11-30`
  expect((await lin.get(asked)).body).toEqual({ warnings: [expect.stringContaining('2021-11-29')] })
  expect((await (await api.signIn('shen')).get(asked)).status).toBe(404)
})

test('campaigns are offered as planned; names that only lists write are there too', async () => {
  const plan = { name: '万人助万企', from: '2021-09-01', through: '2021-12-31' }
  expect((await county.tell('POST', '/api/campaigns', plan)).status).toBe(403)
  expect((await planner.tell('POST', '/api/campaigns', plan)).status).toBe(200)
  await api.catchUp()
  const asWritten = { from: null, through: null, document: null }
  expect((await lin.get('/api/campaigns')).body['items']).toEqual([
    { ...plan, document: null },
    { name: '科技服务月', ...asWritten },
  ])
  const gone = `/api/campaigns/${encodeURIComponent(plan.name)}/withdrawal`
  expect((await planner.tell('POST', gone, { reason: '结束' })).status).toBe(200)
  await api.catchUp()
  expect((await lin.get('/api/campaigns')).body['items']).toContainEqual({ name: plan.name, ...asWritten })
})
