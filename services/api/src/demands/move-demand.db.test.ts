import { randomUUID } from 'node:crypto'
import { demandStream } from '@titian/domain'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'
import { baofeng, businessDay, openField, yexian } from '../visits/test-visits.ts'
import { finance, move, nextStep, raise } from './test-demands.ts'

let api: TestApi
/** Of 叶县; looks after a firm of 宝丰县. */
let lin: Person
let shen: Person
let county: Person
let planner: Person

beforeAll(async () => {
  api = await startTestApi()
  await openField(api)
  lin = await api.signIn('lin')
  shen = await api.signIn('shen')
  county = await api.as('county', '410422')
  planner = await api.as('planner', '410400')
}, 60_000)

afterAll(() => api.stop())

async function eventsOf(demand: string) {
  const events = await api.shell.store.readStream('4104', demandStream(demand))
  return events.map(({ type, data, occurredOn }) => ({ type, data, occurredOn }))
}

describe('raising a demand', () => {
  test('answers the number by which everyone calls it', async () => {
    const { demand, answer } = await raise(lin)
    const { position } = answer.body
    expect(answer).toMatchObject({ status: 200, body: { demand, number: `XQ2021-${String(position)}` } })
    const { category, text, channel } = finance
    expect(await eventsOf(demand)).toEqual([
      {
        type: 'DemandRaised',
        occurredOn: businessDay,
        data: { ...yexian, category, text, channel, officer: 'KJ001', nextStep },
      },
    ])
  })

  test('makes whoever looks after the firm accountable, whoever raises it', async () => {
    const { demand } = await raise(planner, baofeng)
    expect(await eventsOf(demand)).toMatchObject([{ data: { officer: 'KJ001' } }])
  })

  test('by the county, of a firm that nobody looks after, waits to be assigned', async () => {
    const { demand, answer } = await raise(county)
    expect(answer.status).toBe(200)
    expect(await move(county, demand, { move: 'accept' })).toMatchObject({
      status: 409,
      body: { type: 'move-not-allowed' },
    })
    expect((await move(county, demand, { move: 'assign', officer: 'KJ001' })).status).toBe(200)
    expect((await move(lin, demand, { move: 'accept' })).status).toBe(200)
  })

  test('once, however often it is sent', async () => {
    const demand = randomUUID()
    const key = randomUUID()
    const first = await lin.tell('POST', '/api/demands', { demand, ...finance }, key)
    expect(await lin.tell('POST', '/api/demands', { demand, ...finance }, key)).toMatchObject({
      status: 200,
      body: first.body,
    })
    expect(await lin.tell('POST', '/api/demands', { demand, ...finance })).toMatchObject({
      status: 409,
      body: { type: 'demand-known' },
    })
  })

  test('is refused for a firm that one may not name, an officer whom nobody knows, and a 线索 that nobody would see', async () => {
    expect((await raise(shen)).answer).toMatchObject({ status: 422, body: { type: 'firm-unknown' } })
    expect((await raise(county, { officer: 'KJ999' })).answer).toMatchObject({
      status: 422,
      body: { type: 'officer-unknown' },
    })
    expect((await raise(shen, { ...baofeng, officer: 'KJ003' })).answer).toMatchObject({ status: 403 })
    const lead = { uscc: undefined, name: '未登记的作坊' }
    expect((await raise(county, lead)).answer).toMatchObject({ status: 422, body: { type: 'demand-without-officer' } })
    expect((await raise(lin, lead)).answer.status).toBe(200)
  })
})

