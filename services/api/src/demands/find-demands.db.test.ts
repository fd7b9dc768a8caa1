import { randomUUID } from 'node:crypto'
import { demandStream, plainText, type DemandEvent } from '@titian/domain'
import { readWorkbook } from '@titian/workbook'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'
import { baofeng, openField, yexian } from '../visits/test-visits.ts'
import { move, nextStep, raise } from './test-demands.ts'

let api: TestApi
/** Of 叶县; looks after the firm of 宝丰县. */
let lin: Person
let shen: Person
let yexianOffice: Person
let baofengOffice: Person
let planner: Person
let ours: string
let elsewhere: string
let research: string

beforeAll(async () => {
  api = await startTestApi()
  await openField(api)
  lin = await api.signIn('lin')
  shen = await api.signIn('shen')
  yexianOffice = await api.as('county', '410422')
  baofengOffice = await api.as('county', '410421')
  planner = await api.as('planner', '410400')
  ours = (await raise(lin, { raisedOn: '2021-11-15', text: '借款 300 万元', secrecy: 'secret' })).demand
  elsewhere = (await raise(lin, { ...baofeng, category: 'N8', raisedOn: '2021-11-24' })).demand
  research = (await raise(lin, { category: 'N1', text: '石墨提纯', raisedOn: '2021-11-29' })).demand
  await move(lin, ours, { move: 'accept', on: '2021-11-16' })
  await move(lin, ours, { move: 'suspend', reason: '等企业材料', on: '2021-11-18' })
  await move(lin, ours, { move: 'resume', on: '2021-11-22' })
  await listed('XQ202100002', 'closed')
  await listed('XQ202100003', 'accepted')
  await api.catchUp()
}, 60_000)

afterAll(() => api.stop())

/** A row of a ledger, 责任人 by name only: that of KJ001, who looks after the firm, or of somebody unknown. */
async function listed(number: string, status: 'closed' | 'accepted', closedOn = '2021-07-26'): Promise<void> {
  const named = randomUUID()
  const { db, store } = api.shell
  await sql`
    insert into person (journal, person, name) values ('4104', ${named}, ${status === 'closed' ? '林服务' : '无此人'})`.execute(
    db,
  )
  await sql`
    insert into person (journal, person, name)
    select journal, person, '林服务' from officer_1 where officer = 'KJ001' and person is not null
    on conflict do nothing`.execute(db)
  const event: DemandEvent = {
    type: 'DemandListed',
    data: {
      ...baofeng,
      number,
      category: 'N9',
      kind: '融资需求',
      text: '希望参加银企对接会',
      named,
      status,
      ...(status === 'closed' ? { closedOn } : {}),
    },
  }
  await store.append({
    journal: '4104',
    actor: 'planner',
    command: { id: randomUUID(), content: {} },
    events: [{ stream: demandStream(number), ...event, schema: 1, occurredOn: '2021-07-07' }],
  })
}

interface Line {
  readonly demand: string
}

async function found(who: Person, query = ''): Promise<readonly string[]> {
  const { body, status, text } = await who.get(`/api/demands${query}`)
  if (status !== 200) throw new Error(text)
  const items = body['items']
  if (!Array.isArray(items)) throw new Error(text)
  return items.map(({ demand }: Line) => demand)
}

