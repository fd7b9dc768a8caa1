import { randomUUID } from 'node:crypto'
import { ImportList } from '@titian/contract'
import { readWorkbook, writeWorkbook, type WrittenCell } from '@titian/workbook'
import type { SheetRow } from '@titian/domain'
import { sql } from 'kysely'
import { Pool } from 'pg'
import type { Static } from 'typebox'
import { Check } from 'typebox/value'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkImport } from '../../../worker/src/imports/check-import.ts'
import { secondSheet } from '../documents/test-document.ts'
import { startTestApi, type Answered, type Person, type TestApi } from '../test-api.ts'

let api: TestApi
let planner: Person
let county: Person
const pool = new Pool()

beforeAll(async () => {
  api = await startTestApi()
  planner = await api.as('planner', '410400')
  county = await api.as('county', '410422')
})
afterAll(async () => {
  await api.stop()
  await pool.end()
})

const header = ['企业名称', '统一社会信用代码', '入库登记编号', '所属县区', '入库日期']
const good: string[] = ['宝丰秋水材料有限公司', '914104219072854973', '202141042100000016', '宝丰县', '2021-05-16']
const mistyped: WrittenCell[] = [
  '叶县春雷机电有限公司',
  '91410402923358705O',
  '202141042200000017',
  '叶县',
  '2021-05-16',
]
const corrected: WrittenCell[] = [
  '叶县春雷机电有限公司',
  '91410402923358705G',
  '202141042200000017',
  '叶县',
  '2021-05-16',
]

function sheet(rows: WrittenCell[][], title = '平顶山市2021年入库国家科技型中小企业名单'): Promise<Buffer> {
  return writeWorkbook([{ name: '名单', title, header, rows }])
}

interface Upload {
  readonly bytes: Buffer
  readonly name?: string
  readonly fields?: Readonly<Record<string, string>>
  readonly key?: string
}

async function upload(
  who: Person,
  { bytes, name = '入库名单.xlsx', fields = {}, key = randomUUID() }: Upload,
): Promise<Answered> {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), name)
  // Fields may follow the file.
  for (const [field, value] of Object.entries(fields)) form.append(field, value)
  const request = new Response(form)
  const response = await api.app.inject({
    method: 'POST',
    url: '/api/imports',
    headers: { cookie: who.cookie, 'idempotency-key': key, 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  })
  return { status: response.statusCode, headers: response.headers, body: response.json(), text: response.body }
}

/** What the worker does with it. */
async function check(id: unknown): Promise<string> {
  const { db, store, log } = api.shell
  await api.catchUp()
  await checkImport({}).run({ id: String(id) }, { db, pool, store, log, signal: new AbortController().signal })
  await api.catchUp()
  return `/api/imports/${String(id)}`
}

async function checked(who: Person, given: Upload): Promise<string> {
  const { status, body, text } = await upload(who, given)
  if (status !== 202) throw new Error(text)
  return check(body['importId'])
}

function pageIn({ body }: Answered): Static<typeof ImportList> {
  if (!Check(ImportList, body)) throw new Error('No list of imports')
  return body
}

async function rowsOf(bytes: Buffer): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  await readWorkbook(bytes, (batch) => void rows.push(...batch))
  return rows
}

test('an upload is checked: its kind, its rows, what they would move, and where the refused ones are', async () => {
  const path = await checked(planner, { bytes: await sheet([good, mistyped]), name: '2021年入库名单（第一批）.xlsx' })
  expect((await planner.get(path)).body).toMatchObject({
    status: 'checked',
    kind: 'tech-sme',
    title: '平顶山市2021年入库国家科技型中小企业名单',
    fileName: '2021年入库名单（第一批）.xlsx',
    listedOn: '2021-12-31',
    stage: 'announcement',
    needs: [],
    counts: { new: 1, changed: 0, same: 0, refused: 1, otherCities: 0 },
    effect: expect.arrayContaining([
      {
        code: 'tech-sme.registered',
        name: '科技型中小企业评价入库数',
        unit: '410421',
        period: '2021',
        before: 0,
        after: 1,
      },
    ]),
    receivedBy: 'planner.410400 的持有人',
    recorded: null,
  })
  expect((await planner.get(`${path}/rows?outcome=new`)).body).toMatchObject({
    items: [
      {
        row: 3,
        outcome: 'new',
        uscc: '914104219072854973',
        unit: '410421',
        summary: '2021-05-16 科技型中小企业入库，登记编号 202141042100000016',
      },
    ],
    next: null,
  })
  expect((await planner.get(`${path}/refused`)).body).toMatchObject({
    items: [
      {
        row: 4,
        cell: 'B4',
        header: '统一社会信用代码',
        found: '91410402923358705O',
        code: 'code-not-a-code',
        name: '叶县春雷机电有限公司',
        accepted: false,
      },
    ],
  })
})

