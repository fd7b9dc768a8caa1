import { randomUUID } from 'node:crypto'
import { demandStream, type DemandEvent } from '@titian/domain'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'
import { baofeng, openField, yexian } from '../visits/test-visits.ts'
import { move, nextStep } from './test-demands.ts'

let api: TestApi
let planner: Person

/** Four demands of each: two officers, a name of nobody, and a name that is that of the firm's officer. */
beforeAll(async () => {
  api = await startTestApi()
  await openField(api)
  planner = await api.as('planner', '410400')
  await sql`
    insert into person (journal, person, name)
    select journal, person, case officer when 'KJ001' then '林服务' else '安服务' end
    from officer_1
    on conflict do nothing`.execute(api.shell.db)
  for (let index = 0; index < 4; index += 1) {
    await closed({ ...yexian, officer: 'KJ001' })
    await closed({ ...yexian, officer: 'KJ002' })
    await listed(`XQ20210000${index}`, yexian, '周姐')
    await listed(`XQ20210001${index}`, baofeng, '林服务')
  }
  await api.catchUp()
}, 60_000)

afterAll(() => api.stop())

test('a sample is drawn of each officer and each name, and comes to a rate of each, by unit and name', async () => {
  const { body } = await planner.tell('POST', '/api/call-backs', {
    from: '2021-07-01',
    through: '2021-09-30',
    share: 0.5,
  })
  await api.catchUp()
  const path = `/api/call-backs/${String(body['sample'])}`
  const { body: before } = await planner.get(path)
  const untold = { drawn: 2, verified: 0, overturned: 0, rate: null }
  expect(before['officers']).toEqual([
    // Two rows of a ledger, each with a name of its own key, are those of one officer.
    { unit: '410421', officer: 'KJ001', name: '林服务', ...untold },
    { unit: '410422', officer: 'KJ002', name: '安服务', ...untold },
    { unit: '410422', officer: 'KJ001', name: '林服务', ...untold },
    { unit: '410422', officer: null, name: '周姐', ...untold },
  ])

  const line = Array.from(Object(before['items']), (item: { demand: string; officerName: string }) => item).find(
    ({ officerName }) => officerName === '安服务',
  )
  const demand = line?.demand ?? ''
  expect((await move(planner, demand, { move: 'verify', upheld: false, note: '未放款' })).status).toBe(200)
  expect((await move(planner, demand, { move: 'reopen', reason: '回访不属实' })).status).toBe(200)
  expect((await move(planner, demand, { move: 'assign', officer: 'KJ001' })).status).toBe(200)
  await api.catchUp()
  const { body: after } = await planner.get(path)
  expect(after['officers']).toContainEqual({
    unit: '410422',
    officer: 'KJ002',
    name: '安服务',
    drawn: 2,
    verified: 1,
    overturned: 1,
    rate: 1,
  })
  expect(after['officers']).toContainEqual({ unit: '410422', officer: 'KJ001', name: '林服务', ...untold })
})

type Firm = typeof yexian

async function closed(firm: Firm & { readonly officer: string }): Promise<void> {
  await record(randomUUID(), [
    { type: 'DemandRaised', data: { ...firm, category: 'N9', text: '融资', channel: 'visit', nextStep } },
    { type: 'DemandClosed', data: { code: 'C1', evidence: [{ kind: '合同', number: '1' }] } },
  ])
}

/** A row of a ledger, whose 责任人 is a name. */
async function listed(number: string, firm: Firm, name: string): Promise<void> {
  const named = randomUUID()
  await sql`insert into person (journal, person, name) values ('4104', ${named}, ${name})`.execute(api.shell.db)
  const said = { category: 'N9', text: '融资', status: 'closed', closedOn: '2021-08-02' } as const
  await record(number, [{ type: 'DemandListed', data: { ...firm, number, named, ...said } }])
}

async function record(demand: string, events: readonly DemandEvent[]): Promise<void> {
  const stream = demandStream(demand)
  await api.shell.store.append({
    journal: '4104',
    actor: 'lin',
    command: { id: randomUUID(), content: {} },
    events: events.map((event) => ({ stream, ...event, schema: 1, occurredOn: '2021-08-02' })),
  })
}
