import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'
import { baofeng, businessDay, openField, yexian } from './test-visits.ts'

const nobodys = '91410423905840856F'

let api: TestApi
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

interface Logged {
  readonly visit: string
  readonly body: object
}

function visitTo(firm: object, more: object = {}): Logged {
  const visit = randomUUID()
  return { visit, body: { firms: [{ visit, ...firm }], on: businessDay, mode: 'phone', ...more } }
}

async function eventsOf(stream: string) {
  const events = await api.shell.store.readStream('4104', stream)
  return events.map(({ type, data, occurredOn }) => ({ type, data, occurredOn }))
}

async function profileOf({ uscc }: { uscc: string }) {
  await api.catchUp()
  const { body } = await planner.get(`/api/enterprises/${uscc}`)
  return { details: body['details'], observed: body['observed'] }
}

describe('an officer logs a visit', () => {
  test('with what a minute allows: whom, when and how', async () => {
    const { visit, body } = visitTo(yexian)
    const answer = await lin.tell('POST', '/api/visits', body)
    expect(answer).toMatchObject({ status: 200, body: { visits: [{ visit, name: yexian.name }], warnings: [] } })
    expect(await eventsOf(`visit-${visit}`)).toEqual([
      {
        type: 'VisitLogged',
        occurredOn: businessDay,
        data: { ...yexian, mode: 'phone', officers: ['KJ001'], recordedOn: businessDay },
      },
    ])
  })

  test('once, however often it is sent', async () => {
    const { visit, body } = visitTo(yexian)
    const key = randomUUID()
    const first = await lin.tell('POST', '/api/visits', body, key)
    expect(await lin.tell('POST', '/api/visits', body, key)).toMatchObject({ status: 200, body: first.body })
    expect(await lin.tell('POST', '/api/visits', body)).toMatchObject({ status: 409, body: { type: 'visit-known' } })
    expect(await eventsOf(`visit-${visit}`)).toHaveLength(1)
  })

  test('to a firm of his in another county, and to one of his county', async () => {
    for (const firm of [baofeng, yexian]) {
      expect((await lin.tell('POST', '/api/visits', visitTo(firm).body)).status).toBe(200)
    }
  })

  test('not to one that he may not even name', async () => {
    const answer = await shen.tell('POST', '/api/visits', visitTo(yexian).body)
    expect(answer).toMatchObject({ status: 422, body: { type: 'firm-unknown' } })
  })

  test('to a 线索, which a code makes a firm later', async () => {
    const { visit, body } = visitTo({ name: '叶县新来机械', address: '产业集聚区三号路' })
    expect((await lin.tell('POST', '/api/visits', body)).status).toBe(200)
    const amended = await lin.tell('POST', `/api/visits/${visit}/amendments`, {
      changes: { uscc: yexian.uscc },
      reason: '已在名录中查到',
    })
    expect(amended.status).toBe(200)
    await api.catchUp()
    const { rows } = await sql`
      select uscc, name from visit_1 where visit = ${visit} and upper_inf(known)`.execute(api.shell.db)
    expect(rows).toEqual([{ uscc: yexian.uscc, name: '叶县新来机械' }])
  })

  test('together with others, whom he names; but not of others alone', async () => {
    const together = visitTo(yexian, { officers: ['KJ002', 'KJ001'] })
    expect((await lin.tell('POST', '/api/visits', together.body)).status).toBe(200)
    const companions = visitTo(yexian, { companions: ['KJ002'] })
    expect((await lin.tell('POST', '/api/visits', companions.body)).status).toBe(200)
    expect(await eventsOf(`visit-${companions.visit}`)).toMatchObject([{ data: { officers: ['KJ001', 'KJ002'] } }])
    const others = await lin.tell('POST', '/api/visits', visitTo(yexian, { officers: ['KJ002'] }).body)
    expect(others).toMatchObject({ status: 422, body: { type: 'not-among-officers' } })
    const nobody = await lin.tell('POST', '/api/visits', visitTo(yexian, { officers: ['KJ001', 'KJ999'] }).body)
    expect(nobody).toMatchObject({ status: 422, body: { type: 'officer-unknown', fields: [{ field: 'officers' }] } })
  })

  test('late, which is marked and not scolded', async () => {
    const { visit, body } = visitTo(yexian, { on: '2021-11-20' })
    expect((await lin.tell('POST', '/api/visits', body)).status).toBe(200)
    await api.catchUp()
    const { rows } = await sql`select backfilled from visit_1 where visit = ${visit}`.execute(api.shell.db)
    expect(rows).toEqual([{ backfilled: true }])
  })

  test('not before it was paid', async () => {
    const answer = await lin.tell('POST', '/api/visits', visitTo(yexian, { on: '2021-12-01' }).body)
    expect(answer).toMatchObject({ status: 422, body: { type: 'visit-in-the-future', fields: [{ field: 'on' }] } })
  })
})

