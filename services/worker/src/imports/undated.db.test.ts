import { factsOf, type Fact } from '@titian/domain'
import { afterEach, expect, test } from 'vitest'
import { claimOf, findFirms, type KnownFirm } from './known-firms.ts'
import { importsAtWork, journal, type HandedIn, type ImportsAtWork } from './test-imports.ts'
import { announced, codeOf, list, register, techSmes } from './test-lists.ts'

const code = codeOf(1)
const name = '平顶山市试验机械有限公司'
const opened: ImportsAtWork[] = []

afterEach(async () => {
  for (const city of opened.splice(0)) await city.close()
})

async function cityOf(...files: readonly HandedIn[]): Promise<ImportsAtWork> {
  const city = await importsAtWork()
  opened.push(city)
  for (const file of files) await city.take(file)
  return city
}

async function firmIn({ store }: ImportsAtWork): Promise<KnownFirm> {
  const firm = (await findFirms(store, journal, [code])).get(code)
  if (!firm) throw new Error(`Nobody holds ${claimOf(code)}`)
  return firm
}

async function factsIn(city: ImportsAtWork): Promise<readonly Omit<Fact, 'why'>[]> {
  return factsOf((await firmIn(city)).standing).map(({ why: _why, ...fact }) => fact)
}

test('the register of two years says the same in any order around a county’s change', async () => {
  const of2020 = await register(2020, [[code, name, '宝丰县']])
  const of2021 = await register(2021, [[code, name, '宝丰县']])
  const change = await list({
    name: '变更.xlsx',
    title: '平顶山市企业变更情况（2021年）',
    header: ['统一社会信用代码', '企业名称', '变更类型', '变更前', '变更后', '变更日期'],
    rows: [[code, name, '属地调整', '宝丰县', '叶县', '2021-06-01']],
  })
  const facts = await factsIn(await cityOf(of2020, change, of2021))
  expect(facts.filter(({ code: figure }) => figure === 'enterprises').map(({ unit, from }) => [unit, from])).toEqual([
    ['410421', '2020-12-31'],
    ['410422', '2021-06-01'],
    ['410421', '2021-12-31'],
  ])
  expect(await factsIn(await cityOf(of2021, of2020, change))).toEqual(facts)
})

test('an announcement that found a row with its day is stated for itself when that row’s list is undone', async () => {
  const city = await cityOf(await register(2021, [[code, name, '宝丰县']]))
  const before = await city.take(await techSmes(2021, [[code, name, 7]]))
  const after = await city.take(await announced('河南省2021年入库科技型中小企业名单', [[name, 7, '平顶山市']]))
  expect(after.counts).toEqual({ same: 1, confirmed: 1 })

  expect(await city.undo(before.import)).toMatchObject({ withdrawn: 1, restated: 1 })
  const stands = (await firmIn(city)).standing.find(({ statement }) => statement.type === 'TechSmeRegistered')
  expect(stands).toMatchObject({ occurredOn: '2021-12-31', dated: false })

  await city.undo(after.import)
  expect((await firmIn(city)).standing.map(({ statement }) => statement.type)).toEqual(['RegisterEntryListed'])
})
