import { createEventStore, openDatabase } from '@titian/event-store'
import { expect, test } from 'vitest'
import { startTestApi } from '../test-api.ts'

const credentials = { account: 'somebody', password: 'Meihua-7-yinyue' }

test('a fault of ours shows nothing of our insides, and the log keeps its place without what it quotes', async () => {
  const quoting = Object.assign(new Error('duplicate key: (phone)=(13712345678)'), {
    severity: 'ERROR',
    code: '23505',
    detail: 'Key (phone)=(13712345678) already exists.',
  })
  const readStream = () => Promise.reject(new Error('Could not read', { cause: quoting }))
  const api = await startTestApi({}, ({ store }) => ({ store: { ...store, readStream } }))
  const { status, body, headers, text } = await api.asNobody.tell('POST', '/api/session', credentials)
  expect({ status, body }).toMatchObject({
    status: 500,
    body: { type: 'fault', instance: headers['x-request-id'], title: expect.stringContaining('请求编号') },
  })
  expect(text).not.toMatch(/duplicate|Could not|\.ts|at /)
  expect(api.logged.map((line): unknown => JSON.parse(line))).toMatchObject([
    { level: 50, msg: 'failed', route: '/api/session', err: { message: 'Could not read', cause: { code: '23505' } } },
  ])
  expect(api.logged.join('')).not.toMatch(/13712345678|duplicate/)
  await api.stop()
})

test('without its database the api says so and when to ask again, and readiness says which part is away', async () => {
  const away = openDatabase<unknown>('postgresql://titian_app:x@127.0.0.1:1/titian', { poolSize: 1 })
  const api = await startTestApi({}, () => ({ db: away.db, store: createEventStore(away.pool) }))
  const answer = await api.asNobody.tell('POST', '/api/session', credentials)
  expect(answer).toMatchObject({ status: 503, body: { type: 'unavailable' }, headers: { 'retry-after': '2' } })
  expect(answer.text).not.toMatch(/ECONNREFUSED|127\.0\.0\.1/)
  const { status, body } = await api.asNobody.get('/health/ready')
  expect(status).toBe(503)
  expect(body['parts']).toContainEqual({ part: 'database', ready: false, needed: true })
  expect((await api.asNobody.get('/health/live')).status).toBe(200)
  await away.db.destroy()
  await api.stop()
})

test('without its queue the api is ready, and says what is away', async () => {
  const api = await startTestApi({}, ({ queue }) => ({ queue: { ...queue, reachable: () => false } }))
  const { status, body } = await api.asNobody.get('/health/ready')
  expect(status).toBe(200)
  expect(body['parts']).toContainEqual({ part: 'queue', ready: false, needed: false })
  await api.stop()
})
