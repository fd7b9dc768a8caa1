import { judgePassword } from '@titian/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type TestDatabase } from '../../../test/database.ts'
import { listed } from './officers/test-officers.ts'
import { sampleAccounts, samplePassword, seed } from './seed.ts'
import { startTestApi } from './test-api.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createDatabase()
})

afterAll(() => database.drop())

test('the sample city has its people and its day, and a second start changes nothing', async () => {
  const options = { databaseUrl: database.appUrl, journal: '4104', sample: true }
  const opened = await seed(options)
  expect(opened.map(({ account }) => account)).toEqual([
    'planner',
    'yexian',
    'fuwuyuan',
    'lianluo',
    'leader',
    'sysadmin',
    'secadmin',
    'auditor',
  ])
  expect(await seed(options)).toEqual([])
})

test('the sample’s officers sign in, though no list has named them yet', async () => {
  const api = await startTestApi()
  await seed({ databaseUrl: api.databaseUrl, journal: '4104', sample: true })
  const uscc = '91410422992123264X'
  await api.state({ type: 'RegisterEntryListed', data: { uscc, name: '叶县石漫开关股份有限公司' } }, '2020-12-31')
  await listed(api, { firms: [[uscc, 'KJ008', '2021-01-20']] })
  await api.catchUp()
  const officer = await api.signIn('fuwuyuan', samplePassword)
  expect((await officer.get('/api/enterprises')).body).toMatchObject({ count: 1, items: [{ uscc }] })
  await api.stop()
})

test('nobody of the sample city has a password that the city’s own rules refuse', () => {
  for (const { account } of sampleAccounts) expect(judgePassword(samplePassword, account)).toBeUndefined()
})

test('an empty city has one account with every role, whose given password need not be changed', async () => {
  const api = await startTestApi()
  const databaseUrl = api.databaseUrl
  const [admin] = await seed({ databaseUrl, journal: '4104', sample: false, adminPassword: 'admin' })
  expect(admin).toMatchObject({ account: 'admin', password: 'admin' })
  const person = await api.signIn('admin', 'admin')
  expect((await person.get('/api/session')).body).toMatchObject({ mustChangePassword: false, demonstration: false })
  for (const url of ['/api/enterprises', '/api/accounts', '/api/targets?year=2021', '/api/accesses']) {
    expect((await person.get(url)).status).toBe(200)
  }
  await api.stop()
})

test('without a given password a random one is told once and must be changed', async () => {
  const api = await startTestApi()
  const [admin] = await seed({ databaseUrl: api.databaseUrl, journal: '4104', sample: false })
  const person = await api.signIn('admin', admin?.password ?? '')
  expect((await person.get('/api/units')).body).toMatchObject({ type: 'password-must-change' })
  expect(await seed({ databaseUrl: api.databaseUrl, journal: '4104', sample: false })).toEqual([])
  await api.stop()
})
