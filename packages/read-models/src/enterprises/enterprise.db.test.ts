import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { effectOnFigures } from './effect-on-figures.ts'
import { enterpriseOf } from './enterprise.ts'
import { readRecorded } from './recorded-lines.ts'
import { journal, openCity, receiveList, streamOf, type City } from './test-city.ts'
import { eventsAt, timelineOf } from './timeline.ts'

const firm = { uscc: '91410402MA0000015P', name: '平顶山市长城机械有限公司' }
const lost = { uscc: '91410421MA00000233', name: '宝丰县阿波罗有限公司' }
const register = {
  ...firm,
  unit: '410471',
  industry: 'C3482',
  employees: 25,
  revenue: 300,
  foundedOn: '2009-01-21',
  contact: 'contact-key',
}
const asked = { journal, asOf: '2021-11-30' }

let city: City
let importId: string
let beforeCorrection: number

beforeAll(async () => {
  city = await openCity()
  importId = await receiveList(city, '平顶山市企业名录')
  await city.lists('firm', '2020-12-31', { type: 'RegisterEntryListed', data: register })
  await city.lists('firm', '2018-10-28', {
    type: 'HighTechRecognised',
    data: { ...firm, certificate: 'GR201841000001', issuedOn: '2018-10-28', years: 3, unit: '410422' },
  })
  await city.lists('firm', '2021-05-06', {
    type: 'TechSmeRegistered',
    data: { ...firm, number: '202141047100000001', unit: '410422', document: '豫科〔2021〕8号' },
  })
  await city.says('firm', '2020-09-09', {
    type: 'EnterpriseRenamed',
    data: { ...firm, formerName: '平顶山市长城机械厂' },
  })
  beforeCorrection = await city.says('firm', '2021-03-02', {
    type: 'ResponsibilityMoved',
    data: { ...firm, unit: '410422', fromUnit: '410471' },
  })
  await city.says('firm', '2021-11-29', {
    type: 'StatementCorrected',
    data: { concerns: 1, changes: { employees: 30 }, reason: '核实' },
  })
  await city.lists('lost', '2020-12-31', { type: 'RegisterEntryListed', data: { ...lost, unit: '410421' } })
  await city.says('lost', '2021-11-29', {
    type: 'StatementWithdrawn',
    data: { concerns: [1], reason: '撤销导入', import: importId },
  })
  await city.caughtUp()
})

afterAll(() => city.close())

describe('a profile', () => {
  test('says everything of the firm as of the day', async () => {
    expect(await enterpriseOf(city.db, firm.uscc.toLowerCase(), asked)).toEqual({
      stream: streamOf('firm'),
      uscc: firm.uscc,
      formerCodes: [],
      name: firm.name,
      formerNames: [{ name: '平顶山市长城机械厂', to: '2020-09-08' }],
      unit: '410422',
      unitsDiffer: [{ unit: '410422', type: 'HighTechRecognised', on: '2018-10-28', position: 2 }],
      status: 'active',
      inRegister: true,
      stage: 'tech-sme',
      industryLine: null,
      titles: [
        {
          title: 'tech-sme',
          name: '科技型中小企业',
          line: 'technology',
          from: '2021-05-06',
          through: '2021-12-31',
          state: 'valid',
          number: '202141047100000001',
          document: '豫科〔2021〕8号',
          positions: [3],
        },
        {
          title: 'high-tech',
          name: '高新技术企业',
          line: 'technology',
          from: '2018-10-28',
          through: '2021-10-27',
          state: 'pending',
          number: 'GR201841000001',
          document: null,
          positions: [2],
        },
      ],
      details: {
        industry: 'C3482',
        industryName: '紧固件制造',
        employees: 30,
        revenue: 300,
        foundedOn: '2009-01-21',
        size: 'small',
      },
      observed: {},
      contact: 'contact-key',
      notes: [{ note: 'division-differs', division: '410402', unit: '410422' }],
      asOf: '2021-11-30',
    })
  })

  test('of an earlier day knows the name, unit and titles of that day', async () => {
    expect(await enterpriseOf(city.db, firm.uscc, { ...asked, asOf: '2019-06-30' })).toMatchObject({
      name: '平顶山市长城机械厂',
      formerNames: [],
      unit: '410471',
      stage: 'high-tech',
      titles: [{ state: 'future' }, { state: 'valid' }],
      details: { employees: 30 },
    })
    expect(await enterpriseOf(city.db, firm.uscc, { ...asked, asOf: '2009-01-20' })).toMatchObject({
      status: 'not-yet',
    })
  })

  test('as known before the correction has the number of then', async () => {
    expect(await enterpriseOf(city.db, firm.uscc, { ...asked, known: beforeCorrection })).toMatchObject({
      details: { employees: 25 },
    })
    expect(await enterpriseOf(city.db, lost.uscc, { ...asked, known: beforeCorrection })).toBeUndefined()
  })

  test('of a firm whose records were all withdrawn says so', async () => {
    expect(await enterpriseOf(city.db, lost.uscc, asked)).toMatchObject({ name: lost.name, status: 'withdrawn' })
    expect(await enterpriseOf(city.db, lost.uscc, { ...asked, units: ['410421'] })).toMatchObject({
      status: 'withdrawn',
    })
    expect(await enterpriseOf(city.db, lost.uscc, { ...asked, units: ['410422'] })).toBeUndefined()
  })

  test('of a code that nobody has is not there', async () => {
    expect(await enterpriseOf(city.db, '91410482MA00000319', asked)).toBeUndefined()
    expect(await timelineOf(city.db, '91410482MA00000319', asked)).toBeUndefined()
  })
})

