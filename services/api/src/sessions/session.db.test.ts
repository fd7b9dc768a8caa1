import { afterAll, beforeAll, expect, test } from 'vitest'
import { password, startTestApi, type Person, type TestApi } from '../test-api.ts'

let api: TestApi

beforeAll(async () => {
  api = await startTestApi({ trustedProxies: ['127.0.0.1'] })
})

afterAll(() => api.stop())

const county = [{ role: 'county', unit: '410422' }] as const
const wrong = 'Zhuzi-9-qingfeng'

/** Signs in from an address; answers the response. */
const from = (address: string, account: string, given: string) =>
  api.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'x-forwarded-for': address },
    payload: { account, password: given },
  })

async function accesses(stream: string): Promise<readonly { type: string; data: unknown }[]> {
  const events = await api.shell.store.readStream('4104-access', stream)
  return events.map(({ type, data }) => ({ type, data }))
}

const state = async (person: Person) => {
  const { status, body } = await person.get('/api/units')
  return status === 200 ? 'open' : body['type']
}

test('whoever signs in is told who they are, and holds a cookie that no script reads', async () => {
  await api.open('yexian', county)
  const answer = await api.asNobody.tell('POST', '/api/session', { account: ' YeXian ', password })
  expect(answer).toMatchObject({
    status: 200,
    body: {
      account: 'yexian',
      name: 'yexian 的持有人',
      grants: county,
      mustChangePassword: false,
      idleMinutes: 30,
      journal: '4104',
      city: { unit: '410400', name: '平顶山市' },
      demonstration: false,
    },
  })
  expect(answer.headers['set-cookie']).toMatch(/^titian=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
  expect(await accesses('account-yexian')).toEqual([{ type: 'SignedIn', data: { address: '127.0.0.1' } }])
})

test('over TLS the cookie is one that no neighbour can set', async () => {
  const secure = await startTestApi({ publicOrigin: 'https://titian.example.cn' })
  await secure.open('yexian', county)
  const { headers } = await secure.asNobody.tell('POST', '/api/session', { account: 'yexian', password })
  expect(headers['set-cookie']).toMatch(/^__Host-titian=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  expect(headers['strict-transport-security']).toContain('max-age=31536000')
  await secure.stop()
})

test('signing in ends the session that was there before', async () => {
  await api.open('again', county)
  const first = await api.signIn('again')
  const { headers } = await first.tell('POST', '/api/session', { account: 'again', password })
  expect(await state(first)).toBe('session-ended')
  expect(headers['set-cookie']).toBeDefined()
})

test('signing out ends the session, and can be done again', async () => {
  await api.open('leaving', county)
  const person = await api.signIn('leaving')
  expect((await person.tell('DELETE', '/api/session')).status).toBe(204)
  expect(await state(person)).toBe('session-ended')
  expect((await person.tell('DELETE', '/api/session')).status).toBe(204)
})

test('an unknown account, a wrong password and a disabled account are told the same', async () => {
  await api.open('known', county)
  const bodies = await Promise.all([from('10.1.0.1', 'nobody-there', wrong), from('10.1.0.1', 'known', wrong)])
  for (const body of bodies) expect(body.json()).toMatchObject({ status: 401, type: 'sign-in-failed' })
})

test('after five wrong passwords from one address even the right one has to wait, from there alone', async () => {
  await api.open('head', [{ role: 'leader', unit: '410400' }])
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    expect((await from('203.0.113.9', 'head', wrong)).json()).toMatchObject({ type: 'sign-in-failed' })
  }
  const paused = await from('203.0.113.9', 'head', password)
  expect(paused.json()).toMatchObject({
    status: 429,
    type: 'sign-in-paused',
    title: expect.stringContaining('15 分钟'),
  })
  expect(Number(paused.headers['retry-after'])).toBeGreaterThan(890)
  expect((await from('10.0.0.7', 'head', password)).statusCode).toBe(200)
  api.pass(14)
  expect((await from('203.0.113.9', 'head', password)).statusCode).toBe(429)
  api.pass(2)
  expect((await from('203.0.113.9', 'head', password)).statusCode).toBe(200)
})

test('a hundred wrong passwords at once are a hundred, on every process alike', async () => {
  await api.open('target', county)
  const answers = await Promise.all(Array.from({ length: 30 }, () => from('203.0.113.10', 'target', wrong)))
  const tried = answers.filter(({ statusCode }) => statusCode === 401)
  expect(tried).toHaveLength(5)
})

test('one password for many accounts is stopped at the address', async () => {
  const answers = []
  for (let account = 1; account <= 62; account += 1) {
    answers.push((await from('203.0.113.11', `guess-${account}`, wrong)).statusCode)
  }
  expect(answers.slice(0, 60).every((status) => status === 401)).toBe(true)
  expect(answers.slice(60)).toEqual([429, 429])
})

test('the access journal holds the first failure and the pause, not each one, and no account that there is not', async () => {
  const failures = (await accesses('account-target')).filter(({ type }) => type === 'SignInFailed')
  const kept = [1, 6, 10].map((count) => ({ address: '203.0.113.10', failures: count }))
  expect(failures).toHaveLength(kept.length)
  expect(failures.map(({ data }) => data)).toEqual(expect.arrayContaining(kept))
  expect(await accesses('account-guess-1')).toEqual([])
  expect(await accesses('nobody')).toContainEqual({
    type: 'SignInFailed',
    data: { address: '203.0.113.11', failures: 1 },
  })
})

test('half an hour without anyone locks the session; the password opens it under another cookie', async () => {
  await api.open('idle', county)
  const person = await api.signIn('idle')
  api.pass(29)
  expect(await state(person)).toBe('open')
  api.pass(29)
  expect(await state(person)).toBe('open')
  api.pass(31)
  expect(await state(person)).toBe('session-locked')
  expect((await person.tell('POST', '/api/session/unlock', { password: wrong })).status).toBe(401)
  const unlocked = await person.tell('POST', '/api/session/unlock', { password })
  expect(unlocked).toMatchObject({ status: 200, body: { account: 'idle' } })
  expect(await state(person)).toBe('session-ended')
})

test('what a page asks by itself does not keep a session awake', async () => {
  await api.open('away', county)
  const person = await api.signIn('away')
  for (let minutes = 0; minutes < 30; minutes += 10) {
    api.pass(10)
    await api.app.inject({ url: '/api/units', headers: { cookie: person.cookie, 'x-unattended': '1' } })
  }
  api.pass(1)
  expect(await state(person)).toBe('session-locked')
})

test('after twelve hours a session ends, however busy', async () => {
  await api.open('busy', county)
  const person = await api.signIn('busy')
  for (let hours = 0; hours < 11.75; hours += 0.25) {
    api.pass(15)
    expect(await state(person)).toBe('open')
  }
  api.pass(15)
  expect(await state(person)).toBe('session-ended')
  expect((await person.tell('POST', '/api/session/unlock', { password })).body['type']).toBe('session-ended')
})

test('before the first password is changed nothing else can be done', async () => {
  await api.open('fresh', county, true)
  const person = await api.signIn('fresh')
  expect(await state(person)).toBe('password-must-change')
  expect((await person.get('/api/session')).body).toMatchObject({ mustChangePassword: true })
  const change = (current: string, next: string) => person.tell('POST', '/api/session/password', { current, next })
  expect((await change(wrong, 'Chunjiang-8-huayue')).body).toMatchObject({ type: 'password-wrong', status: 422 })
  expect((await change(password, password)).body).toMatchObject({ type: 'password-unchanged' })
  expect((await change(password, 'short-A1')).body).toMatchObject({
    type: 'password-too-weak',
    fields: [{ field: 'next' }],
  })
  const changed = await change(password, 'Chunjiang-8-huayue')
  expect(changed).toMatchObject({ status: 200, body: { mustChangePassword: false } })
  expect(await state(await api.signIn('fresh', 'Chunjiang-8-huayue'))).toBe('open')
  await expect(api.signIn('fresh', password)).rejects.toThrow('sign-in-failed')
})

test('changing the password puts everyone else out', async () => {
  await api.open('shared', county)
  const other = await api.signIn('shared')
  const person = await api.signIn('shared')
  await person.tell('POST', '/api/session/password', { current: password, next: 'Qiushui-6-changtian' })
  expect(await state(other)).toBe('session-ended')
})

test('no password, cookie or hash of either is in the log', async () => {
  const journals = await Promise.all(
    ['4104', '4104-access'].map((name) => api.shell.store.readJournal(name, 0, 10_000)),
  )
  const written = JSON.stringify(journals)
  for (const secret of [password, wrong, 'Chunjiang', '$argon2']) expect(written).not.toContain(secret)
})
