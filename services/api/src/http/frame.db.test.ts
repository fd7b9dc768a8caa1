import { randomUUID } from 'node:crypto'
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { password, startTestApi, type Person, type TestApi } from '../test-api.ts'

let api: TestApi
let planner: Person
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'titian-pages-'))
  await mkdir(join(folder, 'assets'))
  await mkdir(join(folder, 'm'))
  await writeFile(join(folder, 'm/index.html'), '<p>走访')
  await writeFile(join(folder, 'm/sw.js'), 'keep()')
  await writeFile(join(folder, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__"><p>梯田')
  await writeFile(join(folder, 'assets/desk-4f2a.js'), 'desk()')
  await writeFile(join(folder, 'icon.svg'), '<svg/>')
  api = await startTestApi({ webDist: folder })
  planner = await api.as('planner', '410400')
})

afterAll(async () => {
  await api.stop()
  await rm(folder, { recursive: true })
})

const write = (payload: string | Buffer, type = 'application/json') =>
  api.app.inject({
    method: 'PUT',
    url: '/api/business-day',
    headers: { cookie: planner.cookie, 'content-type': type, 'idempotency-key': randomUUID() },
    payload,
  })

test.each([
  ['half a JSON', '{"day":', 400, 'request-malformed'],
  ['JSON 200,000 deep', '['.repeat(200_000), 400, 'request-malformed'],
  ['a NUL', '{"day":"2021\\u0000"}', 400, 'request-malformed'],
  ['half a surrogate pair', '{"day":"\\ud842"}', 400, 'request-malformed'],
  ['a poisoned key', '{"day":null,"__proto__":{"role":"planner"}}', 400, 'request-malformed'],
  ['an unknown field', '{"day":null,"role":"planner"}', 400, 'fields-wrong'],
  ['a number for a day', '{"day":20211130}', 400, 'fields-wrong'],
  ['a day that no calendar has', '{"day":"2021-02-30"}', 400, 'not-a-day'],
  ['two megabytes', JSON.stringify({ day: 'x'.repeat(2_000_000) }), 413, 'request-too-large'],
])('%s is refused with a problem document', async (_, payload, status, type) => {
  const response = await write(payload)
  expect(response.statusCode).toBe(status)
  expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(response.json()).toMatchObject({
    type,
    status,
    title: expect.stringMatching(/[\u4e00-\u9fff].*。$/),
    instance: response.headers['x-request-id'],
  })
})

test('invalid UTF-8 is refused in a body, a path and a query', async () => {
  expect((await write(Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22]))).json()).toMatchObject({ status: 400 })
  expect(await planner.get('/api/enterprises/%ff%fe')).toMatchObject({ status: 400, body: { status: 400 } })
  expect(await planner.get('/api/enterprises?query=%c3%28')).toMatchObject({ status: 400, body: { status: 400 } })
  expect(await planner.get('/api/enterprises?query=%00')).toMatchObject({ status: 400, body: { status: 400 } })
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx'])(
  'a body of %s is not read',
  async (type) => {
    expect((await write('{"day":null}', type)).json()).toMatchObject({ status: 415, type: 'media-type-unknown' })
  },
)

test('a query means numbers by digits, a body does not', async () => {
  expect((await planner.get('/api/targets?year=2021')).status).toBe(200)
  const body = { indicator: 'high-tech.new', unit: '410422', year: '2021', value: 5, document: '平科〔2021〕1号' }
  expect(await planner.tell('POST', '/api/targets', body)).toMatchObject({
    status: 400,
    body: { fields: [{ field: 'year', message: '类型不对，应为整数。' }] },
  })
})

test('a misspelt question is refused, and named', async () => {
  expect(await planner.get('/api/enterprises?unti=410422')).toMatchObject({
    status: 400,
    body: { fields: [{ field: 'unti', message: '没有这个字段，请核对名称。' }] },
  })
})

test('the same question twice is refused', async () => {
  expect((await planner.get('/api/enterprises?unit=410422&unit=410421')).status).toBe(400)
})

test.each([
  [{ origin: 'https://evil.example' }],
  [{ origin: 'null' }],
  [{ 'sec-fetch-site': 'cross-site' }],
  [{ 'sec-fetch-site': 'same-site' }],
])('a write from elsewhere (%o) is refused, whoever is signed in', async (headers) => {
  const response = await api.app.inject({
    method: 'PUT',
    url: '/api/business-day',
    headers: { cookie: planner.cookie, 'idempotency-key': randomUUID(), ...headers },
    payload: { day: null },
  })
  expect(response.json()).toMatchObject({ status: 403, type: 'origin-foreign' })
})