describe('the county that a firm left', () => {
  const former = { ...asked, units: ['410471'] }

  test('sees it as it was on the last day there', async () => {
    expect(await enterpriseOf(city.db, firm.uscc, former)).toMatchObject({
      status: 'transferred',
      unit: '410471',
      stage: 'high-tech',
      titles: [{ title: 'high-tech', state: 'valid', positions: [2] }],
      notes: [{ note: 'transferred', last: '2021-03-01' }, { note: 'division-differs' }],
    })
  })

  test('sees the events of its days, and that the firm left', async () => {
    const items = await timelineOf(city.db, firm.uscc, former)
    expect(items?.map(({ event }) => event.type)).toEqual([
      'StatementCorrected',
      'ResponsibilityMoved',
      'RegisterEntryListed',
      'EnterpriseRenamed',
      'HighTechRecognised',
    ])
  })
})

describe('the county that a firm came to', () => {
  const now = { ...asked, units: ['410422'] }

  test('sees what the firm brought along, and the events of its own days', async () => {
    const answer = await enterpriseOf(city.db, firm.uscc, now)
    expect(answer?.titles.map(({ title, positions }) => [title, positions])).toEqual([
      ['tech-sme', [3]],
      ['high-tech', []],
    ])
    const items = await timelineOf(city.db, firm.uscc, now)
    expect(items?.map(({ event }) => event.type)).toEqual(['TechSmeRegistered', 'ResponsibilityMoved'])
  })

  test('did not see it before', async () => {
    expect(await enterpriseOf(city.db, firm.uscc, { ...now, asOf: '2021-03-01' })).toBeUndefined()
    expect(await timelineOf(city.db, firm.uscc, { ...now, asOf: '2021-03-01' })).toBeUndefined()
  })

  test('another county does not see it at all', async () => {
    expect(await enterpriseOf(city.db, firm.uscc, { ...asked, units: ['410482'] })).toBeUndefined()
    expect(await timelineOf(city.db, firm.uscc, { ...asked, units: ['410482'] })).toBeUndefined()
  })
})

describe('a timeline', () => {
  test('has every event, newest first, with its list and what may be corrected', async () => {
    const items = await timelineOf(city.db, firm.uscc, asked)
    expect(items?.map(({ occurredOn, version }) => [occurredOn, version])).toEqual([
      ['2021-11-29', 6],
      ['2021-05-06', 3],
      ['2021-03-02', 5],
      ['2020-12-31', 1],
      ['2020-09-09', 4],
      ['2018-10-28', 2],
    ])
    expect(items?.find(({ version }) => version === 1)).toMatchObject({
      stream: streamOf('firm'),
      position: 1,
      actor: 'planner',
      list: { importId, row: 1, title: '平顶山市企业名录' },
      event: { type: 'RegisterEntryListed', data: { employees: 30 } },
      withdrawn: false,
      corrected: true,
      fields: [
        { field: 'uscc', value: firm.uscc },
        { field: 'name', value: firm.name },
        { field: 'unit', value: '410471' },
        { field: 'address', value: null },
        { field: 'industry', value: 'C3482' },
        { field: 'foundedOn', value: '2009-01-21' },
        { field: 'capital', value: null },
        { field: 'employees', value: 30, was: 25 },
        { field: 'revenue', value: 300 },
        { field: 'research', value: null },
        { field: 'aboveScale', value: null },
      ],
    })
  })

  test('says what a correction found', async () => {
    const items = await timelineOf(city.db, firm.uscc, asked)
    expect(items?.[0]).toMatchObject({
      event: { type: 'StatementCorrected' },
      list: null,
      fields: [],
      before: { occurredOn: '2020-12-31', statement: { type: 'RegisterEntryListed', data: { employees: 25 } } },
    })
  })

  test('keeps what was withdrawn, which can no longer be corrected', async () => {
    const items = await timelineOf(city.db, lost.uscc, { ...asked, units: ['410421'] })
    expect(items).toMatchObject([
      { event: { type: 'StatementWithdrawn' }, withdrawn: false },
      { event: { type: 'RegisterEntryListed' }, withdrawn: true, fields: [] },
    ])
  })

  test('ends where knowledge ended', async () => {
    expect(await timelineOf(city.db, firm.uscc, { ...asked, known: beforeCorrection })).toHaveLength(5)
  })
})

test('the events behind a figure read as they do now', async () => {
  const found = await eventsAt(city.db, [1, 6, 99], asked)
  expect([...found.keys()].toSorted((a, b) => a - b)).toEqual([1, 6])
  expect(found.get(1)).toMatchObject({ corrected: true, event: { data: { employees: 30 } } })
  expect(await eventsAt(city.db, [], asked)).toEqual(new Map())
})

test('the effect of a change stands beside everybody else’s figures', async () => {
  const { standing } = await readRecorded(city.db, streamOf('firm'), { journal })
  const effects = await effectOnFigures(city.db, [{ before: standing, after: [] }], asked)
  const of = (code: string) => effects.filter((effect) => effect.code === code)
  const counted = { code: 'enterprises', name: '企业总数', period: '2021', before: 1, after: 0 }
  expect(of('enterprises')).toEqual([
    { ...counted, unit: '410400' },
    { ...counted, unit: '410422' },
  ])
  expect(of('tech-sme.registered')).toMatchObject([{ unit: '410400' }, { unit: '410422', before: 1, after: 0 }])
})
