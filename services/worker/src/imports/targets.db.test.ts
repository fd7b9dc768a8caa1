import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { importsAtWork, type HandedIn, type ImportsAtWork } from './test-imports.ts'
import { list } from './test-lists.ts'

const opened: ImportsAtWork[] = []
afterEach(() => Promise.all(opened.splice(0).map((each) => each.close())))

async function openCity(): Promise<ImportsAtWork> {
  const city = await importsAtWork()
  opened.push(city)
  return city
}

/** 目标分解 for two counties, under a document of its own. */
function targets(document: string, [baofeng, yexian]: readonly [number, number]): Promise<HandedIn> {
  return list({
    name: '目标.xlsx',
    title: `平顶山市2021年度目标分解表（${document}）`,
    header: ['年度', '指标', '宝丰县', '叶县', '全市合计'],
    rows: [[2021, '新增高新技术企业', baofeng, yexian, baofeng + yexian]],
  })
}

async function targetsIn(city: ImportsAtWork) {
  const { rows } = await sql<{ unit: string; value: number; differing: readonly { value: number }[] }>`
    select unit, value, differing from target_2 where upper_inf(known) order by unit`.execute(city.db)
  return Object.fromEntries(
    rows.map(({ unit, value, differing }) => [unit, [value, ...differing.map((each) => each.value)]]),
  )
}

const early = await targets('平科〔2021〕9号', [5, 6])
const late = await targets('平科〔2021〕11号', [5, 8])

test('of two lists of one day the later document sets the targets, whichever is imported first', async () => {
  const stands = { 410400: [13, 13, 11], 410421: [5], 410422: [8, 8, 6] }
  for (const order of [
    [early, late],
    [late, early],
  ]) {
    const city = await openCity()
    for (const file of order) await city.take(file)
    expect(await targetsIn(city)).toEqual(stands)
  }
})

test('undoing a list gives back what the others say, in their own names, and undoing all leaves none', async () => {
  const city = await openCity()
  const first = await city.take(late)
  const second = await city.take(early)
  const again = await city.take(late, { answers: { document: '平科〔2021〕11号' } })
  expect([first, second, again].map(({ counts }) => counts)).toEqual([{ new: 1 }, { changed: 1 }, { same: 1 }])

  expect(await city.undo(first.import)).toMatchObject({ status: 'undone', withdrawn: 3, restated: 3 })
  expect(await targetsIn(city)).toEqual({ 410400: [13, 13, 11], 410421: [5], 410422: [8, 8, 6] })
  await city.undo(again.import)
  expect(await targetsIn(city)).toEqual({ 410400: [11], 410421: [5], 410422: [6] })
  await city.undo(second.import)
  expect(await targetsIn(city)).toEqual({})
})

test('a list whose day a person named counts by that day', async () => {
  const city = await openCity()
  await city.take(early, { answers: { listedOn: '2021-05-08' } })
  await city.take(late)
  expect(await targetsIn(city)).toEqual({ 410400: [11, 11, 13], 410421: [5], 410422: [6, 6, 8] })
})
