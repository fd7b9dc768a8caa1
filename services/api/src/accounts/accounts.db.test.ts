import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { password, startTestApi, type Person, type TestApi } from '../test-api.ts'

let api: TestApi
let head: Person
let ofYexian: Person

beforeAll(async () => {
  api = await startTestApi()
  head = await api.as('system-admin', '410400')
  ofYexian = await api.as('system-admin', '410422')
})

afterAll(() => api.stop())

const clerk = { account: 'li.wei', name: '李伟', grants: [{ role: 'county', unit: '410422' }] }

test('an account is opened with a password that is shown once and must be changed', async () => {
  const key = randomUUID()
  const opened = await head.tell('POST', '/api/accounts', clerk, key)
  expect(opened).toMatchObject({
    status: 201,
    body: {
      account: 'li.wei',
      password: expect.stringMatching(/^([A-Z][a-z]{2}\d-?){5}$/),
      position: expect.any(Number),
    },
  })
  const repeated = await head.tell('POST', '/api/accounts', clerk, key)
  expect(repeated).toMatchObject({ status: 201, body: { password: null, position: opened.body['position'] } })
  const person = await api.signIn('li.wei', String(opened.body['password']))
  expect((await person.get('/api/units')).body).toMatchObject({ type: 'password-must-change' })
})

test('whose an account is stands beside the log', async () => {
  const events = await api.shell.store.readStream('4104', 'account-li.wei')
  expect(events[0]).toMatchObject({ type: 'AccountOpened', actor: 'system-admin.410400' })
  expect(JSON.stringify(events)).not.toContain('李伟')
})

test('a second account of the name is refused, and what was prepared for it is gone', async () => {
  expect((await head.tell('POST', '/api/accounts', { ...clerk, name: '别人' })).body).toMatchObject({
    status: 409,
    type: 'account-taken',
  })
  const { body } = await head.get('/api/accounts')
  expect(body['items']).toContainEqual({
    account: 'li.wei',
    name: '李伟',
    grants: clerk.grants,
    disabled: false,
    mustChangePassword: true,
    lastSignInAt: expect.any(String),
  })
})

test('a county’s administrator opens accounts of the county, and sees no others', async () => {
  const planner = { account: 'planner', name: '规划科', grants: [{ role: 'planner', unit: '410400' }] }
  expect((await ofYexian.tell('POST', '/api/accounts', planner)).body).toMatchObject({
    status: 422,
    type: 'grant-outside-scope',
  })
  expect((await head.tell('POST', '/api/accounts', planner)).status).toBe(201)
  const { body } = await ofYexian.get('/api/accounts')
  expect(JSON.stringify(body)).toContain('li.wei')
  expect(JSON.stringify(body)).not.toContain('planner')
  for (const [method, path] of [
    ['PATCH', ''],
    ['POST', '/password'],
  ] as const) {
    const hidden = await ofYexian.tell(
      method,
      `/api/accounts/planner${path}`,
      method === 'PATCH' ? { name: '某' } : undefined,
    )
    const absent = await ofYexian.tell(
      method,
      `/api/accounts/absent${path}`,
      method === 'PATCH' ? { name: '某' } : undefined,
    )
    expect(hidden.status).toBe(404)
    expect({ ...hidden.body, instance: '' }).toEqual({ ...absent.body, instance: '' })
  }
})

test.each([
  [
    'administrators-exclusive',
    [
      { role: 'system-admin', unit: '410400' },
      { role: 'audit-admin', unit: '410400' },
    ],
  ],
  [
    'administrators-exclusive',
    [
      { role: 'security-admin', unit: '410400' },
      { role: 'planner', unit: '410400' },
    ],
  ],
  ['grant-repeated', [clerk.grants[0], clerk.grants[0]]],
  ['unit-unknown', [{ role: 'county', unit: '410499' }]],
])('grants are refused: %s', async (type, grants) => {
  expect((await head.tell('POST', '/api/accounts', { account: 'next', name: '某', grants })).body).toMatchObject({
    type,
  })
})

test('nobody changes their own account', async () => {
  expect((await head.tell('PATCH', '/api/accounts/system-admin.410400', { disabled: true })).body).toMatchObject({
    type: 'own-account',
  })
})

test('what is taken away is gone at once', async () => {
  await api.open(
    'wang',
    clerk.grants.map(({ unit }) => ({ role: 'county', unit })),
  )
  const wang = await api.signIn('wang')
  expect((await wang.get('/api/enterprises')).status).toBe(200)
  await head.tell('PATCH', '/api/accounts/wang', { grants: [{ role: 'leader', unit: '410422' }] })
  expect((await wang.get('/api/enterprises')).status).toBe(404)
  await head.tell('PATCH', '/api/accounts/wang', { disabled: true, name: '王芳' })
  expect((await wang.get('/api/units')).body).toMatchObject({ type: 'session-ended' })
  await expect(api.signIn('wang')).rejects.toThrow('sign-in-failed')
  await head.tell('PATCH', '/api/accounts/wang', { disabled: false })
  expect((await (await api.signIn('wang')).get('/api/session')).body).toMatchObject({ name: '王芳' })
})

test('a reset password puts the person out and lets them in with another', async () => {
  await api.open('chen', [{ role: 'county', unit: '410422' }])
  const chen = await api.signIn('chen')
  const reset = await head.tell('POST', '/api/accounts/chen/password')
  expect(reset.status).toBe(200)
  expect((await chen.get('/api/session')).body).toMatchObject({ type: 'session-ended' })
  await expect(api.signIn('chen', password)).rejects.toThrow('sign-in-failed')
  const again = await api.signIn('chen', String(reset.body['password']))
  expect((await again.get('/api/session')).body).toMatchObject({ mustChangePassword: true })
})
