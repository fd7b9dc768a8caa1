import type { Statement } from '@titian/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countEnterprises, eachEnterprise, findEnterprises, type EnterprisesAsked } from './find-enterprises.ts'
import { enterprisesByName } from './match-enterprises.ts'
import { firmsOf } from './firms-of.ts'
import { journal, openCity, streamOf, type City } from './test-city.ts'

const firms = {
  first: { uscc: '91410402MA0000015P', name: '平顶山市长城机械有限公司' },
  second: { uscc: '91410421MA00000233', name: '宝丰县阿波罗（集团）股份有限公司' },
  third: { uscc: '91410482MA00000319', name: '汝州市重工100%有限公司' },
  gone: { uscc: '91410471MA000004X3', name: '平顶山市长葛水泥厂' },
  outside: { uscc: '91410000169972489Q', name: '神马实业股份有限公司' },
} as const
type Firm = keyof typeof firms

let city: City
let beforeUndo: number

const listed = (firm: Firm, unit: string): Statement => ({
  type: 'RegisterEntryListed',
  data: { ...firms[firm], unit, foundedOn: '2009-01-21' },
})
const recognised = (firm: Firm, issuedOn: string, unit?: string): Statement => ({
  type: 'HighTechRecognised',
  data: {
    ...firms[firm],
    certificate: `GR${issuedOn.replaceAll('-', '')}4100`,
    issuedOn,
    years: 3,
    ...(unit ? { unit } : {}),
  },
})

beforeAll(async () => {
  city = await openCity()
  await city.lists('first', '2020-12-31', listed('first', '410471'))
  await city.lists('second', '2020-12-31', listed('second', '410421'))
  await city.lists('third', '2020-12-31', listed('third', '410482'))
  await city.lists('gone', '2020-12-31', listed('gone', '410471'))
  await city.lists('first', '2019-10-28', recognised('first', '2019-10-28'))
  await city.lists('first', '2020-06-01', { type: 'TitleGranted', data: { ...firms.first, title: 'gazelle' } })
  await city.lists('outside', '2018-10-28', recognised('outside', '2018-10-28', '410471'))
  await city.says('first', '2020-09-09', {
    type: 'EnterpriseRenamed',
    data: { ...firms.first, formerName: '平顶山市长城机械厂' },
  })
  await city.says('first', '2021-03-02', {
    type: 'ResponsibilityMoved',
    data: { ...firms.first, unit: '410422', fromUnit: '410471' },
  })
  beforeUndo = await city.says('gone', '2021-06-01', { type: 'EnterpriseClosed', data: firms.gone })
  await city.says('second', '2021-11-30', {
    type: 'StatementWithdrawn',
    data: { concerns: [1], reason: '撤销导入' },
  })
  await city.caughtUp()
})

afterAll(() => city.close())

const find = async (asked: Partial<EnterprisesAsked> = {}) => {
  const page = await findEnterprises(city.db, { journal, asOf: '2021-11-30', limit: 50, ...asked })
  return page?.items.map(({ name }) => name)
}
const { first, second, third, gone, outside } = firms

describe('the list', () => {
  test('shows the firms that exist on the day, in the order of their pinyin', async () => {
    expect(await find()).toEqual([first.name, third.name, outside.name])
    expect(await find({ asOf: '2021-05-31' })).toEqual([first.name, gone.name, third.name, outside.name])
  })

  test('knows what was known then', async () => {
    expect(await find({ known: beforeUndo })).toEqual([second.name, first.name, third.name, outside.name])
    expect(await find({ known: 2 })).toEqual([second.name, '平顶山市长城机械有限公司'])
  })

  test('says of each what it was that day', async () => {
    const page = await findEnterprises(city.db, { journal, asOf: '2021-01-31', limit: 1 })
    expect(page).toEqual({
      count: 4,
      items: [
        {
          stream: streamOf('first'),
          uscc: first.uscc,
          name: first.name,
          unit: '410471',
          stage: 'gazelle',
          titles: ['gazelle', 'high-tech'],
          inRegister: true,
          status: 'active',
        },
      ],
      next: expect.any(String),
    })
    expect(await find({ asOf: '2020-09-08', query: '长城' })).toEqual(['平顶山市长城机械厂'])
  })

  test('filters by unit of the day, title, stage and register', async () => {
    expect(await find({ unit: '410422' })).toEqual([first.name])
    expect(await find({ unit: '410471' })).toEqual([outside.name])
    expect(await find({ unit: '410471', asOf: '2021-03-01' })).toEqual([first.name, gone.name, outside.name])
    expect(await find({ unit: '410400' })).toHaveLength(3)
    expect(await find({ title: 'high-tech' })).toEqual([first.name])
    expect(await find({ stage: 'gazelle' })).toEqual([first.name])
    expect(await find({ stage: 'none' })).toEqual([third.name, outside.name])
    expect(await find({ register: 'outside' })).toEqual([outside.name])
  })

  test('sorts by code and by unit', async () => {
    expect(await find({ sort: 'uscc' })).toEqual([outside.name, first.name, third.name])
    expect(await find({ sort: 'unit' })).toEqual([first.name, outside.name, third.name])
  })
})

