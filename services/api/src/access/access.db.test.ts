import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'

let api: TestApi
let county: Person

const contact = crypto.randomUUID()
const firm = { uscc: '91410402923358705G', name: '春雷机电有限公司', unit: '410422', contact }
const path = `/api/enterprises/${firm.uscc}`

beforeAll(async () => {
  api = await startTestApi()
  county = await api.as('county', '410422')
  await api.state({ type: 'RegisterEntryListed', data: firm }, '2020-12-31')
  await api.keepContact(contact, '张三丰', '13712345678')
  await api.catchUp()
})

afterAll(() => api.stop())

async function last(): Promise<unknown> {
  const events = await api.shell.store.readStream('4104-access', 'account-county.410422')
  return events.at(-1)
}

test('a contact is masked on the page, and whoever sees it whole is on record', async () => {
  expect((await county.get(path)).body['contact']).toEqual({ name: '张**', phone: '137****5678' })
  const shown = await county.tell('POST', `${path}/contact`)
  expect(shown.body).toEqual({ name: '张三丰', phone: '13712345678' })
  const event = await last()
  expect(event).toMatchObject({
    type: 'ContactShown',
    actor: 'county.410422',
    data: { enterprise: expect.stringMatching(/^enterprise-/) },
    meta: { request: shown.headers['x-request-id'] },
  })
  expect(JSON.stringify(event)).not.toMatch(/张三丰|137/)
})

test('an export is on record with what was asked and how much there was', async () => {
  const answer = await county.get('/api/enterprises/export.xlsx?query=%E6%98%A5')
  expect(answer.status).toBe(200)
  expect(answer.headers).toMatchObject({
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'content-disposition': expect.stringMatching(/^attachment; filename="export\.xlsx"; filename\*=UTF-8''%E4%BC%81/),
    'cache-control': 'no-store',
  })
  expect(await last()).toMatchObject({
    type: 'Exported',
    data: { route: 'GET /api/enterprises/export.xlsx', asked: { query: '春' }, rows: 1 },
  })
})

test('what was refused is on record', async () => {
  await county.tell('POST', '/api/targets', {})
  await expect.poll(last).toMatchObject({ type: 'AccessRefused', data: { route: 'POST /api/targets', status: 403 } })
  await county.get('/api/enterprises/914104219072854973')
  await expect.poll(last).toMatchObject({ data: { route: 'GET /api/enterprises/:uscc', status: 404 } })
})

test('what cannot be put on record is neither shown nor handed out', async () => {
  const deaf = await startTestApi({}, ({ store }) => ({
    store: {
      ...store,
      append: (append) =>
        append.journal === '4104-access' && append.events.some(({ type }) => type !== 'SignedIn')
          ? Promise.reject(new Error('The journal does not answer'))
          : store.append(append),
    },
  }))
  const person = await deaf.as('planner', '410400')
  await deaf.state({ type: 'RegisterEntryListed', data: firm }, '2020-12-31')
  await deaf.keepContact(contact, '张三丰', '13712345678')
  await deaf.catchUp()
  const shown = await person.tell('POST', `${path}/contact`)
  expect(shown.status).toBe(500)
  // The request's number is drawn by lot, and now and then has these digits too.
  const { instance: _, ...told } = shown.body
  expect(JSON.stringify(told)).not.toMatch(/张三丰|137/)
  expect((await person.get('/api/enterprises/export.xlsx')).status).toBe(500)
  await deaf.stop()
})
