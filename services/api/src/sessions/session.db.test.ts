import { afterAll, beforeAll, expect, test } from 'vitest'
import { password, startTestApi, type TestApi } from '../test-api.ts'

let api: TestApi

beforeAll(async () => {
  api = await startTestApi()
})

afterAll(() => api.stop())

test('whoever signs in is told who they are, and holds a cookie that no script reads', async () => {
  await api.open('yexian', [{ role: 'county', unit: '410422' }])
  const answer = await api.asNobody.tell('POST', '/api/session', { account: 'YeXian', password })
  expect(answer).toMatchObject({
    status: 200,
    body: {
      account: 'yexian',
      name: 'yexian 的持有人',
      grants: [{ role: 'county', unit: '410422' }],
      mustChangePassword: false,
      idleMinutes: 30,
      city: { unit: '410400', name: '平顶山市' },
    },
  })
  expect(answer.headers['set-cookie']).toMatch(/^titian=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/)
})
