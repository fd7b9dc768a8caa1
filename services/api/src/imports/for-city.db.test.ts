import { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkImport } from '../../../worker/src/imports/check-import.ts'
import { codeOf } from '../../../worker/src/imports/test-lists.ts'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'

let api: TestApi
let planner: Person
let county: Person
let path: string
const pool = new Pool()

const theirs = '91410402923358705G'
const another = '914104219072854973'
const nobodys = codeOf(9)

beforeAll(async () => {
  api = await startTestApi()
  planner = await api.as('planner', '410400')
  county = await api.as('county', '410422')
  const state = (uscc: string, name: string, unit: string) =>
    api.state({ type: 'RegisterEntryListed', data: { uscc, name, unit } }, '2020-12-31')
  await state(theirs, '叶县春雷机电有限公司', '410422')
  await state(another, '宝丰秋水材料有限公司', '410421')
  const rows = [theirs, another, nobodys].map((uscc) => `<tr><td>某某有限公司</td><td>${uscc}</td><td>叶县</td></tr>`)
  const html = `<table><tr><td colspan="3">平顶山市2021年企业名录</td></tr>
    <tr><th>企业名称</th><th>统一社会信用代码</th><th>所属县区</th></tr>${rows.join('')}</table>`
  const pasted = await county.tell('POST', '/api/imports/pasted', { text: 'unused', html })
  path = `/api/imports/${String(pasted.body['importId'])}`
  await check()
})
afterAll(async () => {
  await api.stop()
  await pool.end()
})

/** What the worker does with it. */
async function check(): Promise<void> {
  const { db, store, log } = api.shell
  const id = path.split('/').at(-1) ?? ''
  await api.catchUp()
  await checkImport({}).run({ id }, { db, pool, store, log, signal: new AbortController().signal })
  await api.catchUp()
}

const refused = async (who: Person) => Object((await who.get(`${path}/refused`)).body['items'])
const review = async (who: Person) => JSON.stringify((await who.get('/api/review')).body['items'])

test('a county is told the same of a code that nobody has and of another county’s', async () => {
  expect((await county.get(path)).body).toMatchObject({ status: 'checked', counts: { new: 1, refused: 2 } })
  const [one, other] = await refused(county)
  expect(one).toEqual({
    row: 4,
    cell: 'B4',
    header: '统一社会信用代码',
    found: another,
    reason:
      'B4（统一社会信用代码）：本县（市、区）名下还没有这家企业，待市级核对。市科技局采用后，再确认导入；先确认导入，这一行不录入。',
    code: 'firm-for-city',
    name: '某某有限公司',
    accepted: false,
  })
  const alike = JSON.stringify(other).replaceAll(nobodys, another).replaceAll('B5', 'B4').replace('"row":5', '"row":4')
  expect(alike).toBe(JSON.stringify(one))
  const rows = await county.get(`${path}/rows?outcome=refused`)
  expect(rows.text).not.toMatch(/宝丰|410421"/)
  expect((await county.get(`${path}/refused.xlsx`)).status).toBe(200)
  expect(await review(county)).toBe('[]')
})

test('it cannot take such a row itself', async () => {
  expect((await county.tell('POST', `${path}/refused/accept`, { rows: [4, 5] })).status).toBe(202)
  for (const [row, uscc] of [
    [4, another],
    [5, nobodys],
  ]) {
    const { status, body } = await county.tell('POST', `${path}/rows/${row}/match`, { uscc })
    expect([status, body['type']]).toEqual([422, 'row-not-open'])
  }
  expect((await county.get(path)).body).toMatchObject({ status: 'checked', counts: { refused: 2 } })
})

test('the city is told which is which, and takes what it finds right', async () => {
  expect(await review(planner)).toMatch(/叶县提交的《[^》]*》有 2 行的企业不在该县（市、区）名下，待市级核对/)
  expect(await refused(planner)).toMatchObject([
    {
      row: 4,
      reason: expect.stringContaining('此代码现为宝丰的宝丰秋水材料有限公司'),
      proposal: { uscc: another },
    },
    { row: 5, reason: expect.stringContaining('全市还没有使用此代码的企业'), proposal: { uscc: nobodys } },
  ])
  expect((await planner.tell('POST', `${path}/refused/accept`, { rows: [5] })).status).toBe(202)
  await check()
  expect((await county.get(path)).body).toMatchObject({ counts: { new: 2, refused: 1 } })
  expect(await refused(county)).toMatchObject([
    { row: 4, accepted: false },
    { row: 5, accepted: true },
  ])
  expect(await review(planner)).toContain('有 1 行')
})

test('whoever answers for two counties hands in the rows of both, and one county alone has no hand in such a list', async () => {
  await api.open('both', [
    { role: 'county', unit: '410421' },
    { role: 'county', unit: '410422' },
  ])
  const both = await api.signIn('both')
  const firms = [
    [theirs, '叶县春雷机电有限公司', '叶县'],
    [another, '宝丰秋水材料有限公司', '宝丰县'],
  ]
  const rows = firms.map(([uscc, name, unit]) => `<tr><td>${name}</td><td>${uscc}</td><td>${unit}</td></tr>`)
  const html = `<table><tr><td colspan="3">平顶山市2022年企业名录</td></tr>
    <tr><th>企业名称</th><th>统一社会信用代码</th><th>所属县区</th></tr>${rows.join('')}</table>`
  const pasted = await both.tell('POST', '/api/imports/pasted', { text: 'unused', html })
  path = `/api/imports/${String(pasted.body['importId'])}`
  await check()
  expect((await both.get(path)).body).toMatchObject({ status: 'checked', counts: { refused: 0 }, mayChange: true })
  expect((await county.get(path)).body).toMatchObject({ counts: { refused: 0 }, mayChange: false })
  expect((await county.tell('POST', `${path}/commit`)).status).toBe(404)
  expect((await both.tell('POST', `${path}/commit`)).status).toBe(202)
})