describe('staff log for officers', () => {
  test('of their county', async () => {
    const ours = await county.tell('POST', '/api/visits', visitTo(yexian, { officers: ['KJ001'] }).body)
    expect(ours.status).toBe(200)
    const theirs = await county.tell('POST', '/api/visits', visitTo(yexian, { officers: ['KJ002'] }).body)
    expect(theirs).toMatchObject({ status: 422, body: { type: 'not-among-officers' } })
  })

  test('of any county, but of somebody', async () => {
    expect((await planner.tell('POST', '/api/visits', visitTo(baofeng, { officers: ['KJ002'] }).body)).status).toBe(200)
    expect(await planner.tell('POST', '/api/visits', visitTo(baofeng).body)).toMatchObject({
      status: 422,
      body: { type: 'visit-without-officer' },
    })
  })
})

describe('a meeting with many firms', () => {
  const three = () => [yexian, baofeng, { name: '还没登记的一家' }].map((firm) => ({ visit: randomUUID(), ...firm }))

  test('is a visit to each in one save, and they share the meeting', async () => {
    const firms = three()
    const answer = await lin.tell('POST', '/api/visits', { firms, on: businessDay, mode: 'meeting' })
    expect(answer.status).toBe(200)
    const told = await Promise.all(firms.map(({ visit }) => eventsOf(`visit-${visit}`)))
    expect(told.map(([logged]) => logged?.data)).toMatchObject(firms.map(() => ({ meeting: firms[0]?.visit })))
  })

  test.each([
    [
      'a firm twice',
      { firms: [yexian, yexian].map((firm) => ({ visit: randomUUID(), ...firm })) },
      'firm-visited-twice',
    ],
    ['the numbers of one', { firms: three(), findings: { employees: 3 } }, 'findings-of-many-firms'],
    [
      'a demand of none of them',
      { firms: three(), demands: [{ demand: randomUUID(), category: 'N6', text: '想报高企' }] },
      'demand-of-no-firm',
    ],
  ])('does not have %s', async (_, said, type) => {
    const answer = await lin.tell('POST', '/api/visits', { on: businessDay, mode: 'meeting', ...said })
    expect(answer).toMatchObject({ status: 422, body: { type } })
  })
})

describe('a demand that was raised in the form', () => {
  test('is the accountable officer’s, and comes with the visit or not at all', async () => {
    const demand = { demand: randomUUID(), category: 'N6', text: '想申报高新技术企业' }
    const { visit, body } = visitTo(baofeng, { officers: ['KJ002'], demands: [demand] })
    expect((await planner.tell('POST', '/api/visits', body)).body).toMatchObject({
      demands: [{ demand: demand.demand }],
    })
    expect(await eventsOf(`demand-${demand.demand}`)).toEqual([
      {
        type: 'DemandRaised',
        occurredOn: businessDay,
        data: {
          ...baofeng,
          category: 'N6',
          text: demand.text,
          channel: 'visit',
          visit,
          officer: 'KJ001',
          nextStep: { action: '联系企业，核实需求', due: '2021-12-03' },
        },
      },
    ])
    const again = visitTo(baofeng, { officers: ['KJ002'], demands: [demand] })
    expect(await planner.tell('POST', '/api/visits', again.body)).toMatchObject({ status: 409 })
    expect(await eventsOf(`visit-${again.visit}`)).toEqual([])
  })

  test('is the visitor’s, where nobody is accountable; solving on the spot raises none', async () => {
    const demand = { demand: randomUUID(), category: 'N9', text: '流动资金贷款' }
    const { body } = visitTo(yexian, { demands: [demand], solvedOnTheSpot: { text: '讲清加计扣除', category: 'N8' } })
    expect((await lin.tell('POST', '/api/visits', body)).status).toBe(200)
    expect(await eventsOf(`demand-${demand.demand}`)).toMatchObject([{ data: { officer: 'KJ001' } }])
  })
})

