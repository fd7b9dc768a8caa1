import { dutiesStanding } from '@titian/read-models'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { importsAtWork, journal, type ImportsAtWork } from './test-imports.ts'
import { codeOf, list, register } from './test-lists.ts'
import { nameOf, reports } from './test-officer-lists.ts'

let city: ImportsAtWork
const open: ImportsAtWork[] = []

beforeEach(async () => {
  city = await importsAtWork()
  open.push(city)
})
afterEach(() => Promise.all(open.splice(0).map((each) => each.close())))

const annual = 'high-tech-annual'

/** 认定名单: firms whose certificates of 2020 are valid in 2021. */
function certified(firms: readonly number[]) {
  return list({
    name: '认定名单.xlsx',
    title: '平顶山市2020年认定高新技术企业名单',
    header: ['企业名称', '统一社会信用代码', '证书编号', '发证日期', '所属县区'],
    rows: firms.map((firm) => [nameOf(firm), codeOf(firm), `GR20204100000${firm}`, '2020-09-09', '宝丰县']),
  })
}

/** How 高企年报 of 2021 stands on a day: the firm's number, its state, and since when. */
async function standing(asOf = '2021-11-30'): Promise<readonly string[]> {
  const asked = { journal, asOf, known: undefined, units: undefined, year: 2021, ownFirms: [] }
  const { items } = await dutiesStanding(city.db, asked)
  return items
    .filter(({ duty }) => duty === annual)
    .map(({ name, state, doneOn }) => `${/\d+/.exec(name)?.[0]} ${state} ${doneOn ?? ''}`.trim())
}

async function mark(firm: number): Promise<void> {
  const data = { uscc: codeOf(firm), name: nameOf(firm), duty: annual, year: 2021 }
  const stream = `duties-${codeOf(firm)}`
  await city.store.append({
    journal,
    actor: 'planner',
    command: { id: crypto.randomUUID(), content: data },
    events: [{ stream, type: 'DutyDone', schema: 1, data, occurredOn: '2021-05-30' }],
  })
}

test('a list of who has done it says so, with or without days; rows that say 未报 say nothing', async () => {
  await city.take(await certified([1, 2, 3]))
  await expect.poll(() => standing()).toEqual(['1 untold', '2 untold', '3 untold'])
  const { counts, import: id } = await city.take(
    await reports([
      [1, '是', '2021-05-20'],
      [2, '已报'],
      [3, '未报'],
    ]),
  )
  expect(counts).toEqual({ new: 2 })
  await expect.poll(() => standing()).toEqual(['1 done 2021-05-20', '2 done', '3 missed'])
  await expect.poll(() => standing('2021-05-10')).toEqual(['1 due', '2 done', '3 due'])
  expect(await city.undo(id)).toMatchObject({ status: 'undone', withdrawn: 2 })
  await expect.poll(() => standing()).toEqual(['1 untold', '2 untold', '3 untold'])
  expect((await city.take(await reports([[1, '是', '2021-05-20']]))).counts).toEqual({ new: 1 })
  await expect.poll(() => standing()).toEqual(['1 done 2021-05-20', '2 missed', '3 missed'])
})

test('the same list twice changes nothing, and whichever is undone first, the other keeps what it says', async () => {
  await city.take(await certified([1]))
  const first = await city.take(await reports([[1, '是', '2021-05-20']]))
  const again = await city.take(await reports([[1, '已报送', '2021.5.20']]))
  expect([first.counts, again.counts, again.first_position]).toEqual([{ new: 1 }, { same: 1 }, null])
  expect(await city.undo(first.import)).toMatchObject({ withdrawn: 1, restated: 1 })
  await expect.poll(() => standing()).toEqual(['1 done 2021-05-20'])
  await city.undo(again.import)
  await expect.poll(() => standing()).toEqual(['1 untold'])
})

test('a list of another day adds its own word, and of two days the first counts', async () => {
  await city.take(await certified([1]))
  await city.take(await reports([[1, '是', '2021-05-25']]))
  const earlier = await city.take(await reports([[1, '是', '2021-05-20']]))
  expect(earlier.counts).toEqual({ changed: 1 })
  await expect.poll(() => standing()).toEqual(['1 done 2021-05-20'])
  await city.undo(earlier.import)
  await expect.poll(() => standing()).toEqual(['1 done 2021-05-25'])
})

test('a firm that no list has named yet waits, and is counted once the register comes last', async () => {
  await city.take(await reports([[1, '是', '2021-05-20']]))
  await expect.poll(() => standing()).toEqual([])
  const { rows } = await sql<{ uscc: string }>`select uscc from duty_done_1 where upper_inf(known)`.execute(city.db)
  expect(rows).toEqual([{ uscc: codeOf(1) }])
  await city.take(await certified([1]))
  await city.take(await register(2021, [[codeOf(1), nameOf(1), '宝丰县']]))
  await expect.poll(() => standing()).toEqual(['1 done 2021-05-20'])
})

test('what a person marked stands beside the list, whichever goes', async () => {
  await city.take(await certified([1]))
  await mark(1)
  const { counts, import: id } = await city.take(await reports([[1, '是', '2021-05-30']]))
  expect(counts).toEqual({ new: 1 })
  await city.undo(id)
  await expect.poll(() => standing()).toEqual(['1 done 2021-05-30'])
})

test('a county says it of its own firms; others wait for the city', async () => {
  await city.take(
    await register(2021, [
      [codeOf(1), nameOf(1), '宝丰县'],
      [codeOf(2), nameOf(2), '叶县'],
    ]),
  )
  const id = await city.receive(await reports([1, 2, 3].map((firm) => [firm, '是', '2021-05-20'] as const)), {
    unit: '410421',
  })
  await city.check(id)
  expect((await city.rows(id)).map(({ outcome, refusal }) => [outcome, refusal?.kind])).toEqual([
    ['new', undefined],
    ['refused', 'firm-for-city'],
    ['refused', 'firm-for-city'],
  ])
})
