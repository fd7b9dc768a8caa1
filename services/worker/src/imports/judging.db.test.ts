import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { importsAtWork, journal, type ImportsAtWork } from './test-imports.ts'
import { announced, codeOf, list, register, techSmes } from './test-lists.ts'

let city: ImportsAtWork
const open: ImportsAtWork[] = []

beforeEach(async () => {
  city = await importsAtWork()
  open.push(city)
})
afterEach(() => Promise.all(open.splice(0).map((each) => each.close())))

const code = codeOf(1)
const name = '河南第一机械有限公司'

/** `row outcome` of each row, for short comparisons. */
async function outcomes(id: string): Promise<string[]> {
  return (await city.rows(id)).map(({ row, outcome }) => `${row} ${outcome}`)
}

async function decide(id: string, row: number, uscc: string): Promise<void> {
  await city.record(id, { type: 'DecideMatch', row, uscc: uscc === '' ? null : uscc })
  await city.db
    .updateTable('import_row')
    .set({ decided: uscc })
    .where('import', '=', id)
    .where('row', '=', row)
    .execute()
  await city.db.updateTable('import').set({ status: 'checking', step: 'judge' }).where('import', '=', id).execute()
  await city.check(id)
}

describe('what is no list of ours', () => {
  test('a file that cannot be read says why', async () => {
    const id = await city.receive({ name: '名单.xlsx', bytes: Buffer.from('PK\x03\x04 and no more') })
    expect(await city.check(id)).toMatchObject({ status: 'failed', problem: { kind: 'file-damaged', params: {} } })
  })
  test('a sheet of other things is asked about', async () => {
    const id = await city.receive(
      await list({ name: '值班表.xlsx', title: '值班表', header: ['日子', '谁'], rows: [['一', '张']] }),
    )
    expect(await city.check(id)).toMatchObject({ status: 'failed', needs: ['kind'], problem: { kind: 'list-unknown' } })
  })
  test('a list without any date is asked for one, and its rows wait', async () => {
    const file = await list({
      name: '名单.xlsx',
      title: '企业名录',
      header: ['统一社会信用代码', '企业名称', '属地', '地址'],
      rows: [[code, name, '叶县', '叶县']],
    })
    const id = await city.receive(file)
    expect(await city.check(id)).toMatchObject({ status: 'checked', needs: ['listedOn'], counts: {} })
    await city.db
      .updateTable('import')
      .set({ status: 'checking', step: 'read', answers: JSON.stringify({ listedOn: '2021-06-30' }) })
      .where('import', '=', id)
      .execute()
    expect(await city.check(id)).toMatchObject({ status: 'checked', needs: [], counts: { new: 1 } })
    expect(await city.rows(id)).toMatchObject([{ occurred_on: '2021-06-30' }])
  })
})

describe('a known code under another name', () => {
  const [other, otherCode] = ['河南第二机械有限公司', codeOf(2)]
  const notes = async (id: string) =>
    (await city.rows(id)).map(({ notes }) => notes.filter(({ kind }) => kind.startsWith('name-')))

  test('is taken as a renaming, and said to be one', async () => {
    await city.take(await techSmes(2020, [[code, name, 1]]))
    const { import: id } = await city.take(await techSmes(2021, [[code, '河南第三机械有限公司', 1]]))
    expect(await notes(id)).toMatchObject([[{ kind: 'name-differs', params: { known: name }, header: '企业名称' }]])
  })
  test('that is another firm’s is said to be that one’s', async () => {
    await city.take(
      await techSmes(2020, [
        [code, name, 1],
        [otherCode, other, 2],
      ]),
    )
    const { import: id } = await city.take(
      await techSmes(2021, [
        [code, other, 1],
        [otherCode, other, 2],
      ]),
    )
    expect(await notes(id)).toMatchObject([
      [{ kind: 'name-of-another', params: { known: name, uscc: otherCode }, found: other }],
      [],
    ])
  })
})

describe('a firm’s contact', () => {
  const entry = (contact: string, phone: string) => register(2021, [[code, name, '叶县', contact, phone, 12]])
  const contacts = () => city.db.selectFrom('contact').select(['import', 'name', 'phone']).execute()

  test('is kept beside the log, once, however often the list comes', async () => {
    const { import: id } = await city.take(await entry('张三', '19900000001'))
    const again = await city.take(await entry('张三', '19900000001'))
    expect(again.counts).toEqual({ same: 1 })
    expect(await contacts()).toEqual([{ import: id, name: '张三', phone: '19900000001' }])
    const events = await city.store.readJournal(journal, 0, 100)
    expect(JSON.stringify(events)).not.toMatch(/张三|19900000001/)
  })
  test('is news when another person answers', async () => {
    await city.take(await entry('张三', '19900000001'))
    expect((await city.take(await entry('李四', '19900000002'))).counts).toEqual({ changed: 1 })
  })
  test('goes with its import, or over to the list that says the same', async () => {
    const first = await city.take(await entry('张三', '19900000001'))
    const second = await city.take(await entry('张三', '19900000001'))
    await city.undo(first.import)
    expect(await contacts()).toEqual([{ import: second.import, name: '张三', phone: '19900000001' }])
    await city.undo(second.import)
    expect(await contacts()).toEqual([])
  })
})

