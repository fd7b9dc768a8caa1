import { cityCode, type Statement } from '@titian/domain'
import type { NewEvent } from '@titian/event-store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { journal, openCity, type City } from '../enterprises/test-city.ts'
import { askFigure } from '../figures/ask-figure.ts'
import { nobody } from '../figures/asked.ts'
import { serviceByOfficer, serviceByUnit, type ServiceRow } from './service-figures.ts'

const ye = '410422'
const baofeng = '410421'
const period = { from: '2021-01-01', through: '2021-12-31' }
const asked = { journal, asOf: '2021-11-30', period, unit: cityCode }
const nextStep = { action: '回访', due: '2021-12-31' }
const firm = (number: number) => ({ uscc: `91410422MA000000${number}X`, name: `第${number}企业` })

let city: City

const event = (stream: string, type: string, data: NewEvent['data'], occurredOn: string): NewEvent => ({
  stream,
  type,
  schema: 1,
  data,
  occurredOn,
})
const raised = (id: string, number: number, officer: string | undefined, on: string) =>
  event(
    `demand-${id}`,
    'DemandRaised',
    {
      ...firm(number),
      category: 'N9',
      text: '融资',
      channel: 'visit',
      ...(officer === undefined ? {} : { officer }),
      nextStep,
    },
    on,
  )
const listed = (id: string, number: number) =>
  event(
    `demand-${id}`,
    'DemandListed',
    {
      ...firm(number),
      number: `XQ-${id}`,
      kind: '资金',
      category: 'N9',
      text: '融资',
      status: 'closed',
      raisedOn: '2021-03-01',
      closedOn: '2021-04-01',
    },
    '2021-04-01',
  )

beforeAll(async () => {
  city = await openCity()
  for (const [number, unit] of [ye, ye, baofeng].entries()) {
    const data = { ...firm(number), unit, foundedOn: '2001-01-01' }
    const statement: Statement = { type: 'RegisterEntryListed', data }
    await city.lists(String(number), '2020-12-31', statement)
  }
  const person = '00000000-0000-4000-8000-00000000000f'
  for (const officer of ['KJ001', 'KJ002'])
    await city.append([event(`officer-${officer}`, 'OfficerListed', { officer, person, unit: ye }, '2021-01-01')])
  const assigned = (number: number, officer: string) =>
    event(`assignment-${firm(number).uscc}`, 'OfficerAssigned', { ...firm(number), officer }, '2021-01-01')
  await city.append([assigned(0, 'KJ001'), assigned(1, 'KJ001'), assigned(2, 'KJ002')])
  const visit = { ...firm(0), mode: 'on-site', officers: ['KJ009'] }
  await city.append([event('visit-1', 'VisitLogged', visit, '2021-05-06')])
  await city.append([event('visit-2', 'VisitLogged', visit, '2021-06-06')])
  await city.append([
    raised('old', 0, 'KJ001', '2021-03-01'),
    raised('new', 1, undefined, '2021-11-29'),
    raised('solved', 2, 'KJ002', '2021-05-06'),
    event('demand-solved', 'DemandClosed', { code: 'C1', evidence: [] }, '2021-06-01'),
    raised('tracked', 2, 'KJ002', '2021-05-06'),
    event('demand-tracked', 'DemandClosed', { code: 'C5', nextStep }, '2021-12-01'),
    raised('declined', 2, 'KJ002', '2021-05-06'),
    event('demand-declined', 'DemandClosed', { code: 'C6', note: '不属支持范围' }, '2021-12-01'),
    listed('0001', 0),
    listed('0002', 2),
  ])
  await city.caughtUp()
})

afterAll(() => city.close())

function cells({ cells: all }: ServiceRow): Record<string, unknown> {
  return Object.fromEntries(all.map(({ code, value }) => [code, value]))
}

