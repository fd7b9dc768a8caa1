import { demandOf } from '@titian/domain'
import { demandFactOf } from '@titian/read-models'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { commitImport } from './commit-import.ts'
import { eraseUploads } from './erase-uploads.ts'
import { erasePerson } from './erase-person.ts'
import { importsAtWork, journal, type ImportsAtWork } from './test-imports.ts'
import { codeOf, register } from './test-lists.ts'
import { assignments, demands, nameOf, officers, visits } from './test-officer-lists.ts'

let city: ImportsAtWork
const open: ImportsAtWork[] = []

beforeEach(newCity)
afterEach(() => Promise.all(open.splice(0).map((each) => each.close())))

async function newCity(): Promise<void> {
  city = await importsAtWork()
  open.push(city)
}

async function typesIn(stream: string): Promise<string[]> {
  return (await city.store.readStream(journal, stream)).map(({ type }) => type)
}

async function demandNow(number: string) {
  const events = await city.store.readStream(journal, `demand-${number}`)
  return demandOf(events.map((event) => ({ ...demandFactOf(event), version: event.version })))
}

async function persons(): Promise<unknown[]> {
  const { rows } = await sql`select name, phone from person order by name, phone`.execute(city.db)
  return rows
}

async function say(stream: string, type: string, data: object): Promise<void> {
  const history = await city.store.readStream(journal, stream)
  await city.store.append({
    journal,
    actor: 'planner',
    command: { id: crypto.randomUUID(), content: data },
    events: [{ stream, type, schema: 1, data, occurredOn: '2021-11-30' }],
    expect: [{ stream, version: history.length }],
  })
}

const nextStep = { action: '联系银行', due: '2021-12-10' }