test('refused rows go back as they came with the reason beside, and are taken when they come corrected', async () => {
  const path = await checked(planner, { bytes: await sheet([good, mistyped]) })
  const response = await api.app.inject({ url: `${path}/refused.xlsx`, headers: { cookie: planner.cookie } })
  expect(response.headers['content-disposition']).toContain(encodeURIComponent('入库名单_退回的行.xlsx'))
  expect(secondSheet(response.rawPayload)).toEqual([
    '项目：内容',
    '文件：入库名单.xlsx',
    '名单类型：科技型中小企业入库名单',
    expect.stringMatching(/^名单日期：/),
    expect.stringMatching(/^上传时刻：/),
    expect.stringMatching(/^统计截至：/),
    '行数：1',
    expect.stringMatching(/^数据位置：4104-\d+$/),
  ])
  const [title, head, row] = await rowsOf(response.rawPayload)
  expect(title?.cells.map(({ text }) => text)).toEqual(['平顶山市2021年入库国家科技型中小企业名单'])
  expect(head?.cells.map(({ text }) => text)).toEqual([...header, '退回原因'])
  expect(row?.cells.slice(0, 5).map(({ kind, text }) => [kind, text])).toEqual(mistyped.map((text) => ['text', text]))
  expect(row?.cells.at(-1)?.text).toMatch(/^B4（统一社会信用代码）为“91410402923358705O”：/)

  const reason: WrittenCell[] = [...corrected, row?.cells.at(-1)?.text ?? '']
  const again = await writeWorkbook([
    { name: '退回的行', title: title?.cells[0]?.text ?? '', header: [...header, '退回原因'], rows: [reason] },
  ])
  const second = await checked(planner, { bytes: again })
  expect((await planner.get(second)).body).toMatchObject({ counts: { new: 1, refused: 0 } })
  // Its second sheet, which says what it is, is no list.
  const third = await checked(planner, { bytes: response.rawPayload })
  expect((await planner.get(third)).body).toMatchObject({ kind: 'tech-sme', counts: { refused: 1 } })
})

test('sheets that were not read are named', async () => {
  const rows = [good]
  const title = '平顶山市2021年入库国家科技型中小企业名单'
  const bytes = await writeWorkbook(['第一批', '第二批'].map((name) => ({ name, title, header, rows })))
  expect((await planner.get(await checked(planner, { bytes }))).body).toMatchObject({ otherSheets: ['第二批'] })
})

test('a proposal is taken by one click', async () => {
  const lost: WrittenCell[] = ['宝丰秋水材料有限公司', 914104219072854000, '202141042100000018', '宝丰县', '2021-06-16']
  const path = await checked(planner, { bytes: await sheet([good, lost]) })
  const proposal = { uscc: '914104219072854973', name: '宝丰秋水材料有限公司' }
  expect((await planner.get(`${path}/refused`)).body).toMatchObject({ items: [{ row: 4, proposal, accepted: false }] })

  expect((await planner.tell('POST', `${path}/refused/accept`, {})).status).toBe(202)
  await check(path.split('/').at(-1))
  expect((await planner.get(path)).body).toMatchObject({ counts: { new: 1, changed: 1, refused: 0 } })
  expect((await planner.get(`${path}/refused`)).body).toMatchObject({ items: [{ row: 4, proposal, accepted: true }] })
})

test('the same upload twice is one import; another file under its key is refused', async () => {
  const bytes = await sheet([good])
  const key = randomUUID()
  const first = await upload(planner, { bytes, key })
  const again = await upload(planner, { bytes, key })
  expect([again.status, again.body]).toEqual([202, first.body])
  const other = await upload(planner, { bytes: await sheet([corrected]), key })
  expect([other.status, other.body['type']]).toEqual([409, 'command-differs'])
  await check(first.body['importId'])
  expect((await planner.get(`/api/imports/${String(first.body['importId'])}`)).body).toMatchObject({
    counts: { new: 1 },
  })
})

test('what is no upload is refused, and nothing of it stays', async () => {
  const left = async () => (await sql`select distinct import from upload_part`.execute(api.shell.db)).rows.length
  const before = await left()
  const large = await upload(planner, { bytes: Buffer.alloc(20 * 1024 * 1024 + 1) })
  expect([large.status, large.body['type']]).toEqual([413, 'upload-too-large'])
  expect(await left()).toBe(before)

  const form = new Response(new FormData())
  const empty = await api.app.inject({
    method: 'POST',
    url: '/api/imports',
    headers: {
      cookie: planner.cookie,
      'idempotency-key': randomUUID(),
      'content-type': form.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await form.arrayBuffer()),
  })
  expect([empty.statusCode, empty.json<{ type: string }>().type]).toEqual([400, 'upload-missing'])

  const wrong = await upload(planner, { bytes: await sheet([good]), fields: { kind: 'phone-book' } })
  expect([wrong.status, wrong.body['type']]).toEqual([400, 'fields-wrong'])
  expect((await planner.tell('POST', '/api/imports', {})).status).toBe(415)
})

