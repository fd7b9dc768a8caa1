import { afterAll, beforeAll, expect, test } from 'vitest'
import { journal, openCity, type City } from '../enterprises/test-city.ts'
import { planProgress } from './plan-progress.ts'

/** The units of the firms of the base year: × 2.5 is 18, and no unit's part is whole. */
const baseUnits = ['410421', '410422', '410422', '410422', '410482', '410482', '410482']
const plan = { name: '双倍增', indicators: ['tech-sme.registered'], baseYear: 2020, endYear: 2023, multiple: 2.5 }
let city: City

beforeAll(async () => {
  city = await openCity()
  await city.append([
    { stream: 'plan-1', type: 'PlanAdopted', schema: 1, data: { ...plan, steps: [] }, occurredOn: '2021-01-01' },
  ])
  for (const [index, unit] of [...baseUnits, '410422'].entries()) {
    const year = index < baseUnits.length ? 2020 : 2021
    const uscc = `91410402MA00000${String(index).padStart(2, '0')}X`
    const data = { uscc, name: `第${index}企业`, unit, number: `${year}41040200000001` }
    await city.lists(String(index), `${year}-06-01`, { type: 'TechSmeRegistered', data })
  }
  await city.caughtUp()
})
afterAll(() => city.close())

const asked = { journal, asOf: '2021-11-30', year: 2021 }
const partsOf = async (of: { units?: readonly string[]; without?: readonly string[] }) => {
  const [answer] = await planProgress(city.db, { ...asked, ...of })
  return {
    goal: answer?.goal,
    parts: answer?.parts.filter(({ goal }) => goal > 0).map(({ unit, goal }) => [unit, goal]),
  }
}

test('the goals of all units sum to the whole', async () => {
  expect(await partsOf({})).toEqual({
    goal: 18,
    parts: [
      ['410421', 2],
      ['410422', 8],
      ['410482', 8],
    ],
  })
})

test('each unit has its own progress and gap, and the year’s steps of all units sum to the whole’s', async () => {
  const [answer] = await planProgress(city.db, asked)
  const [step] = answer?.steps ?? []
  expect(step).toEqual({ year: 2021, value: expect.closeTo(9.5, 1) })
  expect(answer?.parts.reduce((sum, part) => sum + (part.step ?? 0), 0)).toBe(10)
  expect(answer?.parts.find(({ unit }) => unit === '410422')).toEqual({
    unit: '410422',
    base: 3,
    goal: 8,
    step: 4,
    actual: 1,
    gap: 7,
    progress: { numerator: -2, denominator: 4.5, value: -2 / 4.5 },
  })
  const [ended] = await planProgress(city.db, { ...asked, asOf: '2024-06-30', year: 2024 })
  expect(ended?.parts.map(({ step }) => step)).toEqual(Array.from({ length: 12 }, () => null))
})

test('a county is told its own part of the whole’s goal', async () => {
  expect(await partsOf({ units: ['410422'] })).toEqual({ goal: 18, parts: [['410422', 8]] })
})

test('a unit left out takes its base out of the whole', async () => {
  expect(await partsOf({ without: ['410482'] })).toEqual({
    goal: 10,
    parts: [
      ['410421', 3],
      ['410422', 7],
    ],
  })
})

test('a year that has not begun, or lies behind the plan’s end, counts the last that is in both', async () => {
  const countedIn = async (year: number, asOf: string) => {
    const [answer] = await planProgress(city.db, { journal, asOf, year })
    return [answer?.actualYear, answer?.actual]
  }
  expect(await countedIn(2021, '2021-11-30')).toEqual([2021, 1])
  expect(await countedIn(2022, '2021-11-30')).toEqual([2021, 1])
  expect(await countedIn(2022, '2022-01-01')).toEqual([2022, 0])
  expect(await countedIn(2025, '2025-11-30')).toEqual([2023, 0])
})
