import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'

let api: TestApi
let planner: Person

const firm = { uscc: '91410402923358705G', name: '叶县春雷机电有限公司' }
const number = '202141042208000123'

beforeAll(async () => {
  api = await startTestApi()
  planner = await api.as('planner', '410400')
  await planner.tell('PUT', '/api/business-day', { day: '2021-11-30' })
}, 60_000)

afterAll(() => api.stop())

/** A row of a list, as its import records it. */
async function lists(title: string, on: string, statement: Parameters<TestApi['state']>[0]): Promise<void> {
  const { db } = api.shell
  const position = await api.state(statement, on)
  const id = randomUUID()
  await sql`
    insert into import (journal, import, status, file_name, sha256, size, unit, received_by, list)
    values ('4104', ${id}, 'committed', '', '', 1, '410400', 'planner', ${JSON.stringify({ title })})`.execute(db)
  await sql`
    insert into import_entry (journal, import, row, stream, version, made)
    select journal, ${id}, 1, stream, version, true
    from event
    where journal = '4104' and position = ${position}`.execute(db)
  await api.catchUp()
}

const registered = (unit: string) => ({ type: 'RegisterEntryListed', data: { ...firm, unit } }) as const

async function waiting(who = planner): Promise<unknown> {
  return (await who.get('/api/review')).body['items']
}

const confirm = (body: object) =>
  planner.tell('POST', '/api/review/units', { uscc: firm.uscc, year: 2021, reason: '年中搬迁', ...body })

test('lists of one year that name several counties wait side by side for the one that answers for the firm', async () => {
  await lists('年初名录', '2021-01-31', registered('410421'))
  await lists('年末名录', '2021-11-15', registered('410422'))
  await lists('入库名单', '2021-11-20', { type: 'TechSmeRegistered', data: { ...firm, unit: '410422', number } })
  const version = (list: string, date: string, unit: string) => ({
    list,
    fields: [
      { name: '日期', value: date },
      { name: '县（市、区）', value: unit },
    ],
  })
  const item = {
    kind: 'units-differ',
    uscc: firm.uscc,
    unitsOf: { year: 2021, name: firm.name },
    sentence: expect.stringMatching(/^叶县春雷机电有限公司 2021 年的名单写了不同的县（市、区），现按叶县统计。/),
    versions: [
      version('年初名录', '2021-01-31', '宝丰'),
      version('年末名录', '2021-11-15', '叶县'),
      version('入库名单', '2021-11-20', '叶县'),
    ],
  }
  expect(await waiting()).toMatchObject([item])
  expect(await waiting(await api.as('county', '410422'))).toMatchObject([item])
  expect(await waiting(await api.as('county', '410421'))).toEqual([])
})

test('a person confirms that all are right, with a reason, and the firm’s timeline says so', async () => {
  expect(await confirm({ reason: ' ' })).toMatchObject({ status: 400 })
  expect(await confirm({ year: 2020 })).toMatchObject({ status: 409, body: { type: 'units-not-in-doubt' } })
  expect((await confirm({})).status).toBe(200)
  await api.catchUp()
  expect(await waiting()).toEqual([])
  expect(await confirm({})).toMatchObject({ status: 409 })
  const { body } = await planner.get(`/api/enterprises/${firm.uscc}/timeline`)
  expect(body['items']).toContainEqual(
    expect.objectContaining({ summary: '核对无误：2021 年名单写的宝丰、叶县，依据：年中搬迁', list: null }),
  )
})

test('a list that names a third county is in doubt again, until one of them is corrected or 属地调整 decides', async () => {
  await lists('另一名录', '2021-11-25', registered('410423'))
  expect(await waiting()).toMatchObject([{ kind: 'units-differ' }])
  const moved = { type: 'ResponsibilityMoved', on: '2021-11-29', unit: '410422', reason: '以叶县为准' }
  expect((await planner.tell('POST', `/api/enterprises/${firm.uscc}/statements`, moved)).status).toBe(200)
  await api.catchUp()
  expect(await waiting()).toEqual([])
})

test('that a firm moved between the lists explains them, and a corrected one differs no longer', async () => {
  const other = { uscc: '914104219072854973', name: '宝丰秋水材料有限公司' }
  await lists('年初名录', '2021-01-31', { type: 'RegisterEntryListed', data: { ...other, unit: '410421' } })
  await lists('变更情况', '2021-06-01', { type: 'ResponsibilityMoved', data: { ...other, unit: '410422' } })
  await lists('年末名录', '2021-11-15', { type: 'RegisterEntryListed', data: { ...other, unit: '410422' } })
  expect(await waiting()).toEqual([])
  await lists('错写名录', '2021-11-20', { type: 'RegisterEntryListed', data: { ...other, unit: '410423' } })
  expect(await waiting()).toMatchObject([
    { uscc: other.uscc, versions: [{ list: '变更情况' }, { list: '年末名录' }, { list: '错写名录' }] },
  ])
  const corrected = { concerns: 4, changes: { unit: '410422' }, reason: '写错了' }
  expect((await planner.tell('POST', `/api/enterprises/${other.uscc}/corrections`, corrected)).status).toBe(200)
  await api.catchUp()
  expect(await waiting()).toEqual([])
})
