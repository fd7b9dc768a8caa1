import { randomUUID } from 'node:crypto'
import { readModels } from '@titian/read-models'
import { writeWorkbook, type WrittenCell } from '@titian/workbook'
import { sql } from 'kysely'
import { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runFollowers } from '../../../worker/src/follow/run.ts'
import { checkImport } from '../../../worker/src/imports/check-import.ts'
import { commitImport } from '../../../worker/src/imports/commit-import.ts'
import { startTestApi, type Answered, type Person, type TestApi } from '../test-api.ts'

let api: TestApi
let planner: Person
let county: Person
let pool: Pool

beforeAll(async () => {
  api = await startTestApi()
  pool = new Pool({ connectionString: api.databaseUrl })
  planner = await api.as('planner', '410400')
  county = await api.as('county', '410422')
})
afterAll(async () => {
  await pool.end()
  await api.stop()
})

type Row = readonly [name: string, number: string]

/** An announcement of the province, handed in and checked. */
async function announced(who: Person, rows: readonly Row[]): Promise<string> {
  const bytes = await writeWorkbook([
    {
      name: '公告',
      title: '河南省2021年第3批入库科技型中小企业名单',
      header: ['企业名称', '入库登记编号', '省辖市'],
      rows: rows.map((row): WrittenCell[] => [...row, '平顶山市']),
    },
  ])
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), '公告.xlsx')
  const request = new Response(form)
  const response = await api.app.inject({
    method: 'POST',
    url: '/api/imports',
    headers: {
      cookie: who.cookie,
      'idempotency-key': randomUUID(),
      'content-type': request.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await request.arrayBuffer()),
  })
  if (response.statusCode !== 202) throw new Error(response.body)
  return check(response.json<{ importId: string }>().importId)
}

/** What the worker does with it. */
async function check(id: string): Promise<string> {
  const { db, store, log } = api.shell
  await api.catchUp()
  await checkImport({}).run({ id }, { db, pool, store, log, signal: new AbortController().signal })
  await api.catchUp()
  return `/api/imports/${id}`
}

/** And of what was confirmed, or settled since. */
async function commit(id: string): Promise<void> {
  const { db, store, log, journal } = api.shell
  const ending = new AbortController()
  const followers = readModels.map((model) => ({ ...model, journals: [journal] }))
  const following = runFollowers({ followers, db, log, end: ending.signal, sweepMs: 20 })
  await commitImport.run({ id }, { db, pool, store, log, signal: ending.signal })
  ending.abort()
  await following.ended
}

test('to a county, a firm of another county is no firm: neither offered in 核对 nor taken', async () => {
  const state = (uscc: string, name: string, unit: string) =>
    api.state({ type: 'RegisterEntryListed', data: { uscc, name, unit } }, '2020-12-31')
  await state('914104219072854973', '宝丰秋水材料有限公司', '410421')
  await state('91410402923358705G', '叶县春雷机电有限公司', '410422')
  const path = await announced(county, [
    ['宝丰秋水材料有限公司', '202141042100000090'],
    ['平顶山无人知有限公司', '202141042100000091'],
  ])
  const unclear = await county.get(`${path}/rows?outcome=unclear`)
  expect(unclear.body).toMatchObject({
    items: [
      { row: 3, candidates: [] },
      { row: 4, candidates: [] },
    ],
  })
  expect(unclear.text).not.toContain('914104219072854973')

  const decide = (row: number, uscc: string) => county.tell('POST', `${path}/rows/${row}/match`, { uscc })
  const foreign = await decide(3, '914104219072854973')
  const absent = await decide(3, '91410421900000012G')
  const told = ({ status, body }: Answered, uscc: string) => [
    status,
    JSON.stringify({ ...body, instance: '', requestId: '' }).replaceAll(uscc, '…'),
  ]
  expect(foreign.status).toBe(422)
  expect(told(foreign, '914104219072854973')).toEqual(told(absent, '91410421900000012G'))
  expect((await decide(3, '91410402923358705G')).status).toBe(202)
})

