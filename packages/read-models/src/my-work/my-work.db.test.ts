import { randomUUID } from 'node:crypto'
import type { NewEvent } from '@titian/event-store'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { journal, openCity, type City } from '../enterprises/test-city.ts'
import { workDigest } from './digest.ts'
import { myWork } from './my-work.ts'

const firm = { uscc: '91410402923358705G', name: '叶县春雷机电有限公司' }
const today = '2021-11-30'
const annual = '高企发展情况年报'

let city: City

const event = (stream: string, type: string, data: NewEvent['data'], occurredOn: string): NewEvent => ({
  stream,
  type,
  schema: 1,
  data,
  occurredOn,
})
const says = (...said: Parameters<typeof event>) => city.append([event(...said)])

/** What waits for an officer, as `kind due`. */
async function waiting(officer: string, day = today): Promise<readonly string[]> {
  await city.caughtUp()
  const lines = await myWork(city.db, { journal, officers: [officer], today: day })
  return lines.map(({ reason, due }) => `${reason.kind} ${due ?? ''}`.trim())
}

/** A name that is kept beside the log. */
async function person(name: string): Promise<string> {
  const id = randomUUID()
  await sql`insert into person (journal, person, name) values (${journal}, ${id}, ${name})`.execute(city.db)
  return id
}

beforeAll(async () => {
  city = await openCity()
  const unit = '410422'
  await city.lists('1', '2020-12-31', { type: 'RegisterEntryListed', data: { ...firm, unit, foundedOn: '2001-01-01' } })
  await city.lists('1', '2019-06-01', {
    type: 'HighTechRecognised',
    data: { ...firm, certificate: 'GR201941000001', issuedOn: '2019-06-01', years: 3 },
  })
  await says(`assignment-${firm.uscc}`, 'OfficerAssigned', { ...firm, officer: 'KJ001' }, '2021-01-15')
})

afterAll(() => city.close())

test('a firm that nobody visited, and a certificate that runs out within the year, wait for its officer alone', async () => {
  expect(await waiting('KJ001')).toEqual(['visit-due', 'title-expiring 2022-05-31'])
  expect(await waiting('KJ002')).toEqual([])
})

test('a visit takes the line away, until its own next day', async () => {
  const visit = { ...firm, mode: 'on-site', officers: ['KJ001'] }
  await says('visit-1', 'VisitLogged', visit, '2021-11-20')
  expect(await waiting('KJ001')).toEqual(['title-expiring 2022-05-31'])
  await says('visit-2', 'VisitLogged', { ...visit, nextVisitOn: '2021-12-02' }, '2021-11-25')
  expect(await waiting('KJ001')).toEqual(['visit-planned 2021-12-02', 'title-expiring 2022-05-31'])
})

test('a report that is due is asked for before its day, and after it only where somebody told who had done it', async () => {
  const reports = async (day: string) => {
    await city.caughtUp()
    const lines = await myWork(city.db, { journal, officers: ['KJ001'], today: day })
    return lines.flatMap(({ reason }) =>
      reason.kind === 'duty' && reason.name === annual ? [reason.missedBefore] : [],
    )
  }
  expect([await reports('2021-04-01'), await reports(today)]).toEqual([[[]], []])
  const other = { uscc: '914104219072854973', name: '宝丰秋水材料有限公司', duty: 'high-tech-annual' }
  await says(`duties-${other.uscc}`, 'DutyDone', { ...other, year: 2020 }, '2020-05-20')
  await says(`duties-${other.uscc}`, 'DutyDone', { ...other, year: 2021 }, '2021-05-20')
  expect(await reports(today)).toEqual([[2020]])
  await says(`duties-${firm.uscc}`, 'DutyDone', { ...firm, duty: 'high-tech-annual', year: 2021 }, '2021-11-29')
  expect(await reports(today)).toEqual([])
})