describe('a list of the officers’ year', () => {
  test('that comes twice changes nothing, and whichever is undone first, the other keeps what it says', async () => {
    const first = await city.take(await officers(2021, [['KJ001', '胡军', '19900000001']]))
    const again = await city.take(await officers(2021, [['kj001 ', '胡 军', '19900000001']]))
    expect([first.counts, again.counts, again.first_position]).toEqual([{ new: 1 }, { same: 1 }, null])
    expect(await persons()).toEqual([{ name: '胡军', phone: '19900000001' }])

    expect(await city.undo(first.import)).toMatchObject({ status: 'undone', withdrawn: 1, restated: 1 })
    expect(await persons()).toEqual([{ name: '胡军', phone: '19900000001' }])
    expect(await city.undo(again.import)).toMatchObject({ status: 'undone', withdrawn: 1, restated: 0 })
    expect(await persons()).toEqual([])
    const { rows } = await sql`select officer from officer_1 where upper_inf(known)`.execute(city.db)
    expect(rows).toEqual([])

    const anew = await city.take(await officers(2021, [['KJ001', '胡军', '19900000001']]))
    expect(anew.counts).toEqual({ new: 1 })
    expect(await typesIn('officer-KJ001')).toEqual([
      'OfficerListed',
      'StatementWithdrawn',
      'OfficerListed',
      'StatementWithdrawn',
      'OfficerListed',
    ])
  })

  test('counts a visit once, however often it stands there, and two of one day by two people twice', async () => {
    const { counts, import: id } = await city.take(
      await visits([
        ['2021-06-01', 1, '陈涛'],
        ['2021.6.1', 1, '陈 涛'],
        ['2021-06-01', 1, '孙丽'],
      ]),
    )
    expect(counts).toEqual({ new: 2, same: 1 })
    const { rows } = await sql`select on_day::text, uscc, listed from visit_1 where upper_inf(known)`.execute(city.db)
    expect(rows).toEqual([1, 2].map(() => ({ on_day: '2021-06-01', uscc: codeOf(1), listed: true })))
    expect(await city.undo(id)).toMatchObject({ status: 'undone', withdrawn: 2 })
    const left = await sql`select visit from visit_1 where upper_inf(known)`.execute(city.db)
    expect(left.rows).toEqual([])
  })

  test('that has a demand further closes it, whichever came first', async () => {
    const underWay = await demands([['XQ1', 1, '郭建娜', '办理中']])
    const closed = await demands([['XQ1', 1, '郭建娜', '已办结', '2021-04-01']])
    await city.take(underWay)
    const later = await city.take(closed)
    expect(later.counts).toEqual({ changed: 1 })
    expect(await demandNow('XQ1')).toMatchObject({
      status: 'closed',
      closing: { on: '2021-04-01' },
      raisedOn: '2021-03-01',
    })
    await city.undo(later.import)
    expect(await demandNow('XQ1')).toMatchObject({ status: 'in-progress' })

    await newCity()
    await city.take(closed)
    const earlier = await city.take(underWay)
    expect(earlier.counts).toEqual({ changed: 1 })
    expect(await demandNow('XQ1')).toMatchObject({ status: 'closed', closing: { on: '2021-04-01' } })
  })

  test('keeps names and phones beside the log, and forgets them', async () => {
    const { import: id } = await city.take(await demands([['XQ1', 1, '郭建娜', '已受理']]))
    await city.take(await officers(2021, [['KJ001', '郭建娜', '19900000001']]))
    const { rows } =
      await sql`select 1 from event where data::text like '%郭建娜%' or meta::text like '%郭建娜%'`.execute(city.db)
    expect(rows).toEqual([])
    await city.run(eraseUploads, id)
    expect((await city.rows(id)).map(({ people }) => people)).toEqual([null])
    expect(await persons()).toHaveLength(2)
    await erasePerson(city.db, journal, { name: '郭建娜' })
    expect(await persons()).toEqual([1, 2].map(() => ({ name: null, phone: null })))
    const left = await sql`select 1 from import_row where people::text like '%郭建娜%'`.execute(city.db)
    expect(left.rows).toEqual([])
    // Somebody who was erased is no news.
    expect((await city.take(await demands([['XQ1', 1, '郭建娜', '已受理']]))).counts).toEqual({ same: 1 })
  })

  test('refuses a row for its code and takes it once the proposed firm is accepted', async () => {
    await city.take(await register(2021, [[codeOf(1), nameOf(1), '宝丰县']]))
    const id = await city.receive(await visits([['2021-06-01', 1, '陈涛']], { withoutCodes: true }))
    const checked = await city.check(id)
    expect(checked.counts).toEqual({ refused: 1 })
    const [row] = await city.rows(id)
    expect(row).toMatchObject({
      refusal: { kind: 'code-missing', cell: 'C3', name: nameOf(1) },
      proposal: { uscc: codeOf(1), name: nameOf(1) },
    })
    await city.db
      .updateTable('import_row')
      .set({ decided: codeOf(1) })
      .where('import', '=', id)
      .execute()
    await city.db.updateTable('import').set({ status: 'checking', step: 'judge' }).where('import', '=', id).execute()
    expect((await city.check(id)).counts).toEqual({ new: 1 })
    expect((await city.commit(id)).status).toBe('committed')
  })

  test('of a county is taken for its own firms; a code of nobody and one of another county wait alike for the city', async () => {
    await city.take(
      await register(2021, [
        [codeOf(1), nameOf(1), '宝丰县'],
        [codeOf(2), nameOf(2), '叶县'],
      ]),
    )
    const id = await city.receive(await visits([1, 2, 3].map((firm) => ['2021-06-01', firm, '陈涛'] as const)), {
      unit: '410421',
    })
    await city.check(id)
    const rows = await city.rows(id)
    expect(rows.map(({ outcome, unit, refusal }) => [outcome, unit, refusal?.kind])).toEqual([
      ['new', '410421', undefined],
      ['refused', null, 'firm-for-city'],
      ['refused', null, 'firm-for-city'],
    ])
  })

  test('of a county does not speak of another county’s demand by writing its number', async () => {
    await city.take(
      await register(2021, [
        [codeOf(1), nameOf(1), '宝丰县'],
        [codeOf(2), nameOf(2), '叶县'],
      ]),
    )
    await city.take(await demands([['XQ2', 2, '陈涛', '已受理']]))
    const ours = [
      ['XQ1', 1, '孙丽', '已受理'],
      ['XQ2', 1, '孙丽', '已办结', '2021-04-01'],
    ] as const
    const id = await city.receive(await demands(ours), { unit: '410421' })
    expect((await city.check(id)).counts).toEqual({ new: 1, refused: 1 })
    const [, row] = await city.rows(id)
    expect(row).toMatchObject({ refusal: { kind: 'firm-for-city' }, before: null })
    await city.commit(id)
    expect(await demandNow('XQ2')).toMatchObject({ status: 'accepted', content: { uscc: codeOf(2) } })
    // Its own it may speak of, by whose hand it was listed first.
    const again = await city.receive(await demands([['XQ1', 1, '孙丽', '已办结', '2021-04-01']]), { unit: '410421' })
    expect((await city.check(again)).counts).toEqual({ changed: 1 })
  })

  test('names an officer only by name, who looks after the firm once a person says who that is', async () => {
    const { counts } = await city.take(await assignments([['', '胡军', 1, '2021-01-25']]))
    expect(counts).toEqual({ new: 1 })
    const stream = `assignment-${codeOf(1)}`
    const [event] = await city.store.readStream(journal, stream)
    const named = Reflect.get(Object(event?.data), 'named')
    await say(stream, 'NamedPersonIdentified', { named: [named], officer: 'KJ001' })
    await expect.poll(assigned).toEqual([{ officer: 'KJ001', days: '[2021-01-25,)' }])
  })
})

