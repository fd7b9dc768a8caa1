import { expect, test } from 'vitest'
import { startTestApi } from '../test-api.ts'
import { fieldNames } from './contested-words.ts'

test('every field that a write takes has a name by which people know it', async () => {
  const api = await startTestApi()
  const { body } = await api.asNobody.get('/openapi.json')
  await api.stop()
  const fields = Object.entries(Object(body['paths'])).flatMap(([path, methods]) =>
    // Neither keeps commands: one signs in, the other takes what phones brought, each by itself.
    path.startsWith('/api/session') || path.startsWith('/api/sync') || path.startsWith('/api/confirmations')
      ? []
      : Object.values(Object(methods)).flatMap((operation) => bodyFields(operation)),
  )
  expect(fields.length).toBeGreaterThan(100)
  expect([...new Set(fields)].filter((field) => fieldNames[field] === undefined)).toEqual([])
})

function bodyFields(operation: unknown): string[] {
  const content: unknown = Object(Object(operation).requestBody).content
  const schema: unknown = Object(Object(content)['application/json']).schema
  return Object.keys(Object(Object(schema).properties))
}