describe('a search', () => {
  test.each([
    ['a name', '重工', third.name],
    ['a former name', '长城机械厂', first.name],
    ['pinyin, though 市长 is a mayor', 'changcheng', first.name],
    ['initials', 'SMSY', outside.name],
    ['the end of a code', '015p', first.name],
    ['a whole code', outside.uscc, outside.name],
    ['full-width letters', 'ｃｈａｎｇｃｈｅｎｇ', first.name],
    ['a sign that patterns use', '100%', third.name],
  ])('finds by %s', async (_, query, name) => {
    expect(await find({ query })).toEqual([name])
  })

  test('finds no code by its middle, and nothing by a pattern', async () => {
    expect(await find({ query: 'MA0000' })).toEqual([])
    expect(await find({ query: '%' })).toEqual([third.name])
    expect(await find({ query: '_' })).toEqual([])
  })

  test('finds firms that are closed, as long as they had begun', async () => {
    const page = await findEnterprises(city.db, { journal, asOf: '2021-11-30', limit: 9, query: '水泥' })
    expect(page?.items).toMatchObject([{ name: gone.name, status: 'closed', unit: '410471', stage: 'none' }])
    expect(await find({ query: '水泥', asOf: '2009-01-20' })).toEqual([])
  })

  test('of nothing is the list', async () => {
    expect(await find({ query: '  ' })).toEqual(await find())
  })
})

describe('a county', () => {
  test('sees the firms for which it answers that day', async () => {
    expect(await find({ units: ['410422'] })).toEqual([first.name])
    expect(await find({ units: ['410471'] })).toEqual([outside.name])
  })

  test('finds a firm that went to another as it was on its last day there', async () => {
    const page = await findEnterprises(city.db, {
      journal,
      asOf: '2021-11-30',
      limit: 9,
      query: '长城',
      units: ['410471'],
    })
    expect(page?.items).toMatchObject([{ name: first.name, unit: '410471', status: 'transferred' }])
  })

  test('does not find a firm before it came, nor what was never its own', async () => {
    expect(await find({ query: '长城', units: ['410422'], asOf: '2021-03-01' })).toEqual([])
    expect(await find({ query: '长城', units: ['410482'] })).toEqual([])
  })
})

describe('pages', () => {
  test.each(['name', 'uscc', 'unit'] as const)('by %s go through the whole list once', async (sort) => {
    const asked = { journal, asOf: '2021-05-31', known: beforeUndo, sort }
    const seen: string[] = []
    for (let cursor: string | undefined; ;) {
      const page = await findEnterprises(city.db, { ...asked, limit: 2, cursor })
      expect(page?.count).toBe(5)
      seen.push(...(page?.items ?? []).map(({ stream }) => stream))
      if (!page?.next) break
      cursor = page.next
    }
    const whole = await Array.fromAsync(eachEnterprise(city.db, asked, 2), ({ stream }) => stream)
    expect(seen).toEqual(whole)
    expect(new Set(seen).size).toBe(5)
    expect(await countEnterprises(city.db, asked)).toBe(5)
  })

  test('are not turned by another order’s cursor, or by none of ours', async () => {
    const asked = { journal, asOf: '2021-05-31', limit: 1 }
    const page = await findEnterprises(city.db, { ...asked, sort: 'unit' })
    expect(await findEnterprises(city.db, { ...asked, sort: 'name', cursor: page?.next ?? '' })).toBeUndefined()
    expect(await findEnterprises(city.db, { ...asked, cursor: 'x' })).toBeUndefined()
  })
})

describe('lists are matched', () => {
  test('by name and former name, however it is written', async () => {
    const keys = ['平顶山市长城机械厂', first.name, '宝丰县阿波罗(集团)股份有限公司', '没有这家']
    const found = await enterprisesByName(city.db, journal, keys)
    const hit = { stream: streamOf('first'), uscc: first.uscc, name: first.name, unit: '410422' }
    expect(found).toEqual(
      new Map([
        ['平顶山市长城机械厂', [{ ...hit, former: true }]],
        [first.name, [{ ...hit, former: false }]],
      ]),
    )
  })
})

test('a firm is called by its name of the day', async () => {
  const asked = { journal, asOf: '2020-09-08' }
  expect((await firmsOf(city.db, [streamOf('first')], asked)).get(streamOf('first'))).toEqual({
    uscc: first.uscc,
    name: '平顶山市长城机械厂',
    unit: '410471',
  })
})