test('a write from our own page and one from a program are taken', async () => {
  for (const headers of [
    { origin: 'http://localhost:80', host: 'localhost:80', 'sec-fetch-site': 'same-origin' },
    {},
  ]) {
    const response = await api.app.inject({
      method: 'PUT',
      url: '/api/business-day',
      headers: { cookie: planner.cookie, 'idempotency-key': randomUUID(), ...headers },
      payload: { day: null },
    })
    expect(response.statusCode).toBe(200)
  }
})

test('an address that there is not is a problem below /api, and the desk elsewhere', async () => {
  expect(await planner.get('/api/nothing')).toMatchObject({ status: 404, body: { type: 'not-found' } })
  expect(await planner.get('/assets/gone-1234.js')).toMatchObject({ status: 404, body: { type: 'not-found' } })
  for (const page of ['/', '/targets', '/enterprises/91410402923358705G?asOf=2021-11-30']) {
    expect(await planner.get(page)).toMatchObject({ status: 200, text: expect.stringContaining('梯田') })
  }
  expect((await planner.tell('POST', '/targets', {})).status).toBe(404)
})

test('a new build of the desk is served without a new start', async () => {
  await writeFile(join(folder, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__"><p>梯田，新版')
  expect((await planner.get('/targets')).text).toContain('新版')
})

test('what is named by its content stays with the browser, the rest is asked for again', async () => {
  expect((await planner.get('/assets/desk-4f2a.js')).headers['cache-control']).toContain('immutable')
  expect((await planner.get('/icon.svg')).headers['cache-control']).toBe('no-cache')
  expect((await planner.get('/')).headers['cache-control']).toBe('no-store')
  expect((await planner.get('/api/enterprises')).headers['cache-control']).toBe('no-store')
})

test.each(['/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/assets/..%2f..%2f..%2fetc/passwd', '/index.html%00.js'])(
  '%s leads nowhere',
  async (path) => {
    const { status, text } = await planner.get(path)
    expect(text).not.toContain('root:')
    expect([200, 400, 404]).toContain(status)
  },
)

test('nothing inline runs, nothing from elsewhere loads, and each page has a nonce of its own', async () => {
  const one = await planner.get('/')
  const other = await planner.get('/')
  const policy = String(one.headers['content-security-policy'])
  expect(policy).toMatch(/default-src 'none';script-src 'self';/)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/script-src[^;]*unsafe/)
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
  expect(one.text).toContain(`nonce="${nonce}"`)
  expect(other.text).not.toContain(nonce)
  expect(one.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
  })
  expect(one.headers).not.toHaveProperty('x-powered-by')
})

test('the reading page of the API is served', async () => {
  expect(await planner.get('/api/docs')).toMatchObject({ status: 200, text: expect.stringContaining('梯田 API') })
})

test('live and ready say so, and metrics name routes by their patterns', async () => {
  expect((await api.asNobody.get('/health/live')).body).toEqual({ status: 'live' })
  expect((await api.asNobody.get('/health/ready')).body).toMatchObject({ ready: true })
  await planner.get('/api/enterprises/91410402923358705G')
  const metrics = async () => (await api.asNobody.get('/metrics')).text
  await expect.poll(metrics).toContain('route="/api/enterprises/:uscc"')
  expect(await metrics()).not.toContain('91410402923358705G')
})

test('the log holds one line an answer, with the request’s number, and nothing of anyone', async () => {
  api.logged.length = 0
  const { headers } = await planner.get('/api/enterprises?query=%E5%BC%A0%E4%B8%89%E4%B8%B0&unit=410422')
  await api.asNobody.tell('POST', '/api/session', { account: 'zhang.sanfeng', password: 'Geheim-1234567' })
  await api.asNobody.tell('POST', '/api/session', { account: 'planner.410400', password })
  const lines = api.logged.map((line): unknown => JSON.parse(line))
  expect(lines).toHaveLength(3)
  expect(lines[0]).toEqual({
    level: 30,
    time: expect.any(Number),
    service: 'api',
    reqId: headers['x-request-id'],
    method: 'GET',
    route: '/api/enterprises',
    status: 200,
    ms: expect.any(Number),
    msg: 'answered',
  })
  for (const secret of ['张三丰', '%E5%BC%A0', 'zhang', 'planner', password, 'Geheim', '127.0.0.1', planner.cookie]) {
    expect(api.logged.join('')).not.toContain(secret)
  }
})
