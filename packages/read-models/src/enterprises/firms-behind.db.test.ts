import type { ApplicationStage, Route, Statement } from '@titian/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applicationsOpen, notYetRegistered, renewalsDue } from './firms-behind.ts'
import { journal, openCity, streamOf, type City } from './test-city.ts'

const codes = [
  '91410402MA0000015P',
  '91410421MA00000233',
  '91410482MA00000319',
  '91410471MA000004X3',
  '91410000169972489Q',
  '914100006831742526',
] as const
const [renewed, due, ran, small, large, applicant] = codes.map((uscc, index) => ({ uscc, name: `第${index}企业` }))

type Firm = { readonly uscc: string; readonly name: string } | undefined

let city: City

const listed = (firm: Firm, employees: number, revenue: number): Statement => ({
  type: 'RegisterEntryListed',
  data: { ...of(firm), unit: '410422', employees, revenue },
})
const recognised = (firm: Firm, issuedOn: string, route?: Route): Statement => ({
  type: 'HighTechRecognised',
  data: {
    ...of(firm),
    certificate: `GR${issuedOn.replaceAll('-', '')}${of(firm).uscc.slice(-4, -2)}00`,
    issuedOn,
    years: 3,
    ...(route ? { route } : {}),
  },
})
const registered = (firm: Firm, year: number): Statement => ({
  type: 'TechSmeRegistered',
  data: { ...of(firm), number: `${year}410422000000${of(firm).uscc.slice(-4, -2)}` },
})
const applied = (firm: Firm, stage: ApplicationStage): Statement => ({
  type: 'HighTechApplicationAdvanced',
  data: { ...of(firm), stage, route: 'first' },
})

function of(firm: Firm): { readonly uscc: string; readonly name: string } {
  if (!firm) throw new Error('No such firm')
  return firm
}

beforeAll(async () => {
  city = await openCity()
  for (const [firm, employees, revenue] of [
    [renewed, 20, 500],
    [due, 501, 500],
    [ran, 20, 20_001],
    [small, 500, 20_000],
    [large, 501, 20_000],
    [applicant, 5, 50],
  ] as const) {
    await city.lists(of(firm).uscc, '2016-12-31', listed(firm, employees, revenue))
  }
  const say = (firm: Firm, on: string, statement: Statement) => city.lists(of(firm).uscc, on, statement)
  await say(renewed, '2018-09-01', recognised(renewed, '2018-09-01'))
  await say(renewed, '2021-09-15', recognised(renewed, '2021-09-15', 'renewed'))
  await say(due, '2018-12-15', recognised(due, '2018-12-15'))
  await say(ran, '2018-10-28', recognised(ran, '2018-10-28'))
  await say(small, '2020-10-28', recognised(small, '2020-10-28'))
  await say(large, '2020-10-28', recognised(large, '2020-10-28'))
  await say(renewed, '2020-05-06', registered(renewed, 2020))
  await say(renewed, '2021-05-06', registered(renewed, 2021))
  await say(small, '2020-05-06', registered(small, 2020))
  await say(applicant, '2020-05-06', registered(applicant, 2020))
  await say(applicant, '2021-05-10', applied(applicant, 'planned'))
  await say(applicant, '2021-06-10', applied(applicant, 'county-reviewed'))
  await say(applicant, '2021-10-10', applied(applicant, 'publicised'))
  await city.caughtUp()
})

afterAll(() => city.close())

const asked = { journal, asOf: '2021-11-30' }
const brief = (behind: readonly { uscc: string; reason: string; since: string }[]) =>
  behind.map(({ uscc, reason, since }) => [uscc, reason, since])

describe('certificates that run out', () => {
  test('are those of the year that are not renewed', async () => {
    expect(brief(await renewalsDue(city.db, asked, 2021))).toEqual([
      [ran?.uscc, 'ran-out', '2021-10-28'],
      [due?.uscc, 'runs-out', '2021-12-15'],
    ])
  })

  test('are gone on 31 December', async () => {
    expect(brief(await renewalsDue(city.db, { ...asked, asOf: '2021-12-31' }, 2021))).toEqual(
      [
        [ran?.uscc, 'lapsed', '2021-12-31'],
        [due?.uscc, 'lapsed', '2021-12-31'],
      ].toSorted(([one = ''], [other = '']) => (nameOf(one) < nameOf(other) ? -1 : 1)),
    )
  })

  test('are named with the firm and its unit', async () => {
    const [first] = await renewalsDue(city.db, asked, 2021)
    expect(first).toEqual({
      stream: streamOf(of(ran).uscc),
      ...of(ran),
      unit: '410422',
      reason: 'ran-out',
      since: '2021-10-28',
    })
  })

  test('of another unit are not told', async () => {
    expect(await renewalsDue(city.db, { ...asked, units: ['410471'] }, 2021)).toEqual([])
  })
})

function nameOf(uscc: string): string {
  return [renewed, due, ran].find((firm) => firm?.uscc === uscc)?.name ?? ''
}

describe('firms without this year’s number', () => {
  test('had one the year before, or hold a certificate and are within the limits of size', async () => {
    const behind = await notYetRegistered(city.db, asked, 2021)
    expect(new Set(brief(behind).map(String))).toEqual(
      new Set([`${small?.uscc},not-again,2021-01-01`, `${applicant?.uscc},not-again,2021-01-01`]),
    )
    expect(brief(await notYetRegistered(city.db, { ...asked, asOf: '2020-11-30' }, 2020))).toEqual([])
  })

  test('are 应入未入 where they never had one', async () => {
    const behind = await notYetRegistered(city.db, { ...asked, asOf: '2019-11-30' }, 2019)
    expect(brief(behind)).toEqual([[renewed?.uscc, 'should-enter', '2019-01-01']])
  })
})

describe('applications on their way', () => {
  test('stand at the step that they have reached by the day', async () => {
    const on = (asOf: string) => applicationsOpen(city.db, { ...asked, asOf }, 2021).then(brief)
    expect(await on('2021-05-09')).toEqual([])
    expect(await on('2021-05-31')).toEqual([[applicant?.uscc, 'planned', '2021-05-10']])
    expect(await on('2021-08-31')).toEqual([[applicant?.uscc, 'county-reviewed', '2021-06-10']])
    expect(await on('2021-11-30')).toEqual([])
  })
})