describe('the ledger', () => {
  test('shows each demand with who is accountable, what is next and what is left', async () => {
    const { body } = await lin.get('/api/demands?sort=raised')
    expect(body).toMatchObject({
      count: 5,
      items: [
        { demand: research, number: expect.stringMatching(/^XQ2021-\d+$/), left: 2, state: 'assigned' },
        {
          demand: elsewhere,
          name: baofeng.name,
          unit: '410421',
          left: -1,
          solveDue: '2021-12-08',
          respondDue: '2021-11-29',
        },
        {
          demand: ours,
          text: '借款 300 万元',
          officer: 'KJ001',
          state: 'in-progress',
          nextAction: nextStep.action,
          nextDue: nextStep.due,
          // Ten days of which four ran before it waited for two, and six ran since.
          solveDue: '2021-12-01',
          left: 1,
          moves: ['progress', 'pass-on', 'escalate', 'answer', 'close', 'suspend', 'extend'],
        },
        {
          number: 'XQ202100003',
          listed: true,
          officer: null,
          officerName: '无此人',
          state: 'accepted',
          nextAction: null,
        },
        {
          number: 'XQ202100002',
          listed: true,
          officer: 'KJ001',
          officerName: '林服务',
          state: 'closed',
          closingCode: null,
        },
      ],
    })
  })

  test('is filtered by what one looks for', async () => {
    expect(await found(planner, '?open=true&category=N9')).toEqual([ours, 'XQ202100003'])
    expect(await found(planner, '?overdue=true')).toEqual([elsewhere])
    expect(await found(planner, '?unit=410421&open=true')).toEqual([elsewhere, 'XQ202100003'])
    expect(await found(planner, '?officer=KJ001&open=false')).toEqual(['XQ202100002'])
    expect(await found(planner, '?closing=none')).toEqual(['XQ202100002'])
    expect(await found(planner, '?state=assigned&sort=due')).toEqual([elsewhere, research])
    expect(await found(planner, `?uscc=${yexian.uscc}&sort=number`)).toEqual([ours, research])
    expect(await found(planner, `?query=${encodeURIComponent('石墨')}`)).toEqual([research])
    expect(await found(planner, '?query=yxclj')).toEqual([research, ours])
    expect(await found(planner, '?query=xq202100002')).toEqual(['XQ202100002'])
  })

  test('pages without losing or repeating any, in every order', async () => {
    for (const sort of ['raised', 'number', 'name', 'state', 'due']) {
      const whole = await found(planner, `?sort=${sort}`)
      const paged: string[] = []
      for (let next: string | undefined = ''; next !== undefined;) {
        const { body } = await planner.get(`/api/demands?sort=${sort}&limit=2${next === '' ? '' : `&cursor=${next}`}`)
        paged.push(...Array.from(Object(body['items']), ({ demand }: Line) => demand))
        const after: unknown = body['next']
        next = typeof after === 'string' ? after : undefined
      }
      expect(paged).toEqual(whole)
      expect(whole).toHaveLength(5)
    }
    expect(await planner.get('/api/demands?cursor=nonsense')).toMatchObject({
      status: 400,
      body: { type: 'cursor-unreadable' },
    })
  })

  test('is what it was on another day, where nothing can be done', async () => {
    const { body } = await planner.get('/api/demands?asOf=2021-11-19&sort=number')
    expect(body).toMatchObject({
      count: 3,
      items: [
        { demand: ours, state: 'suspended', left: null, moves: [] },
        { number: 'XQ202100002', state: 'closed' },
        { number: 'XQ202100003' },
      ],
    })
    expect(await planner.get('/api/demands?asOf=2021-07-10')).toMatchObject({
      body: { items: [{ state: 'accepted' }, { state: 'in-progress', closedOn: null }] },
    })
  })

  test('is seen by those whose firms or units they are', async () => {
    expect(await found(yexianOffice)).toEqual([research, ours])
    expect(await found(baofengOffice)).toEqual([elsewhere, 'XQ202100003', 'XQ202100002'])
    expect(await found(shen)).toEqual([])
    expect((await shen.get(`/api/demands/${ours}`)).status).toBe(404)
  })
})

describe('what is secret', () => {
  test('is hidden from a unit that holds it, and read by those whose it is', async () => {
    const { demand } = await raise(lin, { text: '配方 X-7', secrecy: 'secret', raisedOn: '2021-11-30' })
    await move(lin, demand, { move: 'pass-on', to: { unit: '410421', body: '宝丰县科技局' } })
    await api.catchUp()
    const held = await baofengOffice.get(`/api/demands/${demand}`)
    expect(held).toMatchObject({ status: 200, body: { text: null, holder: '宝丰县科技局', mayAmend: false } })
    expect(held.text).not.toContain('X-7')
    // Nor is it told by what was written while it was worked on.
    const said = [
      { move: 'plan-milestone', milestone: randomUUID(), text: '配方 X-7 中试', due: '2021-12-31' },
      { move: 'extend', clock: 'solve', until: '2021-12-31', reason: '配方 X-7 待审' },
      { move: 'suspend', reason: '等配方 X-7' },
      { move: 'progress', note: '配方 X-7 已核' },
    ]
    for (const body of said) await move(lin, demand, { ...body, nextStep: { action: '送配方 X-7', due: '2021-12-10' } })
    await api.catchUp()
    const later = await baofengOffice.get(`/api/demands/${demand}`)
    expect(later.text).not.toContain('X-7')
    expect(later.body).toMatchObject({
      nextAction: null,
      nextDue: '2021-12-10',
      events: expect.arrayContaining([
        expect.objectContaining({
          type: 'DemandSuspended',
          occurredOn: '2021-11-30',
          summary: '暂停计时（内容不显示）',
        }),
      ]),
    })
    expect((await baofengOffice.get('/api/demands')).text).not.toContain('X-7')
    expect(await found(baofengOffice, '?query=X-7')).toEqual([])
    expect(held.body['moves']).not.toContain('assign')
    const own = { move: 'progress', note: '已联系企业', nextStep: { action: '约专家上门', due: '2021-12-08' } }
    expect((await move(baofengOffice, demand, own)).status).toBe(200)
    await api.catchUp()
    // What it wrote itself it reads, and nothing else.
    const written = await baofengOffice.get(`/api/demands/${demand}`)
    expect(written.text).not.toContain('X-7')
    expect(written.body).toMatchObject({
      text: null,
      nextAction: '约专家上门',
      events: expect.arrayContaining([
        expect.objectContaining({ summary: '办理进展：已联系企业，下一步：约专家上门（2021-12-08 前）' }),
      ]),
    })
    await move(lin, demand, { move: 'progress', note: '送样', nextStep: { action: '送配方 X-7', due: '2021-12-10' } })
    await api.catchUp()
    expect((await baofengOffice.get(`/api/demands/${demand}`)).text).not.toContain('X-7')
    const amending = { changes: { text: '改写' } }
    expect((await baofengOffice.tell('POST', `/api/demands/${demand}/amendments`, amending)).status).toBe(404)
    expect((await yexianOffice.get(`/api/demands/${demand}`)).body['text']).toBe('配方 X-7')
  })

  test('does not leave in an export, which the auditors are told of', async () => {
    const response = await api.app.inject({
      method: 'GET',
      url: '/api/demands/export.xlsx?asOf=2021-11-29',
      headers: { cookie: planner.cookie },
    })
    expect(response.statusCode).toBe(200)
    expect(response.headers['content-disposition']).toContain(encodeURIComponent('创新需求台账_截至2021-11-29.xlsx'))
    const rows: string[][] = []
    await readWorkbook(response.rawPayload, (some) => void rows.push(...some.map(({ cells }) => cells.map(plainText))))
    expect(rows[0]?.slice(0, 10)).toEqual([
      '序号',
      '需求编号',
      '企业名称',
      '统一社会信用代码',
      '需求类别',
      '需求内容',
      '提出日期',
      '责任人',
      '办理状态',
      '办结日期',
    ])
    expect(rows.flat().join()).not.toContain('300 万元')
    // Neither its text nor its next step.
    const secret = rows.find((row) => row.includes('商业秘密')) ?? []
    expect(secret.filter((cell) => cell.includes('不导出'))).toHaveLength(2)
    const { rows: told } =
      await sql`select data from event where journal = '4104-access' and type = 'Exported'`.execute(api.shell.db)
    expect(told).toMatchObject([{ data: { route: 'GET /api/demands/export.xlsx', rows: 5 } }])
  })
})

