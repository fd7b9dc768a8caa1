import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { raise } from '../demands/test-demands.ts'
import { documentText } from '../documents/test-document.ts'
import { listed } from '../officers/test-officers.ts'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'

let api: TestApi
let planner: Person
let county: Person
let receiver: Person

const [mine, theirs, another] = ['91410402923358705G', '914104219072854973', '91410423905840856F']
const basis = { document: '平科〔2021〕3号' }

beforeAll(async () => {
  api = await startTestApi()
  planner = await api.as('planner', '410400')
  county = await api.as('county', '410422')
  await planner.tell('PUT', '/api/business-day', { day: '2021-11-30' })
  for (const [uscc, unit] of [
    [mine, '410422'],
    [theirs, '410421'],
    [another, '410422'],
  ] as const) {
    await api.state(
      { type: 'RegisterEntryListed', data: { uscc, name: `企业${uscc.slice(0, 9)}`, unit } },
      '2020-12-31',
    )
  }
  await listed(api, {
    officers: [
      ['KJ001', '胡军', '410422'],
      ['KJ002', '马霞强', '410421'],
    ],
    firms: [mine, theirs, another].map((uscc) => [uscc, 'KJ001', '2021-01-20'] as const),
  })
  await api.open('receiver', [{ role: 'service-officer', unit: '410421' }])
  await planner.tell('PUT', '/api/officers/KJ002/account', { account: 'receiver' })
  receiver = await api.signIn('receiver')
}, 60_000)

beforeEach(() => api.catchUp())
afterAll(() => api.stop())

const prepare = (who: Person, change: object = {}) =>
  who.tell('POST', '/api/handovers', { from: 'KJ001', to: 'KJ002', on: '2021-12-01', ...basis, ...change })

async function officerOf(uscc: string, asOf: string): Promise<unknown> {
  await api.catchUp()
  const { body } = await planner.get(`/api/enterprises/${uscc}/officer?asOf=${asOf}`)
  return Object(body['officer']).officer
}

async function officerOfDemand(demand: string): Promise<unknown> {
  await api.catchUp()
  const { rows } = await sql<{ officer: string | null }>`
    select officer from demand_1 where demand = ${demand} and upper_inf(known)`.execute(api.shell.db)
  return rows[0]?.officer
}

describe('what is open with a firm', () => {
  const firm = { uscc: '914104259162690340', name: '郏县冬雪机械有限公司' }
  const over = { from: 'KJ004', to: 'KJ005' }

  test('goes along when the handover is accepted, and stands on its sheet', async () => {
    await listed(api, {
      officers: [
        ['KJ004', '朱艳杰', '410421'],
        ['KJ005', '黄英华', '410421'],
      ],
      firms: [[firm.uscc, 'KJ004', '2021-03-01']],
    })
    await api.state({ type: 'RegisterEntryListed', data: { ...firm, unit: '410425' } }, '2020-12-31')
    await api.catchUp()
    const [open, hidden, another] = [
      await raise(planner, { ...firm, officer: 'KJ004', raisedOn: '2021-11-30' }),
      await raise(planner, { ...firm, officer: 'KJ004', raisedOn: '2021-11-30', secrecy: 'secret', text: '配方优化' }),
      await raise(planner, { ...firm, officer: 'KJ002', raisedOn: '2021-11-30' }),
    ]
    expect([open, hidden, another].map(({ answer }) => answer.status)).toEqual([200, 200, 200])
    await api.catchUp()
    const { body } = await prepare(planner, over)
    await api.catchUp()
    const path = `/api/handovers/${String(body['handover'])}`
    expect((await planner.get('/api/handovers?status=pending')).body).toMatchObject({ items: [{ demands: 2 }] })
    const sheet = await api.app.inject({ url: `${path}/sheet.docx`, headers: { cookie: planner.cookie } })
    const text = documentText(sheet.rawPayload)
    expect(text).toContain('自2021年12月1日起，朱艳杰（KJ004）对接的企业1家、未办结需求2条移交黄英华（KJ005）。')
    expect(text).toContain('希望参加银企对接会')
    expect(text).toContain('（商业秘密）')
    expect(text).not.toContain('配方优化')
    expect((await planner.tell('POST', `${path}/accept`)).status).toBe(200)
    expect(await officerOfDemand(open.demand)).toBe('KJ005')
    expect(await officerOfDemand(another.demand)).toBe('KJ002')
    const { rows } = await sql`select 1 from event where journal = '4104-access' and type = 'Exported'`.execute(
      api.shell.db,
    )
    expect(rows).toHaveLength(1)
    expect((await planner.get('/api/officers?query=KJ005')).body).toMatchObject({
      items: [{ firms: 0, openDemands: 2, overdueDemands: 0 }],
    })
    expect((await planner.get('/api/officers?query=KJ005&asOf=2021-12-11')).body).toMatchObject({
      items: [{ firms: 1, openDemands: 2, overdueDemands: 2 }],
    })
  })
})

