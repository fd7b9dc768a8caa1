import { randomUUID } from 'node:crypto'
import { assignmentStream, demandStream } from '@titian/domain'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'
import { baofeng, businessDay, openField } from '../visits/test-visits.ts'
import { whoIs, type Who } from '../who.ts'
import { decideMoveDemand } from './move-demand.ts'
import { move, nextStep, raise } from './test-demands.ts'

let api: TestApi
/** Of 叶县; looks after a firm of 宝丰县 until it is handed over. */
let lin: Person
let planner: Person

beforeAll(async () => {
  api = await startTestApi()
  await openField(api)
  lin = await api.signIn('lin')
  planner = await api.as('planner', '410400')
}, 60_000)

beforeEach(() => api.catchUp())
afterAll(() => api.stop())

async function record(stream: string, type: string, data: object, occurredOn: string): Promise<void> {
  const outcome = await api.shell.store.append({
    journal: '4104',
    actor: 'planner',
    command: { id: randomUUID(), content: {} },
    events: [{ stream, type, schema: 1, data, occurredOn }],
  })
  if (outcome.outcome !== 'appended') throw new Error(outcome.outcome)
  await api.catchUp()
}

test('whoever handed a firm over does nothing more to its demands, which he may no longer see', async () => {
  const { demand } = await raise(planner, { ...baofeng, officer: 'KJ002', raisedOn: '2021-11-24' })
  expect((await move(lin, demand, { move: 'accept' })).status).toBe(200)
  await record(assignmentStream(baofeng.uscc), 'OfficerAssigned', { ...baofeng, officer: 'KJ002' }, businessDay)
  expect((await lin.get(`/api/demands/${demand}`)).status).toBe(404)
  expect((await move(lin, demand, { move: 'progress', note: '已联系' })).status).toBe(404)
  const amendment = { changes: { text: '额度 300 万元' } }
  expect((await lin.tell('POST', `/api/demands/${demand}/amendments`, amendment)).status).toBe(404)
  // What he did while it was his counts, though his phone sends it later.
  const principal = { account: 'lin', grants: [{ role: 'service-officer', unit: '410422' }] } as const
  const then = { ...(await whoIs(api.shell, principal, '2021-11-29')), doneOn: '2021-11-29' }
  const late = { demand, move: 'progress', note: '已联系', on: '2021-11-29', nextStep } as const
  expect(await decideMoveDemand(api.shell, then, late)).toMatchObject({ events: [{ type: 'DemandProgressed' }] })
})

test('a unit that it was passed on to says what it did, and decides nothing', async () => {
  const { demand } = await raise(planner, { ...baofeng, officer: 'KJ002', raisedOn: '2021-11-24' })
  await move(planner, demand, { move: 'pass-on', to: { unit: '410422', body: '叶县金融局' } })
  await api.catchUp()
  const holder = await api.as('county', '410422')
  const allowed = ['progress', 'answer', 'return']
  expect((await holder.get(`/api/demands/${demand}`)).body['moves']).toEqual(allowed)
  const evidence = [{ kind: '贷款合同', number: '2021-118' }]
  for (const body of [
    { move: 'close', code: 'C1', evidence },
    { move: 'extend', clock: 'solve', until: '2022-01-31', reason: '材料未齐' },
    { move: 'escalate', tier: 'city', reason: '县里办不了' },
    { move: 'suspend', reason: '等企业' },
    { move: 'confirm', way: 'call', verdict: 'solved' },
  ]) {
    expect(await move(holder, demand, body)).toMatchObject({ status: 403, body: { type: 'move-reserved' } })
  }
  expect((await move(holder, demand, { move: 'progress', note: '已联系银行' })).status).toBe(200)
  expect((await move(holder, demand, { move: 'answer', answer: '推荐科技贷' })).status).toBe(200)
  expect((await move(holder, demand, { move: 'return', note: '已答复' })).status).toBe(200)
})

test('where a firm moves, its new county sees and moves what is open, and what was closed before stays where it was', async () => {
  const moving = { uscc: '91410423905840856F', name: '鲁山春雷机电有限公司' }
  await api.state({ type: 'RegisterEntryListed', data: { ...moving, unit: '410423' } }, '2020-12-31')
  await api.catchUp()
  const raised = { ...moving, officer: 'KJ002', raisedOn: '2021-11-24', secrecy: 'secret' }
  const [open, before] = [await raise(planner, raised), await raise(planner, raised)]
  await move(planner, before.demand, { move: 'close', code: 'C7', note: '企业撤回', on: '2021-11-26' })
  await api.state({ type: 'ResponsibilityMoved', data: { ...moving, unit: '410425', reason: '搬迁' } }, '2021-11-29')
  await api.catchUp()
  const [old, next] = [await api.as('county', '410423'), await api.as('county', '410425')]
  expect((await next.get(`/api/demands/${open.demand}`)).body).toMatchObject({ text: '希望参加银企对接会' })
  expect((await next.get(`/api/demands/${before.demand}`)).status).toBe(404)
  expect((await move(next, before.demand, { move: 'reopen', reason: '再议' })).status).toBe(404)
  expect((await old.get(`/api/demands/${before.demand}`)).status).toBe(200)
  expect((await next.get(`/api/demands/${open.demand}`)).body['moves']).toContain('assign')
  expect((await move(next, open.demand, { move: 'close', code: 'C7', note: '企业撤回' })).status).toBe(200)
  await api.catchUp()
  for (const who of [old, next]) expect((await who.get(`/api/demands/${open.demand}`)).body['state']).toBe('closed')
  const { body } = await next.get('/api/demands')
  expect(body).toMatchObject({ count: 1, items: [{ demand: open.demand }] })
})

/** A row of a ledger that somebody is accountable for whose name is that of KJ001. */
async function listed(number: string): Promise<string> {
  const { db } = api.shell
  const named = randomUUID()
  await sql`insert into person (journal, person, name) values ('4104', ${named}, '林服务')`.execute(db)
  await sql`
    insert into person (journal, person, name)
    select journal, person, '林服务' from officer_1 where officer = 'KJ001' and person is not null
    on conflict do nothing`.execute(db)
  const said = {
    category: 'N9',
    kind: '融资需求',
    text: '希望参加银企对接会',
    status: 'closed',
    closedOn: '2021-07-26',
  }
  await record(demandStream(number), 'DemandListed', { ...baofeng, number, named, ...said }, '2021-07-07')
  return number
}

test('whom a ledger names as accountable says neither what the firm said on the phone nor what a call-back came to', async () => {
  const demand = await listed('XQ202100002')
  expect(await move(lin, demand, { move: 'confirm', way: 'call', verdict: 'solved' })).toMatchObject({
    status: 403,
    body: { type: 'officer-records-himself' },
  })
  await record(demandStream(demand), 'CallBackDrawn', { sample: randomUUID() }, businessDay)
  const overseer: Who = {
    account: 'lin',
    grants: [{ role: 'planner', unit: '410400' }],
    officers: ['KJ001'],
    ownFirms: [],
    units: undefined,
    unitsByName: [],
  }
  const verify = { demand, move: 'verify', upheld: true } as const
  const refused = { refused: 'OfficerRecordsHimself', move: 'verify' }
  expect(await decideMoveDemand(api.shell, overseer, verify)).toEqual(refused)
  expect((await move(planner, demand, { move: 'verify', upheld: true })).status).toBe(200)
})
