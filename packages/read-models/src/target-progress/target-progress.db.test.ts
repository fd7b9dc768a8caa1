import { afterAll, beforeAll, expect, test } from 'vitest'
import { journal, openCity, type City } from '../enterprises/test-city.ts'
import { targetProgress, type TargetAnswer, type TargetsAsked } from './target-progress.ts'

const [baofeng, yexian] = ['410421', '410422']
/** Two years with a batch in September and one in December: half of a year's whole by mid-September. */
const pastBatches = ['2019-09-10', '2019-12-03', '2020-09-12', '2020-12-04']
let city: City
let firms = 0

beforeAll(async () => {
  city = await openCity()
  const targets = [
    ['410400', 2021, 10],
    [baofeng, 2021, 5],
    [yexian, 2021, 5],
    [yexian, 2022, 4],
  ] as const
  await city.append(
    targets.map(([unit, year, value]) => ({
      stream: `target-${unit}-high-tech.new-${year}`,
      type: 'TargetSet',
      schema: 1,
      data: { indicator: 'high-tech.new', unit, year, value, document: '平科〔2021〕8号' },
      occurredOn: '2021-01-01',
    })),
  )
  for (const on of pastBatches) await recognised(await firmOf(yexian), on)
})
afterAll(() => city.close())

/** A firm of the register. */
async function firmOf(unit: string): Promise<number> {
  firms += 1
  await city.lists(String(firms), '2018-12-31', { type: 'RegisterEntryListed', data: { ...named(firms), unit } })
  return firms
}

async function recognised(firm: number, issuedOn: string): Promise<void> {
  const certificate = `GR${issuedOn.slice(0, 4)}41${String(firm).padStart(6, '0')}`
  const data = { ...named(firm), certificate, issuedOn, years: 3, route: 'first' as const }
  await city.lists(String(firm), issuedOn, { type: 'HighTechRecognised', data })
}

function named(firm: number): { uscc: string; name: string } {
  return { uscc: `91410402MA00000${String(firm).padStart(2, '0')}X`, name: `第${firm}企业` }
}

async function on(asOf: string, of: Partial<TargetsAsked> = {}): Promise<Readonly<Record<string, TargetAnswer>>> {
  await city.caughtUp()
  const answers = await targetProgress(city.db, { journal, asOf, year: 2021, ...of })
  return Object.fromEntries(
    answers.flatMap((answer) => (answer.indicator === 'high-tech.new' ? [[answer.unit, answer]] : [])),
  )
}

test('a year that has not begun expects nothing of anyone, whatever day of this year it is', async () => {
  for (const asOf of ['2021-11-30', '2021-12-31']) {
    expect((await on(asOf, { year: 2022 }))[yexian]).toMatchObject({
      target: 4,
      actual: 0,
      rank: null,
      status: 'before-season',
      pace: { season: 'year-ahead', expected: 0, ratio: null, linear: { expected: 0 }, leading: null },
    })
  }
  expect((await on('2022-01-01', { year: 2022 }))[yexian]).toMatchObject({ rank: 1, pace: { season: 'ahead' } })
})
