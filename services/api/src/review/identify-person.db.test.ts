import { visitStream } from '@titian/domain'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'

let api: TestApi
let planner: Person

const importId = '7a1c0f3e-0000-8000-8000-00000000000a'
const [first, second] = ['7a1c0f3e-0000-8000-8000-000000000001', '7a1c0f3e-0000-8000-8000-000000000002'] as const
const firm = { uscc: '91410402923358705G', name: '春雷机电有限公司' }

beforeAll(async () => {
  api = await startTestApi()
  planner = await api.as('planner', '410400')
  await api.state({ type: 'RegisterEntryListed', data: { ...firm, unit: '410422' } }, '2020-12-31')
  await sql`
    insert into import (journal, import, status, file_name, sha256, size, unit, received_by)
    values ('4104', ${importId}, 'committed', '走访.xlsx', '', 1, '410400', 'test')`.execute(api.shell.db)
  for (const [row, person] of [first, second].entries()) {
    await sql`
      insert into person (journal, person, name, import, row)
      values ('4104', ${person}, '胡军', ${importId}, ${row})`.execute(api.shell.db)
  }
  await api.shell.store.append({
    journal: '4104',
    actor: 'test',
    command: { id: crypto.randomUUID(), content: {} },
    events: [
      { stream: 'officer-KJ001', type: 'OfficerListed', data: { officer: 'KJ001', person: crypto.randomUUID() } },
      ...[first, second].map((person) => ({
        stream: visitStream(person),
        type: 'VisitLogged',
        data: { ...firm, mode: 'on-site', officers: [], named: [person] },
      })),
    ].map((event) => ({ ...event, schema: 1, occurredOn: '2021-06-01', meta: { list: { import: importId, row: 3 } } })),
  })
  await api.catchUp()
})

afterAll(() => api.stop())

const waiting = async (who: Person) => (await who.get('/api/review')).body
const identify = (who: Person, officer: string | null) =>
  who.tell('POST', '/api/review/persons', { person: first, officer })

test('who stands in two visits only by name waits once, and says so to the county whose firm it is', async () => {
  const item = {
    kind: 'person-named',
    person: { person: first, name: '胡军', candidates: [] },
    sentence:
      '走访 2 条只写了姓名“胡军”，当日这些企业（春雷机电有限公司等）的服务员不是他。没有同名的服务员：导入服务员名单后会自动对上；不是服务员的，保留姓名即可。',
  }
  expect(await waiting(planner)).toMatchObject({ count: 1, items: [item] })
  expect(await waiting(await api.as('county', '410422'))).toMatchObject({ count: 1 })
  expect(await waiting(await api.as('county', '410421'))).toMatchObject({ count: 0 })
})

test('nobody can be an officer who is none, and another county has nothing to say', async () => {
  expect(await identify(planner, 'KJ009')).toMatchObject({ status: 422 })
  expect(await identify(await api.as('county', '410421'), 'KJ001')).toMatchObject({ status: 409 })
})

test('one click says it for every record of that name', async () => {
  expect(await identify(planner, 'KJ001')).toMatchObject({ status: 200, body: { records: 2 } })
  await api.catchUp()
  expect(await waiting(planner)).toMatchObject({ count: 0 })
  const { rows } = await sql`select officers, named from visit_1 where upper_inf(known)`.execute(api.shell.db)
  expect(rows).toEqual([1, 2].map(() => ({ officers: ['KJ001'], named: [] })))
  expect(await identify(planner, null)).toMatchObject({
    status: 409,
    body: { title: '这位人员的记录都已核对，请刷新页面。' },
  })
})
