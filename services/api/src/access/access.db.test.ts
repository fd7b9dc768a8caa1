import { afterAll, beforeAll, expect, test } from 'vitest'
import { secondSheet } from '../documents/test-document.ts'
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

test('an export says on a second sheet what was asked, in both times', async () => {
  const told = async (path: string) => {
    const { rawPayload } = await api.app.inject({ url: path, headers: { cookie: county.cookie } })
    return secondSheet(rawPayload)
  }
  expect(await told('/api/enterprises/export.xlsx?sort=uscc&stage=high-tech&asOf=2021-11-30')).toEqual([
    '项目：内容',
    '指标代码：enterprises',
    '搜索：（无）',
    '县（市、区）：（全部可见）',
    '梯级：高新技术企业',
    '称号：（全部）',
    '名录：（全部）',
    '排序：统一社会信用代码',
    '统计截至：2021-11-30',
    '按当时已录入：否，按现在已录入',
    '行数：0',
    expect.stringMatching(/^数据位置：4104-\d+$/),
  ])
  const knownAt = '2026-11-23T02:00:00Z'
  const asked = `asOf=2021-06-30&knownAt=${knownAt}`
  const exports = [
    `/api/enterprises/export.xlsx?${asked}`,
    `/api/visits/export.xlsx?${asked}`,
    `/api/demands/export.xlsx?${asked}`,
    `/api/figures/enterprises/members.xlsx?period=2021&unit=410422&${asked}`,
    `/api/service.xlsx?period=2021&unit=410422&${asked}`,
  ]
  for (const path of exports) {
    const then = await told(path)
    expect(then).toContain('统计截至：2021-06-30')
    expect(then).toContain('按当时已录入：截至 2026-11-23T02:00:00.000Z')
  }
  expect(await told('/api/visits/export.xlsx')).toContain('排序：走访日期，新的在前')
  expect(await told('/api/demands/export.xlsx')).toContain('排序：需求编号')
  expect(await told('/api/demands/export.xlsx?sort=due')).toContain('排序：期限，近的在前')
})

test('the auditor reads in Chinese what was refused and what left', async () => {
  await county.tell('POST', '/api/targets', {})
  await expect.poll(last).toMatchObject({ type: 'AccessRefused' })
  const auditor = await api.as('audit-admin', '410400')
  const { items } = (await auditor.get('/api/accesses')).body
  const told = Array.isArray(items) ? items.map(({ summary }) => String(summary)) : []
  expect(told).toContain('“下达或调整一个单位一年的目标”被拒绝：没有办理此事的权限（403）')
  expect(told).toContain('导出“筛选出的全部企业，.xlsx”，1 行，条件：搜索 春')
  expect(told.filter((line) => /(GET|POST) \/api/.test(line))).toEqual([])
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