describe('moving a demand', () => {
  test('from the first call to the firm being content', async () => {
    const { demand } = await raise(lin)
    const evidence = [{ kind: '贷款合同', number: '2021-118' }]
    for (const body of [
      { move: 'accept' },
      { move: 'pass-on', to: { unit: '410422', body: '叶县金融局' } },
      { move: 'suspend', reason: '等企业材料' },
      { move: 'resume' },
      { move: 'answer', answer: '推荐科技贷' },
      { move: 'close', code: 'C1', evidence },
    ]) {
      expect(await move(lin, demand, body)).toMatchObject({ status: 200 })
    }
    expect(await move(county, demand, { move: 'confirm', way: 'call', verdict: 'solved' })).toMatchObject({
      status: 200,
    })
    await api.catchUp()
    const { rows } = await sql`
      select state, officer, closing_code as code, confirmed_verdict as verdict, next_action as next
      from demand_1 where demand = ${demand} and upper_inf(known)`.execute(api.shell.db)
    expect(rows).toEqual([{ state: 'closed', officer: 'KJ001', code: 'C1', verdict: 'solved', next: null }])
  })

  test('says in Chinese what is allowed, and which field is missing', async () => {
    const { demand } = await raise(lin)
    expect(await move(lin, demand, { move: 'resume' })).toMatchObject({
      status: 409,
      body: {
        title: '这条需求现在是“分派”，不能恢复办理。现在可以：受理、登记进展、转办、提级、答复、办结、挂起、延期。',
      },
    })
    expect(await move(lin, demand, { move: 'close', code: 'C1' })).toMatchObject({
      status: 422,
      body: { type: 'closing-owes', fields: [{ field: 'evidence' }] },
    })
    expect(await move(lin, demand, { move: 'accept', nextStep: undefined })).toMatchObject({
      status: 422,
      body: { title: '受理须填写下一步和期限，请补充。', fields: [{ field: 'nextStep' }] },
    })
  })

  test('is for those who see it whole; for others it is not there', async () => {
    const { demand } = await raise(lin)
    expect((await move(shen, demand, { move: 'accept' })).status).toBe(404)
    expect((await move(await api.as('county', '410421'), demand, { move: 'accept' })).status).toBe(404)
    const elsewhere = await raise(lin, baofeng)
    expect((await move(lin, elsewhere.demand, { move: 'accept' })).status).toBe(200)
    expect((await move(lin, randomUUID(), { move: 'accept' })).status).toBe(404)
  })

  test('to another officer, and what the firm said on the phone, is not for the officer', async () => {
    const { demand } = await raise(lin)
    expect(await move(lin, demand, { move: 'assign', officer: 'KJ002' })).toMatchObject({
      status: 403,
      body: { type: 'move-reserved' },
    })
    await move(lin, demand, { move: 'answer', answer: '推荐科技贷' })
    expect(await move(lin, demand, { move: 'confirm', way: 'call', verdict: 'solved' })).toMatchObject({
      status: 403,
      body: { type: 'officer-records-himself' },
    })
    expect((await move(planner, demand, { move: 'confirm', way: 'link', verdict: 'solved' })).status).toBe(403)
  })

  test('into another demand, but not into itself by any way round', async () => {
    const [one, other] = [await raise(lin), await raise(lin)]
    const close = (demand: string, into: string) => move(lin, demand, { move: 'close', code: 'C8', into })
    expect(await close(one.demand, one.demand)).toMatchObject({ status: 422, body: { type: 'merged-into-itself' } })
    expect(await close(one.demand, randomUUID())).toMatchObject({ status: 422, body: { type: 'merged-into-unknown' } })
    expect((await close(one.demand, other.demand)).status).toBe(200)
    expect(await close(other.demand, one.demand)).toMatchObject({ status: 422, body: { type: 'merged-into-itself' } })
  })

  test('asks the firm by a link whose secret is handed out once and kept as a hash', async () => {
    const { demand } = await raise(lin)
    await move(lin, demand, { move: 'answer', answer: '推荐科技贷' })
    const key = randomUUID()
    const asked = await move(lin, demand, { move: 'ask-confirmation', way: 'link', nextStep: undefined }, key)
    expect(asked).toMatchObject({ status: 200, body: { confirmation: { until: '2021-12-15' } } })
    const again = await move(lin, demand, { move: 'ask-confirmation', way: 'link', nextStep: undefined }, key)
    expect(again.body['position']).toBe(asked.body['position'])
    expect(again.body['confirmation']).not.toEqual(asked.body['confirmation'])
    const { rows } = await sql<{
      kept: string
    }>`select encode(secret_hash, 'hex') as kept from confirmation where demand = ${demand}`.execute(api.shell.db)
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(await eventsOf(demand))).not.toContain(Object(again.body['confirmation']).secret)
  })
})

describe('amending a demand', () => {
  const amend = (who: Person, demand: string, changes: object) =>
    who.tell('POST', `/api/demands/${demand}/amendments`, { changes, reason: '企业补充' })

  test('keeps what changed, with its reason', async () => {
    const { demand } = await raise(lin)
    expect((await amend(lin, demand, { text: '额度 300 万元', secrecy: 'secret' })).status).toBe(200)
    expect((await eventsOf(demand)).at(-1)).toEqual({
      type: 'DemandAmended',
      occurredOn: businessDay,
      data: { changes: { text: '额度 300 万元', secrecy: 'secret' }, reason: '企业补充' },
    })
    expect(await amend(lin, demand, { text: '额度 300 万元' })).toMatchObject({
      status: 409,
      body: { type: 'nothing-changes' },
    })
    expect((await amend(shen, demand, { text: '看不到' })).status).toBe(404)
  })

  test('does not move it to a firm that one may not name', async () => {
    const { demand } = await raise(shen, { ...baofeng, officer: 'KJ002' })
    expect(await amend(shen, demand, { uscc: yexian.uscc })).toMatchObject({
      status: 422,
      body: { type: 'firm-unknown' },
    })
  })
})
