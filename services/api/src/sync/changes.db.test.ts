import { randomUUID } from 'node:crypto'
import type { FieldChanges, FieldFirm } from '@titian/contract'
import { assignmentStream } from '@titian/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'
import { baofeng, openField, yexian } from '../visits/test-visits.ts'

let api: TestApi
let lin: Person
const contact = randomUUID()

beforeAll(async () => {
  api = await startTestApi()
  await openField(api)
  const listed = { uscc: baofeng.uscc, name: baofeng.name, unit: '410421', contact }
  await api.state({ type: 'RegisterEntryListed', data: listed }, '2021-06-30')
  await api.keepContact(contact, '张三丰', '13712345678')
  await api.catchUp()
  lin = await api.signIn('lin')
}, 60_000)

afterAll(() => api.stop())

async function changes(since?: string, more = ''): Promise<FieldChanges> {
  const query = since === undefined ? '' : `since=${encodeURIComponent(since)}`
  const answer: FieldChanges = JSON.parse((await lin.get(`/api/sync/changes?${query}${more}`)).text)
  return answer
}

const namesOf = ({ firms }: FieldChanges) => firms.map(({ name }) => name).toSorted()
const own = ({ firms }: FieldChanges): FieldFirm | undefined => firms.find((firm) => firm.own)

async function assign(officer: string, on: string): Promise<void> {
  await api.shell.store.append({
    journal: '4104',
    actor: 'planner',
    command: { id: randomUUID(), content: {} },
    events: [
      {
        stream: assignmentStream(baofeng.uscc),
        type: 'OfficerAssigned',
        schema: 1,
        data: { ...baofeng, officer },
        occurredOn: on,
      },
    ],
  })
  await api.catchUp()
}

test('an officer carries the own firms whole, wherever they lie, and the unit’s others by name', async () => {
  const all = await changes()
  expect(all).toMatchObject({ more: false, reset: true, removed: [], officers: ['KJ001'], today: '2021-11-30' })
  expect(namesOf(all)).toEqual([yexian.name, baofeng.name].toSorted())
  expect(own(all)).toMatchObject({
    ...baofeng,
    contact: { name: '张三丰', phone: '13712345678' },
    demands: [],
    lastVisitOn: null,
    search: expect.stringContaining('|BFQSCLYXGS|'),
  })
  expect(all.firms.find((firm) => !firm.own)).not.toHaveProperty('contact')
})

test('what goes to a device is on record once a day', async () => {
  await changes()
  const events = await api.shell.store.readStream('4104-access', 'account-lin')
  expect(events.filter(({ type }) => type === 'ContactsHanded')).toHaveLength(1)
})

test('afterwards only what changed is told: a visit, a demand, and what may be done about it', async () => {
  const { cursor } = await changes()
  expect(await changes(cursor)).toMatchObject({ firms: [], removed: [], reset: false })
  const demand = randomUUID()
  const visited = await lin.tell('POST', '/api/visits', {
    firms: [{ visit: randomUUID(), ...baofeng }],
    on: '2021-11-29',
    mode: 'on-site',
    note: '缺流动资金',
    demands: [{ demand, category: 'N9', text: '贷款三百万', nextStep: { action: '联系银行', due: '2021-12-03' } }],
  })
  expect(visited.status).toBe(200)
  await api.catchUp()
  const changed = await changes(cursor)
  expect(namesOf(changed)).toEqual([baofeng.name])
  expect(own(changed)).toMatchObject({
    lastVisitOn: '2021-11-29',
    demands: [{ demand, text: '贷款三百万', nextDue: '2021-12-03', moves: expect.arrayContaining(['accept']) }],
    events: expect.arrayContaining([{ on: '2021-11-29', line: expect.stringContaining('缺流动资金') }]),
  })
})

test('a demand of a firm that is in no register comes to its officer by itself, until it is closed', async () => {
  const demand = randomUUID()
  const raised = { demand, name: '叶县新芽工作室', category: 'N8', text: '想建研发团队', channel: 'self-reported' }
  expect((await lin.tell('POST', '/api/demands', { ...raised, officer: 'KJ001' })).status).toBe(200)
  await api.catchUp()
  const { firms, demands } = await changes()
  expect(firms.flatMap((firm) => firm.demands ?? []).map((each) => each.demand)).not.toContain(demand)
  expect(demands).toMatchObject([{ name: '叶县新芽工作室', demand: { demand, text: '想建研发团队', seen: 1 } }])
  const closing = { move: 'close', code: 'C6', note: '企业未注册' }
  expect((await lin.tell('POST', `/api/demands/${demand}/moves`, closing)).status).toBe(200)
  await api.catchUp()
  expect((await changes()).demands).toEqual([])
})

test('many firms come in pages, each once', async () => {
  const first = await changes(undefined, '&limit=1')
  expect(first).toMatchObject({ more: true, reset: true })
  const second = await changes(first.cursor, '&limit=1')
  expect(second).toMatchObject({ more: false, reset: false })
  expect([...namesOf(first), ...namesOf(second)].toSorted()).toEqual([yexian.name, baofeng.name].toSorted())
  expect(await changes(second.cursor)).toMatchObject({ firms: [], more: false })
})

test('a long answer goes packed to whoever can unpack it', async () => {
  const headers = { cookie: lin.cookie, 'accept-encoding': 'gzip' }
  const answer = await api.app.inject({ method: 'GET', url: '/api/sync/changes', headers })
  expect(answer.headers['content-encoding']).toBe('gzip')
})

test('an erased contact leaves the device, and a firm that went to somebody else leaves a tombstone', async () => {
  const { cursor } = await changes()
  await api.shell.db
    .withTables<{ contact: { contact: string; name: string | null; phone: string | null; erased_at: Date | null } }>()
    .updateTable('contact')
    .set({ name: null, phone: null, erased_at: api.shell.clock() })
    .where('contact', '=', contact)
    .execute()
  expect(own(await changes(cursor))).toMatchObject({ contact: null })
  await assign('KJ002', '2021-11-30')
  const gone = await changes(cursor)
  expect(gone).toMatchObject({ firms: [], removed: [baofeng.uscc] })
})

test('a cursor that is none of ours begins anew', async () => {
  expect(await changes('nonsense')).toMatchObject({ reset: true })
})