test('a unit’s coverage counts firms and not visits, and what no ledger tells is no failure to solve', async () => {
  const { whole, rows } = await serviceByUnit(city.db, asked)
  expect(rows.map(({ unit }) => unit)).toHaveLength(12)
  const own = rows.find(({ unit }) => unit === ye)
  expect(own && cells(own)).toMatchObject({
    assignments: 2,
    'assignments.visited': 1,
    'assignments.coverage': { numerator: 1, denominator: 2, value: 0.5 },
    'demands.open': 2,
    'demands.open.age-30': 1,
    'demands.open.age-over-180': 1,
    'demands.overdue': 1,
    'demands.open.untimed': 0,
    'demands.closed': 1,
    'demands.unstated': 1,
    'demands.solve-rate': { numerator: 0, denominator: 1, value: 0 },
    'demands.solve-rate.stated': { numerator: 0, denominator: 0, value: null },
  })
  expect(cells(whole)).toMatchObject({
    'demands.closed': 3,
    'demands.unstated': 2,
    'demands.solve-rate': { numerator: 1, denominator: 3, value: 1 / 3 },
    'demands.solve-rate.stated': { numerator: 1, denominator: 1, value: 1 },
  })
})

test('what was closed is the sum of how it was closed', async () => {
  const { whole } = await serviceByUnit(city.db, { ...asked, asOf: '2021-12-31' })
  const all = cells(whole)
  const ways = [
    'solved',
    'partly-solved',
    'matched',
    'replied',
    'tracked',
    'declined',
    'withdrawn',
    'merged',
    'unstated',
  ]
  const sum = ways.reduce((total, way) => total + Number(all[`demands.${way}`]), 0)
  expect([sum, all['demands.tracked'], all['demands.declined']]).toEqual([all['demands.closed'], 1, 1])
})

test('of what is overdue the longest is told in working days, with the demand where it may be seen', async () => {
  const { whole } = await serviceByUnit(city.db, asked)
  expect(whole.longestOverdue).toMatchObject({ demand: { demand: 'old' } })
  expect(whole.longestOverdue?.workingDays).toBeGreaterThan(150)
  const seen = await serviceByUnit(city.db, { ...asked, units: [baofeng] })
  expect(seen.rows.map(({ unit }) => unit)).toEqual([baofeng])
  expect(seen.whole).toMatchObject({ ...whole, longestOverdue: { demand: null } })
})

test('officers come by their 编号, and what nobody is accountable for stands last', async () => {
  const { rows } = await serviceByOfficer(city.db, { ...asked, unit: ye })
  expect(rows.map(({ officer }) => officer)).toEqual(['KJ001', 'KJ002', null])
  expect(rows.map((row) => cells(row)['demands.open'])).toEqual([1, 0, 1])
  expect(rows[0] && cells(rows[0])).toMatchObject({ assignments: 2, 'demands.overdue': 1 })
})

test('every cell is what its figure says of the unit and the officer, and rows sum to the whole', async () => {
  for (const unit of [cityCode, ye, baofeng]) {
    const byUnit = await serviceByUnit(city.db, { ...asked, unit })
    const byOfficer = await serviceByOfficer(city.db, { ...asked, unit })
    expect(byOfficer.whole).toEqual(byUnit.whole)
    for (const { officer, cells: own } of byOfficer.rows) {
      for (const { code, value } of own) {
        const figure = await askFigure(city.db, code, { ...asked, unit, officer: officer ?? nobody })
        expect({ unit, officer, code, value: figure?.value }).toEqual({ unit, officer, code, value })
      }
    }
    for (const { code, value } of byUnit.whole.cells) {
      expect((await askFigure(city.db, code, { ...asked, unit }))?.value).toEqual(value)
    }
    const counts = byUnit.whole.cells.filter(({ value }) => typeof value === 'number')
    const sums = counts.map(({ code }) => ({
      code,
      value: byOfficer.rows.reduce((total, row) => total + Number(cells(row)[code]), 0),
    }))
    expect(sums).toEqual(counts)
  }
})

test('an open demand of a list without a deadline is not overdue, and is counted beside', async () => {
  const data = { ...firm(0), number: 'XQ-0003', kind: '资金', category: 'N9', text: '融资', raisedOn: '2021-03-01' }
  await city.append([event('demand-0003', 'DemandListed', { ...data, status: 'open' }, '2021-03-01')])
  await city.caughtUp()
  const { whole } = await serviceByUnit(city.db, asked)
  expect(cells(whole)).toMatchObject({ 'demands.overdue': 3, 'demands.open.untimed': 1 })
})
