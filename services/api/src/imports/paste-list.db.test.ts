import { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkImport } from '../../../worker/src/imports/check-import.ts'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'

let api: TestApi
let planner: Person
const pool = new Pool()

beforeAll(async () => {
  api = await startTestApi()
  planner = await api.as('planner', '410400')
})
afterAll(async () => {
  await api.stop()
  await pool.end()
})

const header = ['企业名称', '统一社会信用代码', '入库登记编号', '所属县区', '入库日期']
const good = ['宝丰秋水材料有限公司', '914104219072854973', '202141042100000016', '宝丰县', '2021-05-16']

/** What the worker does with it. */
async function check(id: unknown): Promise<string> {
  const { db, store, log } = api.shell
  await api.catchUp()
  await checkImport({}).run({ id: String(id) }, { db, pool, store, log, signal: new AbortController().signal })
  await api.catchUp()
  return `/api/imports/${String(id)}`
}

test('a table copied from a page is checked like a file', async () => {
  const html = `<table><tr><td colspan="5">平顶山市2021年入库国家科技型中小企业名单</td></tr>
    <tr>${header.map((text) => `<th>${text}</th>`).join('')}</tr>
    <tr>${good.map((text) => `<td>${text}</td>`).join('')}</tr></table>`
  const pasted = await planner.tell('POST', '/api/imports/pasted', { text: 'unused', html })
  expect(pasted.status).toBe(202)
  const path = await check(pasted.body['importId'])
  expect((await planner.get(path)).body).toMatchObject({
    kind: 'tech-sme',
    fileName: expect.stringMatching(/^粘贴的表格 \d{4}-\d\d-\d\d \d\d:\d\d$/),
    counts: { new: 1 },
  })
})

test('text without columns is told to come as a table, with its headings', async () => {
  const pasted = await planner.tell('POST', '/api/imports/pasted', {
    text: '平顶山市甲机械有限公司\n平顶山市乙机械有限公司',
  })
  const path = await check(pasted.body['importId'])
  const title = '这里只有文字，没有分列的表格。粘贴的，请连同表头一起复制整张表；是文件的，请上传 .xlsx 文件。'
  expect((await planner.get(path)).body).toMatchObject({ status: 'failed', problem: { title } })
})

test.each([
  ['as text', { text: `${header.join('\t')}\n` }],
  [
    'from a page',
    { text: 'unused', html: `<table><tr>${header.map((text) => `<th>${text}</th>`).join('')}</tr></table>` },
  ],
])('a header that comes without rows %s is told to bring them', async (_, body) => {
  const pasted = await planner.tell('POST', '/api/imports/pasted', body)
  const path = await check(pasted.body['importId'])
  const title = '只有表头，没有数据行。粘贴的，请把数据行一起复制；是文件的，请检查是否选错了文件或工作表。'
  expect((await planner.get(path)).body).toMatchObject({ status: 'failed', problem: { title } })
})
