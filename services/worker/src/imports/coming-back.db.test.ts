import { demandStream, visitStream, type DemandData, type Template, type VisitData } from '@titian/domain'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { importsAtWork, journal, type ImportsAtWork } from './test-imports.ts'
import { codeOf, list } from './test-lists.ts'
import { assignments, nameOf, officers } from './test-officer-lists.ts'

let city: ImportsAtWork
const open: ImportsAtWork[] = []

const [visit, demand] = ['018f2a3b-0000-7000-8000-000000000001', '018f2a3b-0000-7000-8000-000000000002'] as const
const firm = { uscc: codeOf(1), name: nameOf(1) }
const logged: VisitData = { ...firm, mode: 'on-site', officers: ['KJ001'], note: '宣讲政策' }
const raised: DemandData = { ...firm, category: 'N9', text: '需要贷款', channel: 'visit', officer: 'KJ001' }

const sheets: readonly Template[] = [
  {
    name: '万人助万企走访表',
    kind: 'visits',
    columns: [
      { header: '服务企业', field: 'name' },
      { header: '企业信用码', field: 'code' },
      { header: '服务日期', field: 'date' },
      { header: '助企干部', field: 'officer-name' },
      { header: '服务形式', field: 'mode', words: { 现场: '上门服务' } },
      { header: '服务纪要', field: 'note' },
      { header: '活动标签', field: 'campaign' },
    ],
  },
  {
    name: '万人助万企问题表',
    kind: 'demands',
    columns: [
      { header: '问题企业', field: 'name' },
      { header: '企业信用码', field: 'code' },
      { header: '问题概述', field: 'text' },
      { header: '提交日', field: 'date' },
      { header: '问题状态', field: 'state', words: { 已办结: '销号', 办理中: '推动中' } },
      { header: '销号日', field: 'closed-on' },
    ],
  },
]

beforeEach(async () => {
  city = await importsAtWork()
  open.push(city)
  await city.take(await officers(2021, [['KJ001', '胡军']]))
  await city.take(await assignments([['KJ001', '胡军', 1, '2021-01-25']]))
  await append([
    { stream: visitStream(visit), type: 'VisitLogged', data: logged },
    { stream: demandStream(demand), type: 'DemandRaised', data: raised },
    ...sheets.map((template, index) => ({ stream: `template-t-${index}`, type: 'TemplateSaved', data: template })),
  ])
  await vi.waitUntil(async () => (await visits()).length === 1 && (await demands()).length === 1)
  await vi.waitUntil(async () => (await templates()) === 2)
})
afterEach(() => Promise.all(open.splice(0).map((each) => each.close())))

async function append(events: readonly { stream: string; type: string; data: object }[]): Promise<void> {
  await city.store.append({
    journal,
    actor: 'KJ001',
    command: { id: crypto.randomUUID(), content: events },
    events: events.map((event) => ({ ...event, schema: 1, occurredOn: '2021-06-01' })),
  })
}

async function visits() {
  const { rows } = await sql`
    select visit, officers, named, mode, campaign, data ->> 'note' as note, listed
    from visit_1 where upper_inf(known) order by on_day, visit`.execute(city.db)
  return rows
}

async function demands() {
  const { rows } = await sql<{ number: string }>`
    select demand, number, state, closed_on::text as "closedOn", officer from demand_1 where upper_inf(known)`.execute(
    city.db,
  )
  return rows
}

async function templates(): Promise<number> {
  return (await sql`select template from template_1 where upper_inf(known)`.execute(city.db)).rows.length
}

const visitHere = {
  visit,
  officers: ['KJ001'],
  named: [],
  mode: 'on-site',
  campaign: null,
  note: '宣讲政策',
  listed: false,
}

function sheet(index: 0 | 1, rows: readonly (readonly string[])[]) {
  const { name = '', columns = [] } = sheets[index] ?? {}
  return list({
    name: `${name}.xlsx`,
    title: `2021年${name}`,
    header: columns.map(({ header }) => header),
    rows: rows.map((row) => [...row]),
  })
}

