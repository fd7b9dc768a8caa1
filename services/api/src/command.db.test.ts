import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepDecided } from './command.ts'
import { startTestApi, type Person, type TestApi } from './test-api.ts'

let api: TestApi
let planner: Person

beforeAll(async () => {
  api = await startTestApi()
  planner = await api.as('planner', '410400')
})

afterAll(() => api.stop())

const target = { indicator: 'high-tech.new', unit: '410422', year: 2021, value: 5, document: '平科〔2021〕1号' }

test('the same command twice is done once and answered the same', async () => {
  const key = randomUUID()
  const first = await planner.tell('POST', '/api/targets', target, key)
  const head = await api.shell.store.head('4104')
  const again = await planner.tell('POST', '/api/targets', target, key)
  expect(first).toMatchObject({ status: 200, body: { position: head } })
  expect(again.body).toEqual(first.body)
  expect(await api.shell.store.head('4104')).toBe(head)
})

test('a command sent again while the first is under way is answered as the first, though it finds its work done', async () => {
  const commanded = { actor: 'planner.410400', command: { id: randomUUID(), content: 'a visit' } }
  const event = { stream: 'visit-again', type: 'VisitLogged', schema: 1, data: {}, occurredOn: '2021-11-30' }
  const first = () =>
    Promise.resolve({ events: [event], expect: [{ stream: event.stream, version: 0 }], answer: 'kept' })
  const again = await keepDecided(api.shell, commanded, async () => {
    await keepDecided(api.shell, commanded, first)
    return { refused: 'VisitKnown' }
  })
  expect(again).toEqual({ position: await api.shell.store.head('4104'), answer: 'kept', isNew: false })
})

test('the same key with other content is refused, and the other content kept', async () => {
  const key = randomUUID()
  await planner.tell('POST', '/api/targets', { ...target, value: 6 }, key)
  const other = await planner.tell('POST', '/api/targets', { ...target, value: 7 }, key)
  expect(other).toMatchObject({ status: 409, body: { type: 'command-differs' } })
  const { rows } = await sql<{ content: { body: { value: number } } }>`select content from command_contested`.execute(
    api.shell.db,
  )
  expect(rows.map(({ content }) => content.body.value)).toEqual([7])
})

test('of contents that name a person, neither name nor phone is put aside, and they are told apart by them', async () => {
  const admin = await api.as('system-admin', '410400')
  const account = { account: 'ouyang', grants: [{ role: 'planner', unit: '410400' }] }
  await sql`delete from command_contested`.execute(api.shell.db)
  const statuses: number[] = []
  const tell = async (who: Person, method: 'POST' | 'PATCH', url: string, said: object, names: readonly string[]) => {
    const key = randomUUID()
    for (const name of names) statuses.push((await who.tell(method, url, { ...said, name }, key)).status)
  }
  const officer = { phone: '19912345678', organisation: '市农科院' }
  await tell(planner, 'POST', '/api/officers', { officer: 'KJ091', ...officer }, ['甲测试人', '乙测试人'])
  await tell(planner, 'PATCH', '/api/officers/KJ091', officer, ['丙测试人', '丁测试人'])
  await tell(admin, 'POST', '/api/accounts', account, ['甲测试人', '乙测试人'])
  await tell(admin, 'PATCH', '/api/accounts/ouyang', {}, ['丙测试人', '丁测试人'])
  expect(statuses).toEqual([200, 409, 200, 409, 201, 409, 200, 409])
  const kept = await sql<{ text: string }>`select content::text as text from command_contested`.execute(api.shell.db)
  expect(kept.rows).toHaveLength(4)
  expect(kept.rows.filter(({ text }) => /测试人|19912345678/.test(text))).toEqual([])
  expect(kept.rows.filter(({ text }) => text.includes('市农科院'))).toHaveLength(2)
})

test('the same key on another route is another command', async () => {
  const key = randomUUID()
  await planner.tell('POST', '/api/targets', { ...target, value: 8 }, key)
  expect(await planner.tell('PUT', '/api/business-day', { day: '2021-11-30' }, key)).toMatchObject({ status: 409 })
})

test('the same key of another person is another command', async () => {
  const key = randomUUID()
  await api.open('second', [{ role: 'planner', unit: '410400' }])
  const second = await api.signIn('second')
  expect((await planner.tell('POST', '/api/targets', { ...target, value: 9 }, key)).status).toBe(200)
  expect((await second.tell('POST', '/api/targets', { ...target, value: 10 }, key)).status).toBe(200)
})

test.each(['', 'not-a-uuid', '123'])('a write with the key %j is refused', async (key) => {
  expect(await planner.tell('POST', '/api/targets', target, key)).toMatchObject({
    status: 400,
    body: { type: 'idempotency-key-missing' },
  })
})

test('many at once who change one thing are all heard, one after the other', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) => planner.tell('POST', '/api/targets', { ...target, value: 100 + index })),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([])
  const events = await api.shell.store.readStream('4104', 'target-410422-high-tech.new-2021')
  const done = statuses.filter((status) => status === 200).length
  expect(done).toBeGreaterThan(3)
  expect(events.slice(-done).map(({ version }) => version)).toEqual(
    Array.from({ length: done }, (_, index) => events.length - done + 1 + index),
  )
})

test('every event carries who said it and the day that is today for the journal', async () => {
  await planner.tell('PUT', '/api/business-day', { day: '2021-11-30' })
  await planner.tell('POST', '/api/targets', { ...target, year: 2022 })
  const [event] = await api.shell.store.readStream('4104', 'target-410422-high-tech.new-2022')
  expect(event).toMatchObject({ actor: 'planner.410400', occurredOn: '2021-11-30' })
})

test('the business day moves, stands still, and goes back to the calendar', async () => {
  const move = (day: string | null) => planner.tell('PUT', '/api/business-day', { day })
  expect((await move('2021-12-31')).body).toMatchObject({ day: '2021-12-31', fixed: true })
  expect((await planner.get('/api/session')).body).toMatchObject({ businessDay: '2021-12-31', demonstration: true })
  const head = await api.shell.store.head('4104')
  expect((await move('2021-12-31')).body).toMatchObject({ day: '2021-12-31', position: head })
  expect((await move(null)).body).toMatchObject({ fixed: false })
})
