import type { Lag, MonthlyReport, TargetProgress, Targets } from '@titian/contract'
import { beforeAll, expect, test } from 'vitest'
import { readAnswers, type Answers } from './answers.ts'
import { CityClient } from './city-client.ts'
import type { RunningCity } from './running-city.ts'

const whole = '410400'
const yexian = '410422'
const indicators = ['high-tech.new', 'tech-sme.registered'] as const
/** Before the season, while the first batch is awaited, between the batches, and when all is done. */
const days = ['2021-06-30', '2021-09-15', '2021-11-30', '2021-12-31']

type Counts = Readonly<Record<string, number>>

/**
 * What 目标任务进展 and the 通报 must say of the sample city, recounted from one figure at a time: neither knows how the
 * other adds up.
 */
export function testProgress(given: () => RunningCity): void {
  let planner: CityClient
  let county: CityClient
  let answers: Answers

  /** One figure of every unit and, under the city's code, of all of them. */
  const counts = async (code: string, period: string, asOf: string): Promise<Counts> => {
    const { body } = await planner.get<{ value: number; parts: { unit: string; value: number }[] }>(
      `/figures/${code}?unit=${whole}&period=${period}&asOf=${asOf}`,
    )
    return { [whole]: body.value, ...Object.fromEntries(body.parts.map(({ unit, value }) => [unit, value])) }
  }
  const targets = async (asOf: string, who = planner, year = 2021) =>
    (await who.get<Targets>(`/targets?year=${year}&asOf=${asOf}`)).body
  const report = async (asOf: string, who = planner) =>
    (await who.get<MonthlyReport>(`/monthly-report?month=${asOf.slice(0, 7)}&asOf=${asOf}`)).body
  const of = ({ items }: Pick<Targets, 'items'>, code: string) => items.filter(({ indicator }) => indicator === code)
  const targetsSet = (indicator: string, year: number): Counts => {
    const set = answers.targets.find((each) => each.year === year && each.indicator === indicator)
    return set ? { [whole]: set.city, ...set.places } : {}
  }

  beforeAll(async () => {
    const { address, admin } = given()
    answers = await readAnswers()
    planner = admin
    county = new CityClient(address)
    const grants = [{ role: 'county', unit: yexian }]
    const { body } = await admin.write<{ password: string }>('POST', '/accounts', {
      account: 'yexian',
      name: '叶县科技主管部门',
      grants,
    })
    await county.signIn('yexian', body.password)
    const next = 'Shitou-9-Lvhua'
    await county.write('POST', '/session/password', { current: body.password, next })
    await county.signIn('yexian', next)
    for (const plan of [
      {
        name: '双倍增',
        indicators: ['tech-sme.registered', 'high-tech.valid'],
        baseYear: 2020,
        endYear: 2023,
        multiple: 2,
      },
      { name: '五年翻两番', indicators: ['high-tech.valid'], baseYear: 2016, endYear: 2021, multiple: 4 },
    ]) {
      const adopted = await admin.write<{ position: number }>('POST', '/plans', plan)
      await admin.get(`/targets?year=2021&after=${adopted.body.position}`)
    }
  })

  test.each(days)('has for each target what its figures say on %s', async (asOf) => {
    const answer = await targets(asOf)
    for (const code of indicators) {
      const actual = await counts(code, '2021', asOf)
      const items = of(answer, code)
      const set = targetsSet(items[0]?.name ?? '', 2021)
      const shares = Object.fromEntries(
        Object.entries(set).map(([unit, target]) => [unit, (actual[unit] ?? 0) / target]),
      )
      const better = (unit: string) =>
        Object.entries(shares).filter(([other, share]) => other !== whole && share > (shares[unit] ?? 0)).length
      expect(
        items.map(({ unit, target, actual, gap, share, rank }) => ({ unit, target, actual, gap, share, rank })),
      ).toEqual(
        Object.entries(set).map(([unit, target]) => ({
          unit,
          target,
          actual: actual[unit] ?? 0,
          gap: Math.max(0, target - (actual[unit] ?? 0)),
          share: { numerator: actual[unit] ?? 0, denominator: target, value: shares[unit] },
          rank: unit === whole ? null : 1 + better(unit),
        })),
      )
    }
  })

  test('ends the year with the figures of its answers', async () => {
    const answer = await targets('2021-12-31')
    const ended = (code: string) => Object.fromEntries(of(answer, code).map(({ unit, actual }) => [unit, actual]))
    expect(ended('high-tech.new')).toEqual({ [whole]: 69, ...answers.byPlace.highTechNew })
    expect(ended('tech-sme.registered')).toEqual({ [whole]: 484, ...answers.byPlace.techSme })
  })

  test('judges 高新技术企业 by the recommended until the first batch is out, and then by the season', async () => {
    const judged = async (asOf: string) => {
      const items = of(await targets(asOf), 'high-tech.new')
      const [city, ...parts] = items
      const behind = parts.filter(({ status }) => status === 'behind').map(({ unit }) => unit)
      return { season: city?.pace?.season, status: city?.status, behind }
    }
    expect(await judged('2021-06-30')).toEqual({ season: 'ahead', status: 'before-season', behind: [] })
    expect(await judged('2021-09-15')).toEqual({
      season: 'batch-awaited',
      status: 'on-pace',
      behind: ['410404', '410472', '410481'],
    })
    expect(await judged('2021-10-27')).toMatchObject({ season: 'batch-awaited', status: 'on-pace' })
    expect(await judged('2021-10-28')).toMatchObject({ season: 'begun', status: 'on-pace' })
    expect(await judged('2021-12-31')).toMatchObject({ season: 'begun', status: 'done' })

    const recommended = await counts('applications.recommended', '2021', '2021-09-15')
    const leading = of(await targets('2021-09-15'), 'high-tech.new').map(({ unit, pace }) => [
      unit,
      pace?.leading?.recommended,
    ])
    expect(Object.fromEntries(leading)).toEqual(recommended)
    expect(recommended[whole]).toBe(87)
    const lag = await planner.get<Lag>(`/targets/lag?indicator=high-tech.new&unit=${whole}&year=2021&asOf=2021-09-15`)
    expect(lag.body.headline).toBe(
      '截至2021年9月15日，全市新增高新技术企业0家，年度目标60家，已推荐87家（需推荐67家），距目标还差60家（达到序时进度）。',
    )
  })

  test('forecasts from the applications of the year, and of no year without any', async () => {
    const forecast = async (asOf: string, year = 2021) =>
      of(await targets(asOf, planner, year), 'high-tech.new')[0]?.forecast
    expect(await forecast('2021-06-30')).toEqual({ reason: '已有结果的申报不足 10 件，不预测。' })
    expect(await forecast('2021-11-30')).toMatchObject({
      value: 69,
      basis: 'this-year',
      stages: [{ stage: 'publicised', firms: 28 }],
    })
    expect(await forecast('2021-12-31')).toMatchObject({ value: 69, stages: [] })
    expect(await forecast('2021-11-30', 2022)).toEqual({ reason: '无申报数据，不预测。' })
  })

  test.each(days)('has plans whose parts sum to the whole on %s', async (asOf) => {
    const { plans } = await targets(asOf)
    expect(plans.map(({ name, base, goal }) => [name, base, goal])).toEqual([
      ['双倍增', 286, 572],
      ['双倍增', 182, 364],
      ['五年翻两番', 60, 240],
    ])
    for (const { indicator, baseYear, base, goal, actual, steps, parts } of plans) {
      const sums = parts.reduce(
        (sum, part) => ({
          base: sum.base + part.base,
          goal: sum.goal + part.goal,
          actual: sum.actual + part.actual,
          step: sum.step + (part.step ?? 0),
        }),
        { base: 0, goal: 0, actual: 0, step: 0 },
      )
      const step = Math.round(steps.find(({ year }) => year === 2021)?.value ?? 0)
      expect(sums).toEqual({ base, goal, actual, step })
      const [now, then] = [
        await counts(indicator, '2021', asOf),
        await counts(indicator, `${baseYear}`, `${baseYear}-12-31`),
      ]
      expect(parts.map((part) => [part.unit, part.actual, part.base])).toEqual(
        parts.map(({ unit }) => [unit, now[unit] ?? 0, then[unit] ?? 0]),
      )
    }
  })

  test.each(days)('has a 通报 of what its figures say on %s', async (asOf) => {
    const [{ tables }, progress] = [await report(asOf), await targets(asOf)]
    const month = asOf.slice(0, 7)
    const [before, lastYear] = [`2020-01..2020${month.slice(4)}`, `2020${asOf.slice(4)}`]
    const [valid, net] = [await counts('high-tech.valid', '2021', asOf), await counts('high-tech.net', '2021', asOf)]
    for (const { indicator, lines } of tables) {
      const inMonth = await counts(indicator, month, asOf)
      const toDate = await counts(indicator, `2021-01..${month}`, asOf)
      const yearBefore = await counts(indicator, before, lastYear)
      const byUnit = new Map(of(progress, indicator).map((item) => [item.unit, item]))
      const isStock = indicator === 'high-tech.new'
      expect(lines).toHaveLength(13)
      expect(lines.at(-1)?.unit).toBe(whole)
      for (const line of lines) {
        const [now = 0, then = 0] = [toDate[line.unit], yearBefore[line.unit]]
        const { target, share, rank, status } = byUnit.get(line.unit) ?? {}
        expect(line).toEqual({
          unit: line.unit,
          name: line.name,
          target,
          inMonth: inMonth[line.unit] ?? 0,
          toDate: now,
          share,
          rank,
          yearBefore: then,
          growth: { numerator: now - then, denominator: then, value: then === 0 ? null : (now - then) / then },
          valid: isStock ? (valid[line.unit] ?? 0) : null,
          net: isStock ? (net[line.unit] ?? 0) : null,
          status,
        })
      }
    }
  })

  test('ends the year in the 通报 with the figures of its answers', async () => {
    const { tables } = await report('2021-12-31')
    expect(tables.map(({ lines }) => lines.at(-1))).toMatchObject([
      { target: 60, toDate: 69, yearBefore: 50, valid: 240, net: 58, status: 'done' },
      { target: 400, toDate: 484, yearBefore: 286, valid: null, net: null, status: 'done' },
    ])
    const highTech = tables[0]?.lines.slice(0, -1).map(({ unit, valid }) => [unit, valid])
    expect(Object.fromEntries(highTech ?? [])).toEqual(answers.byPlace.highTechValid)
  })

  test('tells a county the same of itself and of the city, and of nobody else', async () => {
    const isTheirs = ({ unit }: { unit: string }) => unit === whole || unit === yexian
    for (const asOf of days) {
      const [all, own] = [await targets(asOf), await targets(asOf, county)]
      expect(own.items).toEqual(all.items.filter(isTheirs))
      expect(own.plans).toEqual(all.plans.map((plan) => ({ ...plan, parts: plan.parts.filter(isTheirs) })))
      const [theirs, ours] = [await report(asOf), await report(asOf, county)]
      expect(ours.tables).toEqual(theirs.tables.map((table) => ({ ...table, lines: table.lines.filter(isTheirs) })))
    }
    const { plans } = await targets('2021-11-30', county)
    expect(plans.map(({ parts }) => parts.map(({ goal }) => goal))).toEqual([[76], [36], [28]])
  })

  test('expects nothing yet of the year after', async () => {
    const { items, plans } = await targets('2021-11-30', planner, 2022)
    const ahead = ({ target, actual, rank, status, pace }: TargetProgress) => [
      target,
      actual,
      rank,
      status,
      pace?.season,
    ]
    expect(items.map((item) => [item.indicator, item.unit, ...ahead(item)])).toEqual(
      indicators.flatMap((code) =>
        Object.entries(targetsSet(of({ items }, code)[0]?.name ?? '', 2022)).map(([unit, target]) => [
          code,
          unit,
          target,
          0,
          null,
          'before-season',
          'year-ahead',
        ]),
      ),
    )
    const before = (await targets('2021-11-30')).plans
    expect(plans.map(({ actualYear, actual }) => [actualYear, actual])).toEqual(
      before.map(({ actual }) => [2021, actual]),
    )
  })
}
