import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'

const ye = '410422'
const baofeng = '410421'
const firm = (number: number) => ({ uscc: `91410422MA000000${number}X`, name: `第${number}企业` })
const person = '00000000-0000-4000-8000-00000000000f'
const nextStep = { action: '回访', due: '2021-12-31' }

let api: TestApi
let planner: Person
let county: Person

const event = (stream: string, type: string, data: object, occurredOn: string) => ({
  stream,
  type,
  schema: 1,
  data: { ...data },
  occurredOn,
})

beforeAll(async () => {
  api = await startTestApi()
  planner = await api.as('planner', '410400')
  county = await api.as('county', ye)
  await planner.tell('PUT', '/api/business-day', { day: '2021-11-30' })
  for (const [number, unit] of [ye, ye, ye, baofeng].entries()) {
    await api.state({ type: 'RegisterEntryListed', data: { ...firm(number), unit } }, '2020-01-01')
    const registered = { ...firm(number), unit, number: `20204104220000000${number}` }
    await api.state({ type: 'TechSmeRegistered', data: registered }, '2020-05-31')
  }
  await sql`insert into person (journal, person, name) values ('4104', ${person}, '王建')`.execute(api.shell.db)
  const visit = (number: number) => ({ ...firm(number), mode: 'on-site', officers: ['KJ001'] })
  await api.shell.store.append({
    journal: '4104',
    actor: 'test',
    command: { id: randomUUID(), content: {} },
    events: [
      ...['410400', ye, baofeng].map((unit) =>
        event(
          `target-${unit}-tech-sme.registered-2021`,
          'TargetSet',
          { indicator: 'tech-sme.registered', unit, year: 2021, value: unit === '410400' ? 8 : 4, document: '1号' },
          '2021-01-01',
        ),
      ),
      event('officer-KJ001', 'OfficerListed', { officer: 'KJ001', person, unit: ye }, '2021-01-01'),
      event(`assignment-${firm(0).uscc}`, 'OfficerAssigned', { ...firm(0), officer: 'KJ001' }, '2021-01-01'),
      event(`assignment-${firm(1).uscc}`, 'OfficerAssigned', { ...firm(1), officer: 'KJ001' }, '2021-01-01'),
      event('visit-1', 'VisitLogged', visit(0), '2021-09-03'),
      event('visit-2', 'VisitLogged', visit(0), '2021-11-03'),
      // One day too old.
      event('visit-3', 'VisitLogged', visit(1), '2021-09-01'),
      event(
        'demand-1',
        'DemandRaised',
        { ...firm(0), category: 'N9', text: '融资', channel: 'visit', officer: 'KJ001', nextStep },
        '2021-03-01',
      ),
    ],
  })
  await api.catchUp()
})

afterAll(() => api.stop())

interface Block {
  readonly title: string
  readonly sentence: string
  readonly numbers?: readonly {
    readonly text: string
    readonly whole: string | null
    readonly firms: readonly { readonly name: string; readonly reason: string }[]
    readonly figure: string | null
  }[]
}

async function blocksOf(who: Person, unit: string): Promise<readonly Block[]> {
  const { body } = await who.get(`/api/targets/lag?indicator=tech-sme.registered&unit=${unit}&year=2021`)
  const { blocks = [] }: { blocks?: readonly Block[] } = body
  return blocks
}

async function effortOf(who: Person, unit: string): Promise<Block | undefined> {
  return (await blocksOf(who, unit)).find(({ title }) => title === '工作力度')
}

test('what was done for the firms that a lag names stands beside the city’s, as correlation and no more', async () => {
  const effort = await effortOf(county, ye)
  expect(effort?.sentence).toBe('上面列出的3家企业，近90天走访过1家（33.3%，全市25.0%）。相关，不一定是原因。')
  expect(effort?.numbers?.map(({ text, whole }) => [text, whole])).toEqual([
    ['1/3家（33.3%）', '1/4家（25.0%）'],
    ['0.7次/家', '0.5次/家'],
    ['1/3家', '2/4家'],
    ['2.0家（2家、1名）', '2.0家（2家、1名）'],
    ['1条，最长186个工作日', '1条，最长186个工作日'],
  ])
})

test('each number opens into its firms or its figure, and the city’s firms are not told to a county', async () => {
  const effort = await effortOf(county, ye)
  expect(effort?.numbers?.map(({ firms, figure }) => [firms.map(({ name }) => name).toSorted(), figure])).toEqual([
    [['第0企业', '第1企业', '第2企业'], null],
    [['第0企业'], null],
    [['第2企业'], null],
    [[], 'assignments'],
    [[], 'demands.overdue'],
  ])
  const told = effort?.numbers?.[0]?.firms.map(({ name, reason }) => `${name}${reason}`).toSorted()
  expect(told).toEqual([
    '第0企业近90天走访2次，最近2021-11-03，服务员王建',
    '第1企业近90天没有走访，最近2021-09-01，服务员王建',
    '第2企业没有走访记录，没有责任服务员',
  ])
})

test('the city beside itself is not told twice', async () => {
  const effort = await effortOf(planner, '410400')
  expect(effort?.numbers?.map(({ whole }) => whole)).toEqual([null, null, null, null, null])
})

test('a phone that did not come for more than three days is a caveat of its officer’s unit', async () => {
  await sql`update officer_1 set account = 'county.410422' where officer = 'KJ001'`.execute(api.shell.db)
  const days = (ago: number) => new Date(api.shell.clock().getTime() - ago * 86_400_000)
  await sql`
    insert into device (journal, account, device, first_seen_at, last_sync_at)
    values ('4104', 'county.410422', ${randomUUID()}, ${days(9)}, ${days(4)})`.execute(api.shell.db)
  const silent = '1名服务员、联络员的手机超过3天没有同步，未上传的走访和需求不在上面的数里。'
  expect((await blocksOf(county, ye)).at(-1)).toMatchObject({ title: '数据提示', sentence: silent })
  expect(await blocksOf(planner, baofeng)).not.toContainEqual(expect.objectContaining({ title: '数据提示' }))
})