async function assigned(): Promise<unknown[]> {
  const { rows } = await sql`select officer, days::text from assignment_1 where upper_inf(known)`.execute(city.db)
  return rows
}

describe('undoing a list of the officers’ year', () => {
  test('is refused where people work on its demands, which are named', async () => {
    const { import: id } = await city.take(
      await demands([
        ['XQ1', 1, '郭建娜', '已受理'],
        ['XQ2', 2, '郭建娜', '已受理'],
      ]),
    )
    await say('demand-XQ2', 'DemandProgressed', { note: '已联系银行', nextStep })
    const blocked = await city.undo(id)
    expect(blocked).toMatchObject({
      status: 'committed',
      problem: {
        kind: 'records-in-hand',
        params: { count: 1, records: [{ kind: 'demand', called: 'XQ2', name: nameOf(2) }] },
      },
    })
    expect(await typesIn('demand-XQ1')).toEqual(['DemandListed'])
    // Another list that says the same keeps the demand.
    const again = await city.take(await demands([['XQ2', 2, '郭建娜', '已受理']]))
    expect(again.counts).toEqual({ same: 1 })
    expect(await city.undo(id)).toMatchObject({ status: 'undone', withdrawn: 2, restated: 1 })
    expect(await demandNow('XQ2')).toMatchObject({ status: 'in-progress', nextStep })
  })

  test('leaves what a person did about an assignment', async () => {
    const { import: id } = await city.take(await assignments([['KJ001', '胡军', 1, '2021-01-25']]))
    await say(`assignment-${codeOf(1)}`, 'OfficerAssigned', { uscc: codeOf(1), name: nameOf(1), officer: 'KJ002' })
    expect((await city.undo(id)).status).toBe('undone')
    expect(await assigned()).toEqual([{ officer: 'KJ002', days: '[2021-11-30,)' }])
  })
})

test('a worker that is killed after the log has its rows goes on where it was', async () => {
  const id = await city.receive(await demands([['XQ1', 1, '郭建娜', '已受理']]))
  await city.check(id)
  await city.record(id, { type: 'ConfirmImport', matches: 0 })
  await city.db
    .updateTable('import')
    .set({ status: 'committing', confirmed_by: 'planner', done: 0 })
    .where('import', '=', id)
    .execute()
  const store = {
    ...city.store,
    append: async (asked: Parameters<typeof city.store.append>[0]) => {
      await city.store.append(asked)
      throw new Error('killed')
    },
  }
  await expect(commitImport.run({ id }, { ...city.context, store })).rejects.toThrow('killed')
  expect((await city.run(commitImport, id)).counts).toEqual({ new: 1 })
  expect(await typesIn('demand-XQ1')).toEqual(['DemandListed'])
  expect(await persons()).toEqual([{ name: '郭建娜', phone: null }])
  expect((await city.undo(id)).withdrawn).toBe(1)
})

test('the check says what officers, firms, visits and demands would count', async () => {
  await city.take(await register(2021, [[codeOf(1), nameOf(1), '宝丰县']]))
  const effectOf = async (file: Awaited<ReturnType<typeof visits>>) =>
    (await city.take(file)).effect.map(({ code, unit, period, before, after }) => [code, unit, period, before, after])
  const both = (code: string, before: number, after: number) => [
    [code, '410400', '2021', before, after],
    [code, '410421', '2021', before, after],
  ]
  expect(await effectOf(await officers(2021, [['KJ001', '胡军']]))).toEqual(both('officers', 0, 1))
  expect(await effectOf(await assignments([['KJ001', '胡军', 1, '2021-01-25']]))).toEqual(both('assignments', 0, 1))
  await effectOf(await visits([['2021-06-01', 1, '陈涛']]))
  const more = await visits([
    ['2021-06-01', 1, '陈涛'],
    ['2021-06-02', 1, '陈涛'],
    ['2021-06-02', 9, '陈涛'],
  ])
  expect(await effectOf(more)).toEqual([
    ['visits', '410400', '2021', 1, 3],
    ['visits.enterprises', '410400', '2021', 1, 2],
    ['visits', '410421', '2021', 1, 2],
    ['visits', 'unknown', '2021', 0, 1],
    ['visits.enterprises', 'unknown', '2021', 0, 1],
  ])
  await effectOf(await demands([['XQ1', 1, '郭建娜', '已受理']]))
  const closing = await demands([
    ['XQ1', 1, '郭建娜', '已办结', '2021-04-01'],
    ['XQ2', 1, '郭建娜', '已受理'],
    ['XQ3', 1, '郭建娜', '已办结', '2021-04-01'],
  ])
  expect(await effectOf(closing)).toEqual([
    ['demands.raised', '410400', '2021', 1, 3],
    ['demands.closed', '410400', '2021', 0, 2],
    ['demands.raised', '410421', '2021', 1, 3],
    ['demands.closed', '410421', '2021', 0, 2],
  ])
})