describe('an announcement of the province', () => {
  const title = '河南省2021年第3批入库科技型中小企业名单'

  test('finds firms by name and former name; several or none wait for a person; other cities are left out', async () => {
    await city.take(
      await register(2019, [
        [code, '河南旧名机械厂', '叶县'],
        [codeOf(2), '河南同名有限公司', '叶县'],
        [codeOf(3), '河南同名有限公司', '郏县'],
      ]),
    )
    await city.take(await register(2020, [[code, name, '叶县']]))
    const id = await city.receive(
      await announced(title, [
        ['河南旧名机械厂', 1, '平顶山市'],
        ['河南同名有限公司', 2, '平顶山市'],
        ['河南无人知有限公司', 3, '平顶山市'],
        [name, 4, '郑州市'],
        [`${name} `, 5, '平顶山市'],
      ]),
    )
    const checked = await city.check(id)
    expect(checked).toMatchObject({ needs: [], asks: ['listedOn', 'stage', 'document'] })
    expect(await outcomes(id)).toEqual(['3 new', '4 unclear', '5 unclear', '6 otherCity', '7 changed'])
    const [, twins] = await city.rows(id)
    expect(twins?.candidates).toEqual([
      { uscc: codeOf(2), name: '河南同名有限公司', unit: '410422' },
      { uscc: codeOf(3), name: '河南同名有限公司', unit: '410425' },
    ])

    await decide(id, 4, codeOf(3))
    await decide(id, 5, '')
    const decided = ['3 new', '4 new', '5 otherCity', '6 otherCity', '7 changed']
    expect(await outcomes(id)).toEqual(decided)
    // Answering what was asked reads the file again, and takes nobody's decision back.
    const answers = JSON.stringify({ listedOn: '2021-09-30', stage: 'announcement', document: '无' })
    await city.db
      .updateTable('import')
      .set({ status: 'checking', step: 'read', answers })
      .where('import', '=', id)
      .execute()
    expect(await city.check(id)).toMatchObject({ needs: [], asks: [] })
    expect(await outcomes(id)).toEqual(decided)
    const taken = await city.commit(id)
    expect(taken.counts).toEqual({ new: 2, changed: 1, otherCity: 2, confirmed: 3 })
  })

  test('of a 公示 is kept and counts nowhere', async () => {
    await city.take(await register(2020, [[code, name, '叶县']]))
    const id = await city.receive(await announced(title, [[name, 1, '平顶山市']]), { answers: { stage: 'publicity' } })
    await city.check(id)
    expect(await outcomes(id)).toEqual(['3 publicised'])
    expect(await city.commit(id)).toMatchObject({ status: 'committed', first_position: null })
  })
})

test('a code whose digits were lost is proposed its firm, also one that only the same list names, and one click takes it', async () => {
  const id = await city.receive(
    await list({
      name: '入库名单.xlsx',
      title: '平顶山市2021年入库国家科技型中小企业名单',
      header: ['企业名称', '统一社会信用代码', '入库登记编号', '入库日期'],
      rows: [
        [name, Number(codeOf(5).slice(0, 15)) * 1000, '202141042100000001', '2021-05-16'],
        [name, codeOf(5), '202141042100000002', '2021-05-16'],
        [
          '河南别家有限公司',
          code.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
          '202141042100000003',
          '2021-05-16',
        ],
      ],
    }),
  )
  await city.check(id)
  expect(await outcomes(id)).toEqual(['3 refused', '4 new', '5 refused'])
  const rows = await city.rows(id)
  expect(rows.map(({ refusal, proposal }) => [refusal?.kind, proposal])).toEqual([
    ['code-digits-lost', { uscc: codeOf(5), name }],
    [undefined, null],
    ['code-check-wrong', null],
  ])
  await decide(id, 3, codeOf(5))
  expect(await outcomes(id)).toEqual(['3 changed', '4 new', '5 refused'])
})

