import { demandStream, visitStream, type Template, type TemplateColumn } from '@titian/domain'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { importsAtWork, journal, type ImportsAtWork } from './test-imports.ts'
import { codeOf, list, register } from './test-lists.ts'
import { demands, nameOf, officers } from './test-officer-lists.ts'

let city: ImportsAtWork
const open: ImportsAtWork[] = []
const [here, there] = ['018f2a3b-0000-7000-8000-000000000001', '018f2a3b-0000-7000-8000-000000000002'] as const
const firm = { uscc: codeOf(1), name: nameOf(1) }

beforeEach(async () => {
  city = await importsAtWork()
  open.push(city)
  await city.take(
    await register(2021, [
      [codeOf(1), nameOf(1), '宝丰县'],
      [codeOf(2), nameOf(2), '叶县'],
    ]),
  )
  await city.take(await officers(2021, [['KJ001', '胡军']]))
})
afterEach(() => Promise.all(open.splice(0).map((each) => each.close())))

async function say(stream: string, type: string, data: object, occurredOn = '2021-06-01'): Promise<void> {
  await city.store.append({
    journal,
    actor: 'KJ001',
    command: { id: crypto.randomUUID(), content: data },
    events: [{ stream, type, schema: 1, data, occurredOn }],
  })
}

/** A template with these columns, under headings that no list of ours has, and a sheet that was filled by it. */
async function filledBy(kind: Template['kind'], fields: readonly TemplateColumn['field'][]) {
  const columns = fields.map((field) => ({ header: `助企${field}`, field }))
  await say('template-t', 'TemplateSaved', { name: '助企表', kind, columns })
  await vi.waitUntil(
    async () => (await sql`select from template_1 where upper_inf(known)`.execute(city.db)).rows.length,
  )
  return (rows: readonly (readonly string[])[]) =>
    list({
      name: '助企.xlsx',
      title: '2021年助企表',
      header: columns.map(({ header }) => header),
      rows: rows.map((row) => [...row]),
    })
}

async function visits() {
  const { rows } = await sql`
    select uscc, mode, campaign, officers from visit_1 where upper_inf(known) order by uscc, mode`.execute(city.db)
  return rows
}

async function demandsHere() {
  const { rows } = await sql`
    select state, category, text, closed_on::text as "closedOn" from demand_1
    where upper_inf(known) order by number`.execute(city.db)
  return rows
}

describe('a template that leaves out half of what a list said', () => {
  const listed = (rows: readonly (readonly string[])[]) =>
    list({
      name: '走访.xlsx',
      title: '平顶山市2021年企业走访记录',
      header: ['走访日期', '企业名称', '统一社会信用代码', '走访人编号', '走访人', '走访方式', '走访事由', '走访情况'],
      rows: rows.map((row) => [...row]),
    })

  test('brings back visits that are known by the rest, whichever of two calls on one day', async () => {
    const on = (note: string) => ['2021-06-01', firm.name, firm.uscc, 'KJ001', '胡军', '电话', '政策宣讲', note]
    expect((await city.take(await listed([on('讲政策'), on('')]))).counts).toEqual({ new: 2 })
    await vi.waitUntil(async () => (await visits()).length === 2)
    const sheet = await filledBy('visits', ['name', 'code', 'date', 'officer-name', 'note', 'campaign'])
    const row = (note: string, campaign = '') => [firm.name, firm.uscc, '2021-06-01', '胡军', note, campaign]
    expect((await city.take(await sheet([row('讲政策'), row('')]))).counts).toEqual({ same: 2 })

    const tagged = await city.take(await sheet([row('讲政策', '万人助万企'), row('')]))
    expect(tagged.counts).toEqual({ changed: 1, same: 1 })
    const call = { uscc: firm.uscc, mode: 'phone', officers: ['KJ001'] }
    expect(await visits()).toEqual(
      expect.arrayContaining([
        { ...call, campaign: '万人助万企' },
        { ...call, campaign: null },
      ]),
    )
    expect(await visits()).toHaveLength(2)
  })

  test('brings back demands that are known by the rest, and closes what the other system closed', async () => {
    await city.take(
      await demands([
        ['XQ1', 1, '胡军', '已受理'],
        ['XQ2', 2, '胡军', '已办结', '2021-04-01'],
      ]),
    )
    await vi.waitUntil(async () => (await demandsHere()).length === 2)
    const sheet = await filledBy('demands', ['name', 'code', 'text', 'date', 'state', 'closed-on'])
    const row = (n: number, ...state: string[]) => [nameOf(n), codeOf(n), '需要贷款', '2021-03-01', ...state]
    const untouched = await sheet([row(1, '已受理', ''), row(2, '已办结', '2021-04-01')])
    expect((await city.take(untouched)).counts).toEqual({ same: 2 })

    const edited = await sheet([
      row(1, '已办结', '2021-05-01'),
      row(2, '已办结', '2021-04-01'),
      [nameOf(2), codeOf(2), '需要检测', '2021-04-02', '已登记', ''],
    ])
    const taken = await city.take(edited)
    expect(taken.counts).toEqual({ new: 1, changed: 1, same: 1 })
    expect((await city.take(edited)).counts).toEqual({ same: 3 })
    const finance = { category: 'N9', text: '需要贷款', state: 'closed' }
    const added = { category: 'N10', text: '需要检测', state: 'registered', closedOn: null }
    const after = [added, { ...finance, closedOn: '2021-05-01' }, { ...finance, closedOn: '2021-04-01' }]
    expect(await demandsHere()).toEqual(expect.arrayContaining(after))
    expect(await demandsHere()).toHaveLength(3)
  })

  test('without a state or a day says nothing of them', async () => {
    await city.take(await demands([['XQ1', 1, '胡军', '已受理']]))
    await vi.waitUntil(async () => (await demandsHere()).length === 1)
    const before = await demandsHere()
    const sheet = await filledBy('demands', ['number', 'name', 'code', 'text'])
    const id = await city.receive(await sheet([['xq1', firm.name, firm.uscc, '需要贷款']]), {
      answers: { listedOn: '2021-11-30' },
    })
    expect((await city.check(id)).counts).toEqual({ same: 1 })
    await city.commit(id)
    expect(await demandsHere()).toEqual(before)
  })
})