const visitRow = [firm.name, firm.uscc, '2021-06-01', '胡军', '上门服务', '宣讲政策'] as const
const demandRow = [firm.name, firm.uscc, '需要贷款', '2021-06-01'] as const

describe('what was recorded here and comes back in the columns of another system', () => {
  test('is known again by all that it says, and counts once', async () => {
    const taken = await city.take(await sheet(0, [[...visitRow, '']]))
    expect([taken.counts, taken.list?.template]).toEqual([{ same: 1 }, { template: 't-0', name: sheets[0]?.name }])
    expect(await visits()).toEqual([visitHere])
    const demandBack = await city.take(await sheet(1, [[...demandRow, '推动中', '']]))
    expect(demandBack.counts).toEqual({ changed: 1 })
    const again = await city.take(await sheet(1, [[...demandRow, '推动中', '']]))
    expect(again.counts).toEqual({ same: 1 })
    expect(await demands()).toHaveLength(1)
  })

  test('brings along what the other system learnt since, and no second record; undone, that is gone again', async () => {
    const tagged = await city.take(await sheet(0, [[...visitRow, '万人助万企']]))
    expect(tagged.counts).toEqual({ changed: 1 })
    expect(await visits()).toEqual([{ ...visitHere, campaign: '万人助万企' }])
    const closed = await city.take(await sheet(1, [[...demandRow, '销号', '2021-09-01']]))
    expect(closed.counts).toEqual({ changed: 1 })
    const [here] = await demands()
    expect(here).toMatchObject({ demand, state: 'closed', closedOn: '2021-09-01', officer: 'KJ001' })
    expect((await city.take(await sheet(1, [[...demandRow, '推动中', '']]))).counts).toEqual({ same: 1 })

    for (const { import: id } of [tagged, closed]) expect((await city.undo(id)).status).toBe('undone')
    expect(await visits()).toEqual([visitHere])
    const [reopened] = await demands()
    expect(reopened).toMatchObject({ demand, closedOn: null })
  })

  test('is another record where somebody else went, or on another day', async () => {
    const [name, code, day, , mode, note] = visitRow
    const { counts } = await city.take(
      await sheet(0, [
        [name, code, day, '孙丽', mode, note, ''],
        [name, code, '2021-06-02', '胡军', mode, note, ''],
      ]),
    )
    expect(counts).toEqual({ new: 2 })
    expect(await visits()).toHaveLength(3)
  })
})

describe('what our own lists export', () => {
  const header = ['走访日期', '企业名称', '统一社会信用代码', '走访人', '走访方式', '走访情况', '记录编号']
  const exported = (rows: readonly (readonly string[])[]) =>
    list({ name: '走访记录.xlsx', title: '走访记录（2021年）', header, rows: rows.map((row) => [...row]) })

  test('is known again by its number, whatever else was written into it', async () => {
    const row = ['2021-06-01', '改过的名称', firm.uscc, '', '现场', '宣讲政策', visit] as const
    expect((await city.take(await exported([row]))).counts).toEqual({ same: 1 })
    expect(await visits()).toEqual([visitHere])
  })

  test('does not bring back what its officer took back meanwhile', async () => {
    await append([{ stream: visitStream(visit), type: 'VisitWithdrawn', data: { reason: '未去' } }])
    await expect.poll(visits).toEqual([])
    const row = ['2021-06-01', firm.name, firm.uscc, '胡军', '现场', '宣讲政策', visit] as const
    expect((await city.take(await exported([row]))).counts).toEqual({ same: 1 })
    expect(await visits()).toEqual([])
  })

  test('of a demand is known again by its number', async () => {
    const [here] = await demands()
    const number = here?.number ?? ''
    const file = await list({
      name: '台账.xlsx',
      title: '创新需求台账（2021年）',
      header: ['需求编号', '企业名称', '统一社会信用代码', '需求内容', '提出日期', '办理状态'],
      rows: [[number, firm.name, firm.uscc, '（内部，不导出）', '2021-06-01', '已登记']],
    })
    expect((await city.take(file)).counts).toEqual({ same: 1 })
    expect(await demands()).toHaveLength(1)
  })
})