test('what the sheet leaves open is asked, answered, and only then confirmed', async () => {
  const rows: WrittenCell[][] = [['宝丰秋水材料有限公司', '914104219072854973', '宝丰县', '宝丰县城关镇']]
  const bytes = await writeWorkbook([
    { name: '名录', title: '企业名录', header: ['企业名称', '统一社会信用代码', '所属县区', '地址'], rows },
  ])
  const received = await upload(planner, { bytes })
  const id = String(received.body['importId'])
  const early = await planner.tell('POST', `/api/imports/${id}/commit`)
  expect([early.status, early.body['type']]).toEqual([409, 'import-not-checked'])

  const path = await check(id)
  expect((await planner.get(path)).body).toMatchObject({ status: 'checked', needs: ['listedOn'], counts: { new: 0 } })
  const unanswered = await planner.tell('POST', `${path}/commit`)
  expect([unanswered.status, unanswered.body['title']]).toEqual([422, '还需要您回答：名单日期。回答后再确认导入。'])

  expect((await planner.tell('PATCH', path, { listedOn: '2021-06-30' })).status).toBe(202)
  await check(id)
  expect((await planner.get(path)).body).toMatchObject({ needs: [], listedOn: '2021-06-30', counts: { new: 1 } })
  expect((await planner.tell('POST', `${path}/commit`)).status).toBe(202)
  expect((await planner.get(path)).body).toMatchObject({ status: 'committing' })
  const late = await planner.tell('PATCH', path, { listedOn: '2020-06-30' })
  expect([late.status, late.body['type']]).toEqual([409, 'import-confirmed-already'])
  const undo = await planner.tell('POST', `${path}/undo`)
  expect([undo.status, undo.body['type']]).toEqual([409, 'import-not-committed'])
})

test('a file that cannot be read says why and what to do', async () => {
  const path = await checked(planner, { bytes: Buffer.from('%PDF-1.7\n'), name: '名单.xlsx' })
  expect((await planner.get(path)).body).toMatchObject({
    status: 'failed',
    problem: { type: 'file-not-a-spreadsheet', title: '这不是电子表格，而是 PDF 文件，请上传 .xlsx 文件。' },
  })
})

test('a county sees its own rows of the city’s list, and what it hands in itself; it confirms only its own', async () => {
  const path = await checked(planner, { bytes: await sheet([good, corrected]) })
  expect((await county.get(path)).body).toMatchObject({ mayChange: false, counts: { new: 1 } })
  const rows = await county.get(`${path}/rows?outcome=new`)
  expect(rows.body).toMatchObject({ items: [{ name: '叶县春雷机电有限公司' }] })
  expect(rows.text).not.toContain('宝丰秋水')
  for (const route of ['commit', 'undo', 'matches/confirm', 'refused/accept']) {
    expect((await county.tell('POST', `${path}/${route}`, {})).status).toBe(404)
  }

  const [name, uscc] = corrected.map(String)
  const data = { uscc: uscc ?? '', name: name ?? '', unit: '410422' }
  await api.state({ type: 'RegisterEntryListed', data }, '2020-12-31')
  const own = await checked(county, { bytes: await sheet([good, corrected]) })
  expect((await county.get(own)).body).toMatchObject({ mayChange: true, counts: { new: 1, refused: 1 } })
  expect((await county.get(`${own}/refused`)).body).toMatchObject({
    items: [
      { row: 3, code: 'unit-not-yours', reason: 'D3（所属县区）：属地不明或不在您的管理范围内。请转交市科技局导入。' },
    ],
  })
  expect((await county.tell('POST', `${own}/commit`)).status).toBe(202)
  const theirs = await county.get('/api/imports?limit=200')
  expect(theirs.text).toContain(own.split('/').at(-1))
})

test('lists at which the worker is can be asked for alone', async () => {
  const underWay = async () =>
    pageIn(await planner.get('/api/imports?underWay=true')).items.map(({ importId }) => importId)
  const before = await underWay()
  const { body } = await upload(planner, { bytes: await sheet([good]) })
  expect(await underWay()).toEqual([body['importId'], ...before])
  await check(body['importId'])
  expect(await underWay()).toEqual(before)
})

test('imports are listed page by page, the newest first', async () => {
  const all = pageIn(await planner.get('/api/imports?limit=200'))
  const ids: string[] = []
  for (let cursor = ''; ;) {
    const page = pageIn(await planner.get(`/api/imports?limit=2${cursor}`))
    ids.push(...page.items.map(({ importId }) => importId))
    if (page.next === null) break
    cursor = `&cursor=${page.next}`
  }
  expect(ids).toEqual(all.items.map(({ importId }) => importId))
  expect((await planner.get('/api/imports?cursor=nonsense')).status).toBe(400)
})