describe('a handover', () => {
  test('of a county is of its own firms, and moves nothing until it is accepted', async () => {
    const { body } = await prepare(county)
    const path = `/api/handovers/${String(body['handover'])}`
    expect(await officerOf(mine, '2021-12-01')).toBe('KJ001')
    expect((await receiver.get('/api/handovers?status=pending')).body).toMatchObject({
      items: [
        {
          handover: body['handover'],
          from: 'KJ001',
          fromName: '胡军',
          to: 'KJ002',
          toName: '马霞强',
          on: '2021-12-01',
          status: 'pending',
          firms: [{ uscc: mine }, { uscc: another }],
          demands: 0,
          document: basis.document,
        },
      ],
    })
    expect((await receiver.tell('POST', `${path}/accept`)).status).toBe(200)
    expect(await officerOf(mine, '2021-11-30')).toBe('KJ001')
    expect(await officerOf(mine, '2021-12-01')).toBe('KJ002')
    expect(await officerOf(theirs, '2021-12-01')).toBe('KJ001')
    expect((await receiver.tell('POST', `${path}/return`, { reason: '名单有误' })).body).toMatchObject({
      type: 'handover-settled',
    })
    expect((await receiver.get('/api/assignments?asOf=2021-12-01')).body).toMatchObject({ count: 2 })
  })

  test('is returned with a reason, and the firm stays', async () => {
    const { body } = await prepare(planner, { firms: [theirs] })
    const path = `/api/handovers/${String(body['handover'])}`
    await api.catchUp()
    expect((await county.tell('POST', `${path}/accept`)).status).toBe(404)
    expect((await receiver.tell('POST', `${path}/return`, { reason: '路途太远' })).status).toBe(200)
    expect(await officerOf(theirs, '2021-12-01')).toBe('KJ001')
    expect((await planner.get('/api/handovers?status=returned')).body).toMatchObject({
      items: [{ firms: [{ uscc: theirs, unit: '410421' }], returned: '路途太远' }],
    })
  })

  test('is accepted by who assigns, where nobody signs in as the officer', async () => {
    const { body } = await prepare(planner, { firms: [theirs] })
    await api.catchUp()
    expect((await planner.tell('POST', `/api/handovers/${String(body['handover'])}/accept`)).status).toBe(200)
    expect(await officerOf(theirs, '2021-12-01')).toBe('KJ002')
  })

  test('does not take a firm that has gone to a third since', async () => {
    await listed(api, { officers: [['KJ003', '徐杰刚', '410422']] })
    const { body } = await prepare(planner, { from: 'KJ002', to: 'KJ001', on: '2021-12-10' })
    await planner.tell('POST', '/api/assignments', { firms: [mine], officer: 'KJ003', on: '2021-12-05', ...basis })
    await api.catchUp()
    await planner.tell('POST', `/api/handovers/${String(body['handover'])}/accept`)
    expect(await officerOf(mine, '2021-12-10')).toBe('KJ003')
    expect(await officerOf(another, '2021-12-10')).toBe('KJ001')
  })

  test.each([
    [{ to: 'KJ001' }, 'same-officer'],
    [{ to: 'KJ999' }, 'officer-unknown'],
    [{ from: 'KJ888' }, 'nothing-to-hand-over'],
    [{ firms: ['91410422935631211U'] }, 'firm-unknown'],
    [{ document: undefined }, 'basis-missing'],
    [{ on: '2021-11-31' }, 'not-a-day'],
  ])('with %j is refused', async (change, type) => {
    expect((await prepare(planner, change)).body).toMatchObject({ type })
  })

  test('is found behind however many that are none of one’s own', async () => {
    await sql`
      insert into handover_1
        (journal, handover, from_officer, to_officer, on_day, status, firms, demands, document, reason, returned, known, why)
      select journal, 'of-another-county-' || n, from_officer, to_officer, '2021-12-31', status, firms, demands, document,
        reason, returned, known, why
      from handover_1
      cross join generate_series(1, 200) n
      where upper_inf(known) and returned = '路途太远'`.execute(api.shell.db)
    expect((await county.get('/api/handovers')).body['items']).toContainEqual(
      expect.objectContaining({ from: 'KJ001', to: 'KJ002', on: '2021-12-01', status: 'accepted' }),
    )
  })

  test('that there is not is not there', async () => {
    expect((await planner.tell('POST', '/api/handovers/none/accept')).status).toBe(404)
  })
})