test('twenty who decide and confirm at once are all answered, whatever the pool holds', async () => {
  const rows = Array.from({ length: 20 }, (_, index): Row => [
    `平顶山无人知${index}号公司`,
    `2021410421000001${index + 10}`,
  ])
  const path = await announced(planner, rows)
  const decided = await Promise.all(
    rows.map((_, index) => planner.tell('POST', `${path}/rows/${index + 3}/match`, { uscc: null })),
  )
  expect(decided.map(({ status }) => status)).toEqual(rows.map(() => 202))
  // What was decided and not yet judged cannot be confirmed.
  const early = await planner.tell('POST', `${path}/commit`)
  expect([early.status, early.body['type']]).toEqual([409, 'import-not-checked'])
  await check(path.split('/').at(-1) ?? '')
  expect((await planner.get(path)).body).toMatchObject({ status: 'checked', counts: { otherCities: 20 } })
  await planner.tell('PATCH', path, { listedOn: '2021-09-30', stage: 'announcement', document: '无' })
  await check(path.split('/').at(-1) ?? '')
  const confirmed = await Promise.all(rows.map(() => planner.tell('POST', `${path}/commit`)))
  expect(confirmed.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    202,
    ...Array.from({ length: 19 }, () => 409),
  ])
  expect((await planner.get(path)).body).toMatchObject({ status: 'committing' })
})

test('rows of a 公示 are counted apart and can be looked at, and count nowhere else', async () => {
  const path = await announced(planner, [['宝丰秋水材料有限公司', '202141042100000090']])
  await planner.tell('PATCH', path, { listedOn: '2021-09-30', stage: 'publicity', document: '无' })
  await check(path.split('/').at(-1) ?? '')
  const counts = { new: 0, changed: 0, same: 0, refused: 0, otherCities: 0, publicised: 1 }
  expect((await planner.get(path)).body).toMatchObject({ status: 'checked', stage: 'publicity', counts, effect: [] })
  expect((await planner.get(`${path}/rows?outcome=publicised`)).body).toMatchObject({
    items: [{ row: 3, outcome: 'publicised', name: '宝丰秋水材料有限公司', summary: '公示，不计入' }],
  })
})

test('a row of a list that is in waits in 核对 until its firm is registered, and is settled there', async () => {
  const firm = { uscc: '91410423905840856F', name: '平顶山后来机械有限公司', unit: '410422' }
  const path = await announced(planner, [
    ['宝丰秋水材料有限公司', '202141042100000090'],
    [firm.name, '202141042200000092'],
  ])
  const id = path.split('/').at(-1) ?? ''
  const waiting = async () => {
    const items: readonly { kind: string; importId: string | null; row: number | null }[] = Object(
      (await planner.get('/api/review')).body['items'],
    )
    return items.filter(({ kind, importId }) => kind === 'row-unclear' && importId === id).map(({ row }) => row)
  }
  await planner.tell('PATCH', path, { listedOn: '2021-09-30', stage: 'announcement', document: '无' })
  await check(id)
  await planner.tell('POST', `${path}/commit`)
  await commit(id)
  expect((await planner.get(path)).body).toMatchObject({ status: 'committed', matches: { unclear: 1 } })
  expect(await waiting()).toEqual([4])
  const decide = (row: number, uscc: string | null) => planner.tell('POST', `${path}/rows/${row}/match`, { uscc })
  expect(await decide(4, firm.uscc)).toMatchObject({ status: 422, body: { type: 'firm-unknown' } })

  await api.state({ type: 'RegisterEntryListed', data: firm }, '2021-12-31')
  await api.catchUp()
  expect((await planner.get(`${path}/rows?outcome=unclear`)).body).toMatchObject({
    items: [{ row: 4, candidates: [firm] }],
  })
  expect((await decide(3, firm.uscc)).body).toMatchObject({ type: 'row-not-open' })
  expect((await decide(4, firm.uscc)).status).toBe(202)
  expect((await planner.get(path)).body).toMatchObject({ status: 'committing' })
  await commit(id)
  expect((await planner.get(path)).body).toMatchObject({
    status: 'committed',
    counts: { new: 2 },
    matches: { unclear: 0 },
  })
  expect(await waiting()).toEqual([])
  expect((await decide(4, null)).body).toMatchObject({ type: 'row-not-open' })
})

test('what was emptied with its upload cannot be settled any more', async () => {
  const path = await announced(planner, [['平顶山无人识有限公司', '202141042200000093']])
  const id = path.split('/').at(-1) ?? ''
  await planner.tell('PATCH', path, { listedOn: '2021-09-30', stage: 'announcement', document: '无' })
  await check(id)
  await planner.tell('POST', `${path}/commit`)
  await commit(id)
  await sql`update import_row set cells = null where import = ${id}::uuid`.execute(api.shell.db)
  expect(await planner.tell('POST', `${path}/rows/3/match`, { uscc: null })).toMatchObject({
    status: 422,
    body: { type: 'row-erased' },
  })
})
