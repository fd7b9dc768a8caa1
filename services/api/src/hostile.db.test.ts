import { randomUUID } from 'node:crypto'
import { roles } from '@titian/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from './test-api.ts'

// What a clumsy client, a curious one and an attacker send; none of it may be our fault.
const hostile: readonly unknown[] = [
  '',
  ' ',
  'null',
  "' or 1=1 --",
  '%_\\$1',
  '../../etc/passwd',
  '=HYPERLINK("http://x")',
  '<script>alert(1)</script>',
  '\u202e\u200b𠮷\ufffd',
  '平'.repeat(39),
  'x'.repeat(5_000),
  '2021-99-99',
  '2021-99',
  '0000-00',
  '2021-01..2020-01',
  '1000-01-01',
  '9999-12-31',
  '410499',
  '410000',
  '9999999999999999999',
  '410400,410422',
  '1e400',
  -1,
  0,
  1e300,
  2 ** 53,
  1.5,
  true,
  null,
  [],
  {},
  [[[]]],
  { $ne: null },
]

// What fits where it goes, so that one defect comes as far as it can.
const sound: Readonly<Record<string, unknown>> = {
  uscc: '91410402923358705G',
  code: 'high-tech.new',
  unit: '410422',
  period: '2021',
  year: 2021,
  month: '2021-11',
  indicator: 'high-tech.new',
  asOf: '2021-11-30',
  document: '平科〔2021〕1号',
  value: 5,
  reason: '名单录错',
  concerns: 1,
  preview: true,
  on: '2021-06-30',
  type: 'EnterpriseClosed',
  name: '双倍增',
  account: 'li.wei',
  grants: [{ role: 'county', unit: '410422' }],
  indicators: ['high-tech.valid'],
  baseYear: 2020,
  endYear: 2023,
  multiple: 2,
  day: '2021-11-30',
  changes: { name: '春雷电气有限公司' },
  importId: '01890000-0000-7000-8000-000000000000',
  row: 3,
  text: '统一社会信用代码\t企业名称',
}

interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH'
  readonly path: string
  readonly params: readonly string[]
  readonly query: readonly string[]
  readonly fields: readonly string[]
}

let api: TestApi
let admin: Person
let operations: readonly Operation[]

beforeAll(async () => {
  api = await startTestApi()
  await api.open(
    'admin',
    roles.map((role) => ({ role, unit: '410400' })),
  )
  admin = await api.signIn('admin')
  await api.state(
    { type: 'RegisterEntryListed', data: { uscc: '91410402923358705G', name: '春雷机电有限公司', unit: '410422' } },
    '2020-12-31',
  )
  await api.catchUp()
  operations = operationsOf((await admin.get('/openapi.json')).body)
}, 60_000)

afterAll(() => api.stop())

test('whatever is asked for, it is answered or refused, and never our fault', async () => {
  const faults: string[] = []
  for (const operation of operations) {
    const names = [...operation.params, ...operation.query, ...operation.fields]
    for (const name of names.filter((each) => each !== 'after')) {
      const attempts = await Promise.all(hostile.map((value) => attempt(operation, { [name]: value })))
      // 503 says that many changed one thing at once, which they did.
      const failed = attempts.filter(({ status }) => status >= 500 && status !== 503)
      faults.push(...failed.map(({ status, url }) => `${status} ${operation.method} ${url} ${name}`))
    }
  }
  expect(faults).toEqual([])
  expect(operations.length).toBeGreaterThan(40)
}, 240_000)

test('no object has learnt anything from it', () => {
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(Reflect.ownKeys({}.constructor.prototype)).not.toContain('role')
})

async function attempt(operation: Operation, wrong: Readonly<Record<string, unknown>>) {
  const { method, path, query, fields } = operation
  const said = { ...sound, ...wrong }
  const text = (name: string) => (typeof said[name] === 'string' ? said[name] : JSON.stringify(said[name]))
  const where = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(text(name)) || '-')
  const asked = query.filter((name) => said[name] !== undefined)
  const search = asked.map((name) => `${name}=${encodeURIComponent(text(name))}`).join('&')
  const url = search === '' ? where : `${where}?${search}`
  const told = fields.filter((name) => said[name] !== undefined)
  const response = await api.app.inject({
    method,
    url,
    headers: { cookie: admin.cookie, 'idempotency-key': randomUUID() },
    ...(method === 'GET' ? {} : { payload: Object.fromEntries(told.map((name) => [name, said[name]])) }),
  })
  return { status: response.statusCode, url }
}

/** Leaves out signing in and out, which have limits of their own, and what never ends. */
function operationsOf(document: Readonly<Record<string, unknown>>): readonly Operation[] {
  return Object.entries(Object(document['paths'])).flatMap(([path, methods]) =>
    (['GET', 'POST', 'PUT', 'PATCH'] as const).flatMap((method) => {
      const operation = Object(methods)[method.toLowerCase()]
      if (!operation || path.startsWith('/api/session') || path === '/api/changes') return []
      const schema = operation.requestBody?.content?.['application/json']?.schema
      const named = (place: string) =>
        [operation.parameters ?? []].flat().flatMap(({ in: where, name }) => (where === place ? [String(name)] : []))
      return [
        { method, path, params: named('path'), query: named('query'), fields: Object.keys(Object(schema?.properties)) },
      ]
    }),
  )
}
