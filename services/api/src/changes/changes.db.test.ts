import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'

let api: TestApi
let leader: Person
let address: string

beforeAll(async () => {
  api = await startTestApi()
  leader = await api.as('leader', '410400')
  address = await api.app.listen({ host: '127.0.0.1', port: 0 })
})

afterAll(() => api.stop())

async function listen(): Promise<{ next: () => Promise<string>; close: () => void; headers: Headers }> {
  const end = new AbortController()
  const response = await fetch(`${address}/api/changes`, { headers: { cookie: leader.cookie }, signal: end.signal })
  if (!response.body) throw new Error(`No stream: ${response.status}`)
  const chunks = response.body.pipeThrough(new TextDecoderStream()).values()
  return {
    next: async () => String((await chunks.next()).value),
    close: () => end.abort(),
    headers: response.headers,
  }
}

test('whoever listens hears how far the read models have come, when they have', async () => {
  const changes = await listen()
  expect(changes.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(changes.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await changes.next()).toBe('event: change\ndata: {"positions":{"4104":0}}\n\n')
  const position = await api.state(
    { type: 'RegisterEntryListed', data: { uscc: '91410402923358705G', name: '春雷机电有限公司' } },
    '2020-12-31',
  )
  const next = changes.next()
  await api.catchUp()
  expect(await next).toBe(`event: change\ndata: {"positions":{"4104":${position}}}\n\n`)
  changes.close()
})

test('a session that listens with too many pages is told to close some', async () => {
  const first = await listen()
  const pages = await Promise.all(Array.from({ length: 11 }, listen))
  const response = await fetch(`${address}/api/changes`, { headers: { cookie: leader.cookie } })
  expect(response.status).toBe(429)
  expect(await response.json()).toMatchObject({ type: 'listening-too-often' })
  for (const page of pages) page.close()
  first.close()
  await expect.poll(() => listen().then(({ close }) => close())).toBeUndefined()
})

test('nobody listens without a session', async () => {
  const response = await fetch(`${address}/api/changes`)
  expect(response.status).toBe(401)
})

test('stopping ends those who listen', async () => {
  const other = await startTestApi()
  const person = await other.as('leader', '410400')
  const there = await other.app.listen({ host: '127.0.0.1', port: 0 })
  const response = await fetch(`${there}/api/changes`, { headers: { cookie: person.cookie } })
  const began = performance.now()
  const text = response.text()
  await other.stop()
  expect(await text).toContain('event: change')
  expect(performance.now() - began).toBeLessThan(5_000)
})
