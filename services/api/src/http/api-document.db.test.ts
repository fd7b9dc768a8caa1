import { afterAll, beforeAll, expect, test } from 'vitest'
import { policy } from '../policy.ts'
import { startTestApi, type TestApi } from '../test-api.ts'

let api: TestApi
let document: Readonly<Record<string, unknown>>
let paths: [path: string, methods: object][]

beforeAll(async () => {
  api = await startTestApi()
  document = (await api.asNobody.get('/openapi.json')).body
  paths = Object.entries(Object(document['paths']))
})
afterAll(() => api.stop())

test('every route is in the OpenAPI document', () => {
  const documented = paths.flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  )
  expect(documented.toSorted()).toEqual(Object.keys(policy).toSorted())
  expect(document['openapi']).toBe('3.1.0')
})

test('every write says what it takes, and refuses a field that it does not know, also where it takes none', async () => {
  const unsaid = paths.flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method, operation]) => method !== 'get' && !('requestBody' in Object(operation)))
      .map(([method]) => `${method} ${path}`),
  )
  expect(unsaid).toEqual([])
  const planner = await api.as('planner', '410400')
  expect(await planner.tell('POST', '/api/enterprises/91410402923358705G/contact', { x: 1 })).toMatchObject({
    status: 400,
    body: { type: 'fields-wrong', fields: [{ field: 'x', message: '没有这个字段，请核对名称。' }] },
  })
})
