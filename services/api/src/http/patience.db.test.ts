import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type TestApi } from '../test-api.ts'
import { patience } from './server.ts'

// As in production, and a tenth of it in time.
const tenth = { headers: 500, request: 1_000, check: 100, answer: 1_200 }

let api: TestApi
let port: number

beforeAll(async () => {
  api = await startTestApi({ patience: tenth })
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  const address = api.app.server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
})

afterAll(() => api.stop())

async function open(): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

/** Sends the beginning and then a letter now and then; answers how long it was borne and what was said in the end. */
async function dawdle(beginning: string): Promise<{ ms: number; said: string }> {
  const socket = await open()
  const began = performance.now()
  let said = ''
  socket.on('data', (chunk) => (said += String(chunk)))
  socket.on('error', () => undefined)
  socket.write(beginning)
  const drip = setInterval(() => socket.write('a'), 50)
  await once(socket, 'close')
  clearInterval(drip)
  return { ms: performance.now() - began, said }
}

test('in production nobody is waited for longer than ten seconds', () => {
  expect(patience).toEqual({ headers: 5_000, request: 10_000, check: 1_000, answer: 12_000 })
  expect(api.app.server).toMatchObject({
    requestTimeout: tenth.request,
    headersTimeout: tenth.headers,
    keepAliveTimeout: 65_000,
  })
})

test('slow headers are cut off', async () => {
  const { ms, said } = await dawdle('GET /health/live HTTP/1.1\r\nHost: titian\r\nX-Slow: ')
  expect(ms).toBeLessThan(3_000)
  expect(said).toMatch(/^HTTP\/1\.1 408 /)
})

test('a slow body is cut off, which requestTimeout alone would not do', async () => {
  const { ms, said } = await dawdle(
    'POST /api/session HTTP/1.1\r\nHost: titian\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{"',
  )
  expect(ms).toBeLessThan(3_000)
  expect(said).toMatch(/^HTTP\/1\.1 408 [^]*"type":"request-too-slow"/)
})

test('many who dawdle keep nobody else waiting', async () => {
  const slow = await Promise.all(Array.from({ length: 200 }, open))
  for (const socket of slow) {
    socket.on('error', () => undefined).resume()
    socket.write('POST /api/session HTTP/1.1\r\nHost: titian\r\nContent-Le')
  }
  const closed = slow.map((socket) => once(socket, 'close'))
  const began = performance.now()
  const answer = await fetch(`http://127.0.0.1:${port}/health/live`)
  expect(answer.status).toBe(200)
  expect(performance.now() - began).toBeLessThan(500)
  await Promise.all(closed)
})

test('what Node itself refuses is a problem too, and says nothing of our insides', async () => {
  const socket = await open()
  socket.write('NONSENSE\r\n\r\n')
  const [chunk]: unknown[] = await once(socket, 'data')
  expect(String(chunk)).toMatch(/^HTTP\/1\.1 400 [^]*application\/problem\+json[^]*"type":"request-malformed"/)
  socket.destroy()
})