describe('what was found there', () => {
  const findings = { employees: 85, revenue: 3120, year: 2020 }

  test('is in the profile with its day, is corrected with the visit and taken back with it', async () => {
    const { visit, body } = visitTo(yexian, { on: '2021-11-29', findings })
    await lin.tell('POST', '/api/visits', body)
    expect(await profileOf(yexian)).toEqual({
      details: { employees: 85, revenue: 3120 },
      observed: { employees: { on: '2021-11-29', visit }, revenue: { on: '2021-11-29', visit, year: 2020 } },
    })
    const amended = { changes: { findings: { employees: 90 } }, on: '2021-11-28' }
    expect((await lin.tell('POST', `/api/visits/${visit}/amendments`, amended)).status).toBe(200)
    expect(await profileOf(yexian)).toEqual({
      details: { employees: 90 },
      observed: { employees: { on: '2021-11-28', visit } },
    })
    expect((await lin.tell('POST', `/api/visits/${visit}/withdrawal`, { reason: '记错了企业' })).status).toBe(200)
    expect(await profileOf(yexian)).toEqual({ details: { employees: 50 }, observed: {} })
  })

  test('goes to the other firm when the visit was to that one', async () => {
    const { visit, body } = visitTo(yexian, { findings })
    await lin.tell('POST', '/api/visits', body)
    await lin.tell('POST', `/api/visits/${visit}/amendments`, { changes: { uscc: baofeng.uscc, name: baofeng.name } })
    expect(await profileOf(yexian)).toMatchObject({ details: { employees: 50 } })
    expect(await profileOf(baofeng)).toMatchObject({ details: { employees: 85 }, observed: { employees: { visit } } })
  })

  test('stays with the visit where nobody knows the firm', async () => {
    const { visit, body } = visitTo({ uscc: nobodys, name: '尚无名录的一家' }, { findings })
    const { body: answer } = await lin.tell('POST', '/api/visits', body)
    const position = Number(answer['position'])
    expect(await api.shell.store.readPositions('4104', [position - 1, position])).toMatchObject([
      { stream: expect.not.stringContaining(visit) },
      { stream: `visit-${visit}` },
    ])
  })
})

test('whoever comes to a door at which somebody was within a week is warned, by the office and not by the name', async () => {
  const { body } = visitTo(baofeng, { mode: 'on-site', on: '2021-10-10' })
  await lin.tell('POST', '/api/visits', body)
  await api.catchUp()
  const soon = await planner.tell(
    'POST',
    '/api/visits',
    visitTo(baofeng, { mode: 'on-site', on: '2021-10-16', officers: ['KJ002'] }).body,
  )
  expect(soon).toMatchObject({
    status: 200,
    body: { warnings: [expect.stringMatching(/^宝丰秋水材料有限公司：2021-10-10 KJ001 的单位/)] },
  })
  const later = { mode: 'on-site', on: '2021-10-30', officers: ['KJ002'] }
  expect(await planner.tell('POST', '/api/visits', visitTo(baofeng, later).body)).toMatchObject({
    body: { warnings: [] },
  })
})

describe('whom they met', () => {
  const met = [{ name: '赵见面', phone: '13711112222' }]

  test('is kept beside the log', async () => {
    const { visit, body } = visitTo(yexian, { met })
    await lin.tell('POST', '/api/visits', body)
    const told = JSON.stringify(await eventsOf(`visit-${visit}`))
    expect(told).not.toMatch(/赵见面|13711112222/)
    const { rows } = await sql`
      select p.name, p.phone
      from event e
      cross join json_array_elements_text(e.data -> 'met') as key
      join person p on p.person = key::uuid
      where e.stream = ${`visit-${visit}`}`.execute(api.shell.db)
    expect(rows).toEqual(met)
  })

  test('is not in a contested content either', async () => {
    const key = randomUUID()
    await lin.tell('POST', '/api/visits', visitTo(yexian, { met }).body, key)
    expect((await lin.tell('POST', '/api/visits', visitTo(yexian, { met }).body, key)).status).toBe(409)
    const { rows } = await sql`select 1 from command_contested where content::text ~ '赵见面'`.execute(api.shell.db)
    expect(rows).toEqual([])
  })
})

describe('a visit is changed', () => {
  test('by those who were there and by staff of the firm’s unit, and is not there for others', async () => {
    const { visit, body } = visitTo(yexian)
    await lin.tell('POST', '/api/visits', body)
    await api.catchUp()
    const changing = (person: Person, note: string) =>
      person.tell('POST', `/api/visits/${visit}/amendments`, { changes: { note } })
    expect((await changing(lin, '一')).status).toBe(200)
    expect((await changing(county, '二')).status).toBe(200)
    expect((await changing(shen, '三')).status).toBe(404)
    expect((await changing(await api.as('county', '410421'), '四')).status).toBe(404)
    expect(await changing(lin, '二')).toMatchObject({ status: 409, body: { type: 'nothing-changes' } })
  })

  test('no more once it was withdrawn', async () => {
    const { visit, body } = visitTo(yexian)
    await lin.tell('POST', '/api/visits', body)
    await api.catchUp()
    const withdraw = (person: Person) => person.tell('POST', `/api/visits/${visit}/withdrawal`, { reason: '重复' })
    expect((await withdraw(lin)).status).toBe(200)
    await api.catchUp()
    expect(await withdraw(county)).toMatchObject({ status: 409, body: { type: 'visit-withdrawn' } })
  })
})