describe('what was recorded here', () => {
  test('and left without its secret text is known by firm and day', async () => {
    const raised = { ...firm, category: 'N9', text: '配方 X-7', secrecy: 'secret', channel: 'visit', officer: 'KJ001' }
    await say(demandStream(here), 'DemandRaised', raised)
    await vi.waitUntil(async () => (await demandsHere()).length === 1)
    const sheet = await filledBy('demands', ['name', 'code', 'text', 'date', 'state'])
    const row = (state: string) => [firm.name, firm.uscc, '（商业秘密，不导出）', '2021-06-01', state]
    expect((await city.take(await sheet([row('已登记')]))).counts).toEqual({ same: 1 })
    expect((await city.take(await sheet([row('已办结')]))).counts).toEqual({ changed: 1 })
    expect(await demandsHere()).toMatchObject([{ text: '配方 X-7', state: 'closed' }])
  })

  test('and taken back by its officer stays so, also where the sheet does not name the record', async () => {
    await say(visitStream(here), 'VisitLogged', { ...firm, mode: 'on-site', officers: ['KJ001'], note: '讲政策' })
    await say(visitStream(here), 'VisitWithdrawn', { reason: '未去' })
    const sheet = await filledBy('visits', ['name', 'code', 'date', 'officer-name', 'note'])
    const { counts } = await city.take(await sheet([[firm.name, firm.uscc, '2021-06-01', '胡军', '讲政策']]))
    expect(counts).toEqual({ same: 1 })
    expect(await visits()).toEqual([])
  })

  test('of a 线索, which has no code yet, is known by its name and day; another row without a code is refused', async () => {
    await say(visitStream(here), 'VisitLogged', { name: '一条线索', mode: 'phone', officers: ['KJ001'] })
    await vi.waitUntil(async () => (await visits()).length === 1)
    const sheet = await filledBy('visits', ['name', 'code', 'date', 'officer-name', 'campaign'])
    const lead = ['一条线索', '', '2021-06-01', '胡军']
    const file = await sheet([
      [...lead, ''],
      ['另一条线索', '', '2021-06-01', '胡军', ''],
    ])
    const taken = await city.take(file)
    expect(taken.counts).toEqual({ same: 1, refused: 1 })
    const [same, refused] = await city.rows(taken.import)
    expect([same?.name, refused?.refusal?.kind]).toEqual(['一条线索', 'code-missing'])
    const id = await city.receive(file, { unit: '410421' })
    expect((await city.check(id)).counts).toEqual({ same: 1, refused: 1 })

    expect((await city.take(await sheet([[...lead, '万人助万企']]))).counts).toEqual({ changed: 1 })
    expect(await visits()).toMatchObject([{ uscc: null, campaign: '万人助万企', mode: 'phone' }])
  })

  test('in one county is no record of a sheet of another, whatever number that writes', async () => {
    const theirs = { uscc: codeOf(2), name: nameOf(2), mode: 'on-site', officers: ['KJ001'] }
    await say(visitStream(there), 'VisitLogged', theirs)
    await vi.waitUntil(async () => (await visits()).length === 1)
    const sheet = await filledBy('visits', ['record', 'name', 'code', 'date', 'officer-name', 'campaign'])
    const file = await sheet([[there, firm.name, firm.uscc, '2021-06-01', '胡军', '万人助万企']])
    const id = await city.receive(file, { unit: '410421' })
    expect((await city.check(id)).counts).toEqual({ new: 1 })
    await city.commit(id)
    await expect.poll(visits).toMatchObject([
      { uscc: firm.uscc, campaign: '万人助万企' },
      { uscc: codeOf(2), campaign: null },
    ])
    // The city speaks of all of them: there the number counts.
    expect((await city.take(file)).counts).toEqual({ changed: 1 })
  })
})
