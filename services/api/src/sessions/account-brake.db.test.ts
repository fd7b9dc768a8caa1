import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { password, startTestApi, type TestApi } from '../test-api.ts'

let api: TestApi

beforeAll(async () => {
  api = await startTestApi({ trustedProxies: ['127.0.0.1'] })
})

afterAll(() => api.stop())

const county = [{ role: 'county', unit: '410422' }] as const
const wrong = 'Zhuzi-9-qingfeng'
const home = '10.0.0.7'

const from = (address: string, account: string, given: string) =>
  api.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'x-forwarded-for': address },
    payload: { account, password: given },
  })

let addresses = 0
const anotherAddress = () => {
  addresses += 1
  return `203.0.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`
}

/** Guesses once from each of so many addresses; answers the last response. */
async function guessFromEverywhere(account: string, times = 20) {
  let last = await from(anotherAddress(), account, wrong)
  for (let time = 2; time <= times; time += 1) last = await from(anotherAddress(), account, wrong)
  return last
}

const lines = async (account: string) => {
  const events = await api.shell.store.readStream('4104-access', account)
  return events.filter(({ type }) => type === 'SignInBraked').map(({ data }) => data)
}

test('guesses from very many addresses pause an account for strangers, not where it was opened before', async () => {
  await api.open('brake', county)
  expect((await from(home, 'brake', password)).statusCode).toBe(200)
  expect((await guessFromEverywhere('brake')).json()).toMatchObject({ type: 'sign-in-failed' })
  const stranger = await from(anotherAddress(), 'brake', password)
  expect(stranger.json()).toMatchObject({
    status: 429,
    type: 'sign-in-braked',
    title: expect.stringMatching(/1 分钟后再试，或在以前登录过的办公网络登录/),
  })
  expect(stranger.headers['retry-after']).toBe('60')
  expect((await from(home, 'brake', password)).statusCode).toBe(200)
})

test('the right password at home does not let those who guess begin anew', async () => {
  api.pass(2)
  expect((await guessFromEverywhere('brake', 5)).json()).toMatchObject({ type: 'sign-in-failed' })
  const paused = await from(anotherAddress(), 'brake', wrong)
  expect(paused.headers['retry-after']).toBe('120')
})

test('at home an account is tried by its own count, and never brakes others', async () => {
  await api.open('clumsy', county)
  await from(home, 'clumsy', password)
  for (let round = 1; round <= 6; round += 1) {
    for (let time = 1; time <= 5; time += 1) await from(home, 'clumsy', wrong)
    expect((await from(home, 'clumsy', password)).json()).toMatchObject({ type: 'sign-in-paused' })
    api.pass(16)
  }
  expect((await from(anotherAddress(), 'clumsy', password)).statusCode).toBe(200)
})

test('an account that there is not is answered the same', async () => {
  await api.open('there', county)
  const answers = []
  for (const account of ['there', 'not-there']) {
    const last = await guessFromEverywhere(account)
    const paused = await from(anotherAddress(), account, wrong)
    answers.push(
      [last, paused].map((answer) => ({ ...answer.json(), instance: '', after: answer.headers['retry-after'] })),
    )
  }
  expect(answers[0]).toEqual(answers[1])
})

test('the access journal holds that a pause began, once, and not those whom it kept out', async () => {
  const failures = async () => (await api.shell.store.readStream('4104-access', 'account-there')).length
  const before = await failures()
  await guessFromEverywhere('there', 10)
  expect(await failures()).toBe(before)
  expect(await lines('account-there')).toEqual([{ address: expect.stringMatching(/^203\./), minutes: 1 }])
  const auditor = await api.as('audit-admin', '410400')
  const { body } = await auditor.get('/api/accesses?type=SignInBraked&account=account-there')
  expect(body['items']).toEqual([])
  const all = await auditor.get('/api/accesses?type=SignInBraked')
  expect(JSON.stringify(all.body)).toContain('从各处登录失败过多，1 分钟内不接受从未登录过的地点登录')
})

test('a hundred guesses at once, from as many addresses, are counted one by one', async () => {
  await api.open('crowded', county)
  const answers = await Promise.all(Array.from({ length: 40 }, () => from(anotherAddress(), 'crowded', wrong)))
  expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(20)
  expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(20)
})

test('who never signed in is given a place where they can: where the password was given out', async () => {
  const admin = await api.as('system-admin', '410400')
  const opened = await admin.tell('POST', '/api/accounts', { account: 'newcomer', name: '李伟', grants: county })
  await guessFromEverywhere('newcomer')
  expect((await from(home, 'newcomer', String(opened.body['password']))).statusCode).toBe(429)
  expect((await from('127.0.0.1', 'newcomer', String(opened.body['password']))).statusCode).toBe(200)
})

test('a new password makes every place strange where the old one was used', async () => {
  const admin = await api.as('system-admin', '410400')
  const reset = await admin.tell('POST', '/api/accounts/clumsy/password')
  await guessFromEverywhere('clumsy')
  expect((await from(home, 'clumsy', String(reset.body['password']))).json()).toMatchObject({ type: 'sign-in-braked' })
})

test('who reads what is counted learns neither accounts nor addresses', async () => {
  const { rows } = await sql<{ kept: string }>`
    select string_agg(to_json(b)::text, '') || (select string_agg(to_json(p)::text, '') from sign_in_place p) as kept
    from sign_in_brake b`.execute(api.shell.db)
  expect(rows[0]?.kept).toMatch(/failures/)
  expect(rows[0]?.kept).not.toMatch(/clumsy|10\.0\.0\.7|203\./)
})

test('a day later nothing of it is left', async () => {
  api.pass(24 * 60 + 1)
  expect((await from(anotherAddress(), 'crowded', password)).statusCode).toBe(200)
  const { rows } = await sql`select from sign_in_brake`.execute(api.shell.db)
  expect(rows).toEqual([])
})
