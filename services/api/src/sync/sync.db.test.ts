import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'
import { createPhone } from './test-sync.ts'

const firm = { uscc: '91410402923358705G', name: '春雷机电有限公司', unit: '410422' }
let api: TestApi
let officer: Person
let planner: Person

beforeAll(async () => {
  api = await startTestApi()
  officer = await api.as('service-officer', '410422')
  planner = await api.as('planner', '410400')
  await api.state({ type: 'RegisterEntryListed', data: firm }, '2020-12-31')
  await api.catchUp()
})

afterAll(() => api.stop())

const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(9_996, 7)])
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

async function put(
  bytes: Buffer,
  from: number,
  to: number,
  more: { type?: string; hash?: string; size?: number } = {},
) {
  const { type = 'image/jpeg', hash = hashOf(bytes), size = bytes.length } = more
  const response = await api.app.inject({
    method: 'PUT',
    url: `/api/sync/blobs/${hash}?offset=${from}&size=${size}`,
    headers: { cookie: officer.cookie, 'idempotency-key': randomUUID(), 'content-type': type },
    payload: bytes.subarray(from, to),
  })
  const body: unknown = response.json()
  return { status: response.statusCode, body }
}

test('a photo comes in pieces, each as often as it may, and is whole in the end', async () => {
  const path = `/api/sync/blobs/${hashOf(photo)}`
  expect((await officer.get(`${path}/received`)).body).toEqual({ received: 0, complete: false })
  expect((await put(photo, 0, 4000)).body).toEqual({ received: 4000, complete: false })
  expect((await put(photo, 6000, 10_000)).body).toMatchObject({ type: 'blob-ahead' })
  expect((await put(photo, 2000, 6000)).body).toEqual({ received: 6000, complete: false })
  expect((await put(photo, 0, 4000)).body).toEqual({ received: 6000, complete: false })
  expect((await officer.get(path)).status).toBe(404)
  const twice = await Promise.all([put(photo, 6000, 10_000), put(photo, 6000, 10_000)])
  expect(twice.map(({ body }) => body)).toEqual([
    { received: 10_000, complete: true },
    { received: 10_000, complete: true },
  ])
  const kept = await api.app.inject({ method: 'GET', url: path, headers: { cookie: officer.cookie } })
  expect(kept.headers['content-type']).toBe('image/jpeg')
  expect(kept.rawPayload.equals(photo)).toBe(true)
  expect((await planner.get(path)).status).toBe(404)
})

test('what is not what its hash, size or kind say is dropped, to be sent anew', async () => {
  const other = Buffer.concat([photo, Buffer.from([1])])
  expect(await put(other, 0, 10_001, { hash: 'a'.repeat(64) })).toMatchObject({
    status: 422,
    body: { type: 'blob-differs' },
  })
  expect(await put(other, 0, 10_001, { type: 'application/pdf' })).toMatchObject({ status: 422 })
  expect(await put(other, 0, 4000)).toMatchObject({ status: 200, body: { received: 4000 } })
  expect(await put(other, 4000, 8000, { size: 9000 })).toMatchObject({ status: 422 })
  expect(await put(other, 0, 10_001, { type: 'image/svg+xml' })).toMatchObject({ status: 415 })
  expect(await put(other, 0, 10, { size: 21_000_000 })).toMatchObject({ status: 413, body: { type: 'blob-too-large' } })
  expect(await put(other, 0, 10_001)).toMatchObject({ status: 200, body: { complete: true } })
})

async function lookAfter({ uscc, name }: typeof firm, account: string): Promise<void> {
  const person = randomUUID()
  const facts = [
    ['officer-KJ001', 'OfficerListed', { officer: 'KJ001', person, unit: '410422' }],
    ['officer-KJ001', 'OfficerAccountLinked', { account }],
    [`assignment-${uscc}`, 'OfficerAssigned', { uscc, name, officer: 'KJ001' }],
  ] as const
  await api.shell.store.append({
    journal: '4104',
    actor: 'planner',
    command: { id: randomUUID(), content: {} },
    events: facts.map(([stream, type, data]) => ({ stream, type, data, schema: 1, occurredOn: '2021-01-01' })),
  })
  await api.catchUp()
}

test('who called a firm of his from a device is on record once a firm and day', async () => {
  const elsewhere = { uscc: '914104219072854973', name: '宝丰秋水材料有限公司', unit: '410421' }
  await api.state({ type: 'RegisterEntryListed', data: elsewhere }, '2020-12-31')
  await lookAfter(firm, 'service-officer.410422')
  const firms = [
    { uscc: firm.uscc, at: '2026-11-23T02:00:00Z' },
    { uscc: firm.uscc, at: '2026-11-23T09:00:00Z' },
    { uscc: firm.uscc, at: '2026-11-24T01:00:00Z' },
    { uscc: firm.uscc, at: '2027-01-01T01:00:00Z' },
    // Of these one is another's, and the other nobody's.
    { uscc: elsewhere.uscc, at: '2026-11-24T01:00:00Z' },
    { uscc: '91410422935631211U', at: '2026-11-24T01:00:00Z' },
  ]
  expect((await officer.tell('POST', '/api/sync/dialled', { firms })).body).toEqual({ noted: 2 })
  expect((await officer.tell('POST', '/api/sync/dialled', { firms })).body).toEqual({ noted: 0 })
  const events = await api.shell.store.readStream('4104-access', 'account-service-officer.410422')
  const dialled = events.filter(({ type }) => type === 'ContactDialled').map(({ occurredOn }) => occurredOn)
  expect(dialled).toEqual(['2026-11-23', '2026-11-24'])
})

test('whoever plans sees whose phones have not come for days, and what may be lost', async () => {
  const phone = createPhone()
  const sent = { device: phone.device, sentAt: '2026-11-24T02:00:00Z', items: [], lastSeq: 3, holding: [1], waiting: 1 }
  expect((await officer.tell('POST', '/api/sync/commands', sent)).body).toMatchObject({ gaps: [2, 3], lastSeq: 3 })
  expect((await planner.get('/api/sync/devices')).body).toMatchObject({
    silent: 0,
    items: [{ device: phone.device, account: 'service-officer.410422', daysSince: 0, waiting: 1, missing: 2 }],
  })
  api.pass(4 * 24 * 60)
  const later = await api.signIn('planner.410400')
  expect((await later.get('/api/sync/devices?staleDays=3')).body).toMatchObject({
    silent: 1,
    items: [{ daysSince: 4 }],
  })
})