describe('撤销', () => {
  const correct = async (uscc: string, version: number) => {
    const stream = (await city.store.findClaims(journal, [`uscc:${uscc}`])).get(`uscc:${uscc}`) ?? ''
    await city.store.append({
      journal,
      actor: 'planner',
      command: { id: crypto.randomUUID(), content: {} },
      events: [
        {
          stream,
          type: 'StatementCorrected',
          schema: 1,
          data: { concerns: version, changes: { unit: '410423' }, reason: '属地写错' },
          occurredOn: '2021-11-30',
        },
      ],
    })
    return stream
  }

  test('is kept from losing what a person corrected in a firm that no other list names', async () => {
    const { import: id } = await city.take(
      await register(2021, [
        [code, name, '叶县'],
        [codeOf(2), '河南第二机械有限公司', '叶县'],
      ]),
    )
    await correct(code, 1)
    expect(await city.undo(id)).toMatchObject({
      status: 'committed',
      problem: { kind: 'undo-blocked', params: { count: 1, firms: [{ uscc: code, name }] } },
    })
    expect((await city.store.readJournal(journal, 0, 100)).map(({ type }) => type)).not.toContain('StatementWithdrawn')
  })

  test('leaves a correction in force where another list says the same', async () => {
    const first = await city.take(await register(2021, [[code, name, '叶县']]))
    const stream = await correct(code, 1)
    // The list that comes again is the same list, whatever was corrected in it.
    const second = await city.take(await register(2021, [[code, name, '叶县']]))
    expect(second.counts).toEqual({ same: 1 })
    expect(await city.undo(first.import)).toMatchObject({ status: 'undone', restated: 1 })
    const events = await city.store.readStream(journal, stream)
    expect(events.map(({ type }) => type)).toEqual([
      'RegisterEntryListed',
      'StatementCorrected',
      'StatementWithdrawn',
      'RegisterEntryListed',
      'StatementCorrected',
    ])
    expect(events.at(-1)?.data).toMatchObject({ concerns: 4, changes: { unit: '410423' } })
  })

  test('does not bring back what a person took back', async () => {
    const first = await city.take(await techSmes(2021, [[code, name, 1]]))
    const second = await city.take(await techSmes(2021, [[code, name, 1]]))
    const stream = (await city.store.findClaims(journal, [`uscc:${code}`])).get(`uscc:${code}`) ?? ''
    await city.store.append({
      journal,
      actor: 'planner',
      command: { id: crypto.randomUUID(), content: {} },
      events: [
        {
          stream,
          type: 'StatementWithdrawn',
          schema: 1,
          data: { concerns: [1], reason: '重复' },
          occurredOn: '2021-11-30',
        },
      ],
    })
    expect(await city.undo(first.import)).toMatchObject({ status: 'undone', withdrawn: 0, restated: 0 })
    expect(await city.undo(second.import)).toMatchObject({ status: 'undone', withdrawn: 0, restated: 0 })
  })
})

test('two records of a firm that were merged are one firm to a list, and to its undoing', async () => {
  const other = codeOf(2)
  const first = await city.take(await techSmes(2020, [[code, name, 1]]))
  await city.take(await techSmes(2021, [[other, name, 2]]))
  const [from = '', into = ''] = [...(await city.store.findClaims(journal, [`uscc:${code}`, `uscc:${other}`])).values()]
  const [made] = await city.store.readStream(journal, from)
  if (!made) throw new Error('Nothing was said')
  const { type, data, occurredOn, meta } = made
  const said = { schema: 1, occurredOn: '2021-11-30' }
  await city.store.append({
    journal,
    actor: 'planner',
    command: { id: crypto.randomUUID(), content: {} },
    events: [
      { ...said, stream: from, type: 'StatementWithdrawn', data: { concerns: [1], reason: '并入' } },
      { ...said, stream: from, type: 'EnterpriseMerged', data: { into, uscc: other, reason: '重复' } },
      { schema: 1, stream: into, type, data: Object.assign({}, data, { uscc: other }), occurredOn, meta },
      {
        ...said,
        stream: into,
        type: 'CreditCodeReplaced',
        data: { uscc: other, name, formerCode: code, reason: '重复' },
      },
    ],
  })
  const again = await city.take(await techSmes(2020, [[code, name, 1]]))
  expect(again.counts).toEqual({ same: 1 })

  expect(await city.undo(first.import)).toMatchObject({ status: 'undone', withdrawn: 1, restated: 1 })
  const events = await city.store.readStream(journal, into)
  expect(events.slice(-2)).toMatchObject([
    { type: 'StatementWithdrawn', data: { concerns: [2] } },
    { type: 'TechSmeRegistered', meta: { list: { import: again.import, row: 3 } } },
  ])
})