test('an open demand stands once, for what presses most', async () => {
  const demand = { ...firm, category: 'N9', text: '融资', channel: 'visit', officer: 'KJ001' }
  const nextStep = { action: '联系银行', due: '2021-12-10' }
  await says('demand-1', 'DemandRaised', { ...demand, nextStep }, '2021-11-29')
  expect(await waiting('KJ001')).toContain('demand-clock 2021-12-02')
  await says('demand-1', 'DemandAccepted', { nextStep }, '2021-11-30')
  expect(await waiting('KJ001')).toContain('demand-step 2021-12-10')
  await says('demand-1', 'DemandClosed', { code: 'C7' }, '2021-11-30')
  expect((await waiting('KJ001')).filter((line) => line.startsWith('demand'))).toEqual([])
})

test('a milestone that is not reached waits where it comes before the next step', async () => {
  const demand = { ...firm, category: 'N1', text: '石墨提纯', channel: 'visit', officer: 'KJ007' }
  const nextStep = { action: '联系郑州大学', due: '2021-12-10' }
  await says('demand-m', 'DemandRaised', { ...demand, nextStep }, '2021-10-08')
  await says('demand-m', 'DemandAccepted', { nextStep }, '2021-10-08')
  await says('demand-m', 'MilestonePlanned', { milestone: 'b', text: '样品检测', due: '2021-12-20' }, '2021-10-08')
  await says('demand-m', 'MilestonePlanned', { milestone: 'a', text: '组建团队', due: '2021-11-20' }, '2021-10-08')
  expect(await waiting('KJ007')).toEqual(['demand-step 2021-11-20'])
  await says('demand-m', 'MilestoneReached', { milestone: 'a', nextStep }, '2021-11-29')
  expect(await waiting('KJ007')).toEqual(['demand-step 2021-12-10'])
})

test('what was closed to be tracked waits until its day, and no longer once it is filed', async () => {
  const demand = { ...firm, category: 'N9', text: '融资', channel: 'visit', officer: 'KJ008' }
  const nextStep = { action: '再看抵押物', due: '2021-12-31' }
  await says('demand-t', 'DemandRaised', { ...demand, nextStep }, '2021-11-01')
  await says('demand-t', 'DemandClosed', { code: 'C5', nextStep }, '2021-11-20')
  expect(await waiting('KJ008')).toEqual(['demand-step 2021-12-31'])
  await says('demand-t', 'DemandArchived', {}, '2021-11-29')
  expect(await waiting('KJ008')).toEqual([])
})

test('an open demand that a ledger leaves to a name waits for the officer of that name, and for nobody else', async () => {
  const other = { uscc: '914104219072854973', name: '宝丰秋水材料有限公司' }
  const unit = '410421'
  await city.lists('2', '2020-12-31', {
    type: 'RegisterEntryListed',
    data: { ...other, unit, foundedOn: '2001-01-01' },
  })
  const [lin, written, stranger] = [await person('林服务'), await person('林服务'), await person('无此人')]
  await says('officer-KJ005', 'OfficerListed', { officer: 'KJ005', person: lin, unit }, '2021-01-01')
  await says(`assignment-${other.uscc}`, 'OfficerAssigned', { ...other, officer: 'KJ005' }, '2021-01-15')
  const row = { ...other, category: 'N9', text: '融资', status: 'accepted' }
  await says('demand-l1', 'DemandListed', { ...row, number: 'XQ1', named: written }, '2021-07-07')
  await says('demand-l2', 'DemandListed', { ...row, number: 'XQ2', named: stranger }, '2021-07-07')
  await says(
    'demand-l3',
    'DemandListed',
    { ...row, number: 'XQ3', named: written, status: 'closed', closedOn: '2021-07-09' },
    '2021-07-07',
  )
  await city.caughtUp()
  const demands = async (officer: string, day = today) =>
    (await myWork(city.db, { journal, officers: [officer], today: day })).flatMap(({ reason }) =>
      reason.kind === 'demand-step' ? [reason.number] : [],
    )
  expect(await demands('KJ005')).toEqual(['XQ1'])
  expect(await demands('KJ001')).not.toContain('XQ1')
  // It is of the officer of that day, also after the firm went to another.
  await says(`assignment-${other.uscc}`, 'OfficerAssigned', { ...other, officer: 'KJ006' }, '2021-08-01')
  await city.caughtUp()
  expect([await demands('KJ005'), await demands('KJ006')]).toEqual([['XQ1'], []])
})