describe('one demand', () => {
  test('explains its clocks, who holds it, what happened and what may be done', async () => {
    const { body } = await lin.get(`/api/demands/${ours}`)
    expect(body).toMatchObject({
      state: 'in-progress',
      clocks: [
        { kind: 'respond', used: 1, limit: 3, ended: '2021-11-16', sentence: '响应已用 1/3 工作日，2021-11-16 完成' },
        {
          kind: 'solve',
          used: 9,
          limit: 10,
          paused: 2,
          sentence: '办理已用 9/10 工作日，暂停 2 天：等企业材料，期限 2021-12-01，还剩 1 个工作日',
        },
      ],
      byMilestones: false,
      events: [
        {
          type: 'DemandRaised',
          actor: 'lin 的持有人',
          occurredOn: '2021-11-15',
          summary: expect.stringContaining('提出需求：科技金融'),
        },
        { type: 'DemandAccepted' },
        { type: 'DemandSuspended', summary: '暂停计时：等企业材料，下一步：联系银行（2021-12-10 前）' },
        { type: 'DemandResumed' },
      ],
      mayAmend: true,
    })
    expect(await lin.get(`/api/demands/${research}`)).toMatchObject({
      body: { byMilestones: true, clocks: [{ kind: 'respond' }] },
    })
    expect(await planner.get('/api/demands/XQ202100002?asOf=2021-07-10')).toMatchObject({
      body: { state: 'in-progress', closedOn: null, clocks: [], events: [{ type: 'DemandListed' }] },
    })
  })
  test('names people as the bureau knows them', async () => {
    const { demand } = await raise(planner, { officer: 'KJ001', raisedOn: '2021-11-30' })
    await sql`
      insert into person (journal, person, name)
      select journal, person, '申服务' from officer_1 where officer = 'KJ002' and person is not null
      on conflict do nothing`.execute(api.shell.db)
    expect((await move(yexianOffice, demand, { move: 'assign', officer: 'KJ002' })).status).toBe(200)
    await api.catchUp()
    expect((await planner.get(`/api/demands/${demand}`)).body['events']).toMatchObject([
      { actor: expect.stringMatching(/的持有人$/) },
      { actor: expect.stringMatching(/的持有人$/), summary: '分派给 申服务（KJ002）' },
    ])
  })

  test('that a ledger closes on a day to come stands as of today, and is not offered what would be refused', async () => {
    await listed('XQ202100004', 'closed', '2021-12-06')
    await api.catchUp()
    const later = { state: 'closed', on: '2021-12-06' }
    const shown = await planner.get('/api/demands/XQ202100004')
    expect(shown.body).toMatchObject({ state: 'in-progress', closedOn: null, later, moves: [] })
    expect(shown.body['events']).toMatchObject([
      { summary: '列入需求台账 XQ202100004：融资需求，已办结，2021-12-06 办结（在统计截至日之后）' },
    ])
    expect((await planner.get('/api/demands?query=XQ202100004')).body['items']).toMatchObject([{ later, moves: [] }])
    expect(await move(planner, 'XQ202100004', { move: 'progress', note: '已联系' })).toMatchObject({
      status: 409,
      body: { type: 'move-not-allowed' },
    })
    // On that day it is closed, and goes on from there; what is of a day past offers nothing anyway.
    expect((await planner.get('/api/demands/XQ202100004?asOf=2021-12-06')).body).toMatchObject({
      state: 'closed',
      later: null,
    })
  })
})
