import fastify from 'fastify'
import { expect, test } from 'vitest'
import type { App } from './app.ts'
import { shedLoad } from './pressure.ts'

test('under too much load people are asked to come back, and whoever watches or opens a page is answered', async () => {
  const app: App = fastify()
  await shedLoad(app, { maxRssBytes: 1 })
  for (const url of ['/api/targets', '/health/live', '/metrics', '/assets/page.js'])
    app.get(url, async () => 'answered')
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const asked = async (url: string) => {
    const response = await fetch(`${address}${url}`)
    return { status: response.status, retryAfter: response.headers.get('retry-after') }
  }
  expect(await asked('/api/targets')).toEqual({ status: 200, retryAfter: null })
  await expect.poll(() => asked('/api/targets'), { timeout: 4_000 }).toEqual({ status: 503, retryAfter: '10' })
  for (const url of ['/health/live', '/metrics', '/assets/page.js'])
    expect(await asked(url)).toMatchObject({ status: 200 })
  await app.close()
})