test('a digest counts as late what is past its day, and not what is only red', async () => {
  await city.caughtUp()
  const told = await workDigest(city.db, { journal, account: 'lin', officers: ['KJ001'], today: '2021-12-03' })
  expect({ late: told.late, first: told.lines[0] }).toEqual({
    late: 1,
    first: { kind: 'visit-planned', firm: firm.name, due: '2021-12-02' },
  })
})

test('firms that are handed over wait with the name of whoever gives them', async () => {
  const lin = await person('林服务')
  await says('officer-KJ010', 'OfficerListed', { officer: 'KJ010', person: lin, unit: '410422' }, '2021-01-01')
  const offered = { handover: 'h1', from: 'KJ010', to: 'KJ011', firms: [firm], demands: [] }
  await says('handover-h1', 'HandoverPrepared', offered, '2021-11-29')
  await city.caughtUp()
  const lines = await myWork(city.db, { journal, officers: ['KJ011'], today })
  expect(lines.map(({ reason }) => reason)).toEqual([
    { kind: 'handover', firms: 1, demands: 0, from: 'KJ010', name: '林服务' },
  ])
})

test('whoever stands in for an officer who is away has his list for those days', async () => {
  const away = { absence: 'a-1', from: '2021-11-29', through: '2021-12-03', by: 'KJ002' }
  await says('officer-KJ001', 'AbsenceCovered', away, '2021-11-29')
  expect(await waiting('KJ002')).toContain('visit-planned 2021-12-02')
  expect(await waiting('KJ002', '2021-12-04')).toEqual([])
})

test('a check waits for the two who go, and then for the one who did not record it', async () => {
  const check = { ...firm, year: 2022, rules: 'tech-sme-check-2022', triggers: ['few-employees'] }
  await says('check-1', 'CheckRaised', check, '2021-11-29')
  await says('check-1', 'CheckStaffed', { who: ['KJ003', 'KJ004'] }, '2021-11-29')
  expect([await waiting('KJ003'), await waiting('KJ004')]).toEqual([['check 2021-12-02'], ['check 2021-12-02']])
  await says('check-1', 'CheckRecorded', { by: 'KJ003', findings: [] }, '2021-11-30')
  expect([await waiting('KJ003'), await waiting('KJ004')]).toEqual([[], ['check 2021-12-02']])
})

test('whom a check names by account has it on his own list, with a 编号 or without, and no colleague has', async () => {
  const check = { ...firm, year: 2022, rules: 'tech-sme-check-2022', triggers: ['few-employees'] }
  await says('check-2', 'CheckRaised', check, '2021-11-29')
  await says('check-2', 'CheckStaffed', { who: ['zhou', 'wang'] }, '2021-11-29')
  await city.caughtUp()
  const checks = async (account: string, officers: readonly string[] = []) =>
    (await myWork(city.db, { journal, officers, account, today })).flatMap(({ reason, firm: of, subject }) =>
      reason.kind === 'check' ? [[subject?.id, reason.step, of?.name]] : [],
    )
  const line = (step: string) => [['2', step, firm.name]]
  expect(await checks('zhou')).toEqual(line('go'))
  expect(await checks('wang', ['KJ099'])).toEqual(line('go'))
  expect(await checks('lin')).toEqual([])
  await says('check-2', 'CheckRecorded', { by: 'zhou', findings: [] }, '2021-11-30')
  await city.caughtUp()
  expect([await checks('zhou'), await checks('wang', ['KJ099'])]).toEqual([[], line('agree')])
})
