import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
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
    [{ firms: ['914104259162690340'] }, 'firm-unknown'],
    [{ document: undefined }, 'basis-missing'],
    [{ on: '2021-11-31' }, 'not-a-day'],
  ])('with %j is refused', async (change, type) => {
    expect((await prepare(planner, change)).body).toMatchObject({ type })
  })

  test('that there is not is not there', async () => {
    expect((await planner.tell('POST', '/api/handovers/none/accept')).status).toBe(404)
  })
})
