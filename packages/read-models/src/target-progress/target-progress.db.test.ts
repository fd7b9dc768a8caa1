import type { ApplicationStage } from '@titian/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
  for (let each = 0; each < 14; each += 1) {
    const isFirstTurn = each < 12
    const firm = await firmOf(each < 9 ? yexian : baofeng)
    await advanced(firm, 'city-recommended', isFirstTurn ? '2021-07-14' : '2021-09-06')
    // Of the first turn one falls through.
    if (each > 0) await advanced(firm, 'expert-reviewed', isFirstTurn ? '2021-08-24' : '2021-10-12')
    if (each > 1 && isFirstTurn) await advanced(firm, 'publicised', '2021-10-05')
    if (each > 1 && isFirstTurn) await recognised(firm, '2021-10-28')
  }
  await city.caughtUp()
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

async function advanced(firm: number, stage: ApplicationStage, on: string): Promise<void> {
  const data = { ...named(firm), stage, route: 'first' as const }
  await city.lists(String(firm), on, { type: 'HighTechApplicationAdvanced', data })
}

function named(firm: number): { uscc: string; name: string } {
  return { uscc: `91410402MA00000${String(firm).padStart(2, '0')}X`, name: `第${firm}企业` }
}

async function on(asOf: string, of: Partial<TargetsAsked> = {}): Promise<Readonly<Record<string, TargetAnswer>>> {
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

describe('before the year’s first batch', () => {
  test('a unit is judged by what it recommended, though past years had a batch by then', async () => {
    // Eleven of the first turn's twelve were reviewed, so that five need 60 ÷ 11 recommended.
    const { 410400: whole, [baofeng]: few, [yexian]: many } = await on('2021-09-15')
    const pace = { season: 'batch-awaited', basis: 'seasonal', leading: { basis: 'this-year' } }
    expect(whole).toMatchObject({ status: 'on-pace', actual: 0, pace: { ...pace, leading: { recommended: 14 } } })
    expect(few).toMatchObject({
      status: 'slightly-behind',
      pace: { leading: { recommended: 5, needed: expect.closeTo(60 / 11) } },
    })
    expect(many).toMatchObject({ status: 'on-pace', pace: { leading: { recommended: 9 } } })
  })

  test('nobody lags while no pass rate is known, nor while nobody is recommended', async () => {
    for (const asOf of ['2021-06-30', '2021-08-24']) {
      const { 410400: whole, [baofeng]: few } = await on(asOf)
      expect([whole?.status, few?.status]).toEqual(['before-season', 'before-season'])
      expect(whole?.pace).toMatchObject({ season: 'ahead', leading: null })
    }
  })
})

test('once the first batch has come the figure itself is judged by the season of past years', async () => {
  const { 410400: whole, [baofeng]: few } = await on('2021-10-28')
  expect(whole).toMatchObject({ status: 'done', actual: 10, pace: { season: 'begun', leading: null } })
  expect(few).toMatchObject({ status: 'on-pace', actual: 3, gap: 2, pace: { expected: 2.5 } })
  expect((await on('2021-12-31'))[baofeng]).toMatchObject({ status: 'behind', pace: { expected: 5 } })
})

describe('the forecast', () => {
  test('rests on this year’s own applications where no past year’s are known, and says so', async () => {
    const { 410400: whole, [yexian]: part } = await on('2021-11-30')
    // Two were reviewed and not yet publicised; of those reviewed before them all but one were.
    const stage = { stage: 'expert-reviewed', firms: 2, conversion: { denominator: 10 } }
    expect(whole?.forecast).toMatchObject({ basis: 'this-year', value: expect.closeTo(10 + 20 / 11), stages: [stage] })
    expect(part?.forecast).toEqual({ basis: 'this-year', value: 7, stages: [] })
  })

  test('leaves out what waits in a unit that is left out', async () => {
    const { 410400: whole } = await on('2021-11-30', { without: [baofeng] })
    expect(whole?.forecast).toEqual({ basis: 'this-year', value: 7, stages: [] })
  })

  test('is not made for a year in which nobody has applied', async () => {
    const { 410400: whole, [yexian]: part } = await on('2021-11-30', { year: 2022 })
    expect([whole?.forecast, part?.forecast]).toEqual([{ missing: 'no-applications' }, { missing: 'no-applications' }])
  })
})
