import { closed } from '@titian/contract'
import fastify, { type FastifyError } from 'fastify'
import { Type } from 'typebox'
import { expect, test } from 'vitest'
import type { App } from './http/app.ts'
import { compileValidator, wrongFields } from './http/validation.ts'
import { ruleRoutes } from './route-rules.ts'

const said = { summary: '样例', response: { 200: Type.Object({}) } }

async function start(
  routes: (app: App) => void,
  lines: readonly string[] = ['GET /api/samples/:sample'],
): Promise<App> {
  const app: App = fastify({ exposeHeadRoutes: false })
  app.setValidatorCompiler(compileValidator)
  ruleRoutes(app, lines)
  routes(app)
  await app.ready()
  return app
}

const answer = async () => ({})

test('a route without a line in the policy keeps the server from starting', async () => {
  await expect(start((app) => app.get('/api/secrets', { schema: said }, answer))).rejects.toThrow(
    'policy.ts has no line for GET /api/secrets',
  )
})

test('so does a line without a route', async () => {
  await expect(start(() => undefined)).rejects.toThrow('routes that there are not: GET /api/samples/:sample')
})

test.each([
  ['does not say what it answers', { params: closed({ sample: Type.String() }) }],
  ['does not say what its path holds', said],
])('so does a route that %s', async (sentence, schema) => {
  await expect(start((app) => app.get('/api/samples/:sample', { schema }, answer))).rejects.toThrow(sentence)
})

test('a write that has nothing to say is refused a field, by its name, and takes none or an empty body', async () => {
  const path = '/api/samples'
  const app = await start(
    (routes) => {
      routes.setErrorHandler(({ validation }: FastifyError, _, reply) =>
        reply.code(400).send(wrongFields(validation ?? [])),
      )
      routes.post(path, { schema: { ...said } }, answer)
    },
    [`POST ${path}`],
  )
  const refused = await app.inject({ method: 'POST', url: path, payload: { x: 1 } })
  expect([refused.statusCode, refused.json()]).toEqual([400, [{ field: 'x', message: '没有这个字段，请核对名称。' }]])
  expect((await app.inject({ method: 'POST', url: path, payload: {} })).statusCode).toBe(200)
  expect((await app.inject({ method: 'POST', url: path })).statusCode).toBe(200)
  await app.close()
})

test('a misspelt question is refused also where nothing can be asked', async () => {
  const schema = { ...said, params: closed({ sample: Type.String() }) }
  const app = await start((app) => app.get('/api/samples/:sample', { schema }, answer))
  expect((await app.inject('/api/samples/1?asof=2021-11-30')).statusCode).toBe(400)
  expect((await app.inject('/api/samples/1')).statusCode).toBe(200)
  await app.close()
})
