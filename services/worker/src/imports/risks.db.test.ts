import { factsOf, riskWithin3Years } from '@titian/domain'
import { afterEach, expect, test } from 'vitest'
import { claimOf, findFirms } from './known-firms.ts'
import { importsAtWork, journal, type HandedIn, type ImportsAtWork } from './test-imports.ts'
import { codeOf, list, techSmes } from './test-lists.ts'

const code = codeOf(1)
const name = '平顶山市试验机械有限公司'
const opened: ImportsAtWork[] = []

afterEach(async () => {
  for (const city of opened.splice(0)) await city.close()
})

async function openCity(): Promise<ImportsAtWork> {
  const city = await importsAtWork()
  opened.push(city)
  return city
}

function changes(...rows: readonly (readonly [kind: string, day: string, number: string])[]): Promise<HandedIn> {
  return list({
    name: '变更.xlsx',
    title: '平顶山市企业变更情况（2021年）',
    header: ['统一社会信用代码', '企业名称', '变更类型', '变更日期', '入库登记编号'],
    rows: rows.map(([kind, day, number]) => [code, name, kind, day, number]),
  })
}

async function seenIn({ store }: ImportsAtWork) {
  const firm = (await findFirms(store, journal, [code])).get(code)
  if (!firm) throw new Error(`Nobody holds ${claimOf(code)}`)
  const titled = factsOf(firm.standing)
    .filter(({ code: figure, key }) => figure === 'titles' && key === 'tech-sme')
    .map(({ from, to }) => [from, to])
  return { titled, risk: riskWithin3Years(firm.standing, '2021-11-30') }
}

const number = '202141042100000007'
const held = { titled: [['2021-05-16', '2022-01-01']], risk: undefined }
const lost = {
  titled: [['2021-05-16', '2021-09-01']],
  risk: { type: 'CreditRiskListed', on: '2021-10-08' },
}

test('a list of changes takes a number away and says 失信, before or after the list of 入库, and until it is undone', async () => {
  const entered = await techSmes(2021, [[code, name, 7]])
  const changed = await changes(['撤销登记编号', '2021-09-01', number], ['列入经营异常名录', '2021-10-08', ''])

  const city = await openCity()
  await city.take(entered)
  expect(await seenIn(city)).toEqual(held)
  const taken = await city.take(changed)
  expect(taken.counts).toEqual({ new: 2 })
  expect(await seenIn(city)).toEqual(lost)
  await city.undo(taken.import)
  expect(await seenIn(city)).toEqual(held)

  const other = await openCity()
  await other.take(changed)
  await other.take(entered)
  expect(await seenIn(other)).toEqual(lost)
})

test('失信 of a firm that no other list names waits for that list, and is undone without it', async () => {
  const risky = await changes(['失信', '2021-10-08', ''])
  const city = await openCity()
  const taken = await city.take(risky)
  const again = await city.take(risky)
  expect(again.counts).toEqual({ same: 1 })
  expect(factsOf((await findFirms(city.store, journal, [code])).get(code)?.standing ?? [])).toEqual([])
  for (const { import: id } of [taken, again]) await city.undo(id)
  await city.take(await techSmes(2021, [[code, name, 7]]))
  expect(await seenIn(city)).toEqual(held)
})
