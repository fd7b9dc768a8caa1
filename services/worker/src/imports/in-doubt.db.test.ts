import { recordsNaming, reviewItems } from '@titian/read-models'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { importsAtWork, journal, type ImportsAtWork } from './test-imports.ts'
import { codeOf, register } from './test-lists.ts'
import { assignments, demands, nameOf, officers, visits } from './test-officer-lists.ts'

let city: ImportsAtWork
const open: ImportsAtWork[] = []

beforeEach(async () => {
  city = await importsAtWork()
  open.push(city)
})
afterEach(() => Promise.all(open.splice(0).map((each) => each.close())))

async function inDoubt(units?: readonly string[]) {
  const { items } = await reviewItems(city.db, { journal, units, account: '' }, { after: undefined, limit: 50 })
  return items.map(({ id: _id, since: _since, ...item }) => item)
}

async function append(events: readonly { stream: string; type: string; data: object }[]): Promise<void> {
  const outcome = await city.store.append({
    journal,
    actor: 'planner',
    command: { id: crypto.randomUUID(), content: events },
    events: events.map((event) => ({ ...event, schema: 1, occurredOn: '2021-11-30' })),
  })
  if (outcome.outcome !== 'appended') throw new Error(outcome.outcome)
}

test('a person who stands in records by name waits until the officers’ lists say who that is', async () => {
  await city.take(
    await visits([
      ['2021-06-01', 1, '胡军'],
      ['2021-06-02', 2, '胡军'],
    ]),
  )
  await city.take(await demands([['XQ1', 1, '胡军', '已受理']]))
  const named = { kind: 'person-named', name: '胡军', person: expect.any(String), firms: [nameOf(1), nameOf(2)] }
  expect(await inDoubt()).toEqual([{ ...named, rows: 3, visits: 2, demands: 1, assignments: 0, candidates: [] }])

  await city.take(await officers(2021, [['KJ001', '胡军']]))
  await city.take(await assignments([['KJ001', '胡军', 1, '2021-01-25']]))
  const candidates = [{ officer: 'KJ001', organisation: '市农科院', unit: '410421' }]
  // He looks after the first firm, and not after the second.
  const other = { ...named, rows: 1, visits: 1, demands: 0, assignments: 0, firms: [nameOf(2)], candidates }
  expect(await inDoubt()).toEqual([other])
  expect(await inDoubt(['410421'])).toEqual([])
  await city.take(await register(2020, [[codeOf(2), nameOf(2), '宝丰县']]))
  expect(await inDoubt(['410421'])).toEqual([other])
})

test('whoever a person said is that officer, or none, waits no longer', async () => {
  await city.take(await visits([['2021-06-01', 1, '胡军、孙丽']]))
  await city.take(await assignments([['', '胡军', 2, '2021-01-25']]))
  const waiting = async () => (await inDoubt()).flatMap((item) => (item.kind === 'person-named' ? [item] : []))
  expect(Object.fromEntries((await waiting()).map(({ name, rows }) => [name, rows]))).toEqual({ 孙丽: 1, 胡军: 2 })
  for (const { name, person } of await waiting()) {
    const records = await recordsNaming(city.db, { journal, units: undefined }, { person, limit: 10 })
    expect(records).toHaveLength(name === '胡军' ? 2 : 1)
    const type = name === '胡军' ? 'NamedPersonIdentified' : 'NamedPersonKept'
    await append(
      records.map(({ stream, named }) => ({
        stream,
        type,
        data: { named, ...(name === '胡军' ? { officer: 'KJ001' } : {}) },
      })),
    )
  }
  await expect.poll(waiting).toEqual([])
})

test('a demand of which two ledgers say different things waits with both; one that is only further does not', async () => {
  const first = await demands([
    ['XQ1', 1, '胡军', '办理中'],
    ['XQ2', 1, '胡军', '已办结', '2021-04-01'],
    ['XQ3', 1, '胡军', '已受理'],
  ])
  const second = await demands([
    ['XQ1', 1, '胡军', '已办结', '2021-05-01'],
    ['XQ2', 1, '胡军', '办理中'],
    ['XQ3', 2, '胡军', '已受理'],
  ])
  const differing = async () => (await inDoubt()).flatMap((item) => (item.kind === 'demand-differs' ? [item] : []))
  await city.take(first)
  const { import: id } = await city.take(second)
  const found = await differing()
  expect(found.map(({ number, versions }) => [number, versions.map(({ said }) => [said.name, said.status])])).toEqual([
    [
      'XQ3',
      [
        [nameOf(1), 'accepted'],
        [nameOf(2), 'accepted'],
      ],
    ],
    [
      'XQ2',
      [
        [nameOf(1), 'closed'],
        [nameOf(1), 'in-progress'],
      ],
    ],
  ])
  // Whoever does something about it has looked at it.
  await append([{ stream: 'demand-XQ2', type: 'DemandAmended', data: { changes: { text: '需要贷款五百万' } } }])
  await expect.poll(async () => (await differing()).map(({ number }) => number)).toEqual(['XQ3'])
  await city.undo(id)
  expect(await differing()).toEqual([])
})
