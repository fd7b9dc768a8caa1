import { calendarOf, demandStream, publishedYears, type DemandData, type DemandEvent } from '@titian/domain'
import type { NewEvent, RecordedEvent } from '@titian/event-store'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { journal, openCity, type City } from '../enterprises/test-city.ts'
import { demandRows } from './demand-rows.ts'

const finance: DemandData = {
  uscc: '914104029609360252',
  name: '平顶山市金鼎安源汽车配件有限公司',
  category: 'N9',
  text: '希望参加银企对接会',
  channel: 'visit',
  officer: 'KJ001',
}
const nextStep = { action: '联系银行', due: '2021-12-31' }
const tables = ['demand_1', 'demand_spell_1', 'call_back_sample_1']

let city: City
let log: readonly RecordedEvent[]
let followed: readonly string[]

beforeAll(async () => {
  city = await openCity()
  for (let step = 0; step < 8; step += 1) {
    await city.append([...Array.from({ length: 24 }, (_, index) => said(index, step)), ...calendarOn(step)])
    if (step % 3 === 0) await city.caughtUp()
  }
  await city.caughtUp()
  log = await city.store.readJournal(journal, 0, 10_000)
  followed = await rows()
})

afterAll(() => city.close())

/** Demands of our own and of lists that are moved in every way, sensible or not. */
function said(index: number, step: number): NewEvent {
  const on = `2021-0${1 + step}-1${index % 10}`
  const events: readonly DemandEvent[] = [
    index % 3 === 0
      ? { type: 'DemandListed', data: { ...finance, number: `XQ${index}`, status: step % 2 ? 'closed' : 'accepted' } }
      : { type: 'DemandRaised', data: { ...finance, nextStep } },
    { type: 'DemandAccepted', data: { nextStep } },
    { type: 'DemandSuspended', data: { reason: '等企业材料', nextStep } },
    { type: 'DemandResumed', data: { nextStep } },
    { type: 'DemandExtended', data: { clock: 'solve', until: '2021-12-01', reason: '等放款' } },
    { type: 'DemandAnswered', data: { answer: '推荐科技贷', nextStep } },
    { type: 'DemandClosed', data: { code: 'C1', evidence: [{ kind: '合同', number: '1' }] } },
    { type: 'DemandReopened', data: { reason: '未放款', nextStep } },
    { type: 'StatementWithdrawn', data: { concerns: [1], reason: '撤销导入' } },
  ]
  const event = events[step === 0 ? 0 : (index * 5 + step * 7) % events.length] ?? events[1]
  if (!event) throw new Error('There is always an event')
  return eventOf(String(index), on, event)
}

function calendarOn(step: number): readonly NewEvent[] {
  if (step % 3 !== 1) return []
  const year = publishedYears.find((each) => each.year === 2021)
  if (!year) throw new Error('2021 is published')
  const data = { ...year, off: [...year.off, `2021-0${step}-22`, `2021-0${step + 1}-23`] }
  return [{ stream: 'working-calendar', type: 'WorkingYearSet', schema: 1, data, occurredOn: '2021-11-30' }]
}

function eventOf(demand: string, occurredOn: string, { type, data }: DemandEvent): NewEvent {
  return { stream: demandStream(demand), type, schema: 1, data, occurredOn }
}

async function rows(): Promise<readonly string[]> {
  const all = await Promise.all(
    tables.map(async (table) => {
      const found = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t order by 1`.execute(
        city.db,
      )
      return found.rows.map(({ row }) => `${table} ${row}`)
    }),
  )
  return all.flat()
}

async function rebuild(batchSize: number): Promise<readonly string[]> {
  for (const table of tables) await sql`delete from ${sql.table(table)}`.execute(city.db)
  for (let first = 0; first < log.length; first += batchSize) {
    const batch = log.slice(first, first + batchSize)
    await city.db.transaction().execute((tx) => demandRows.handle(tx, batch))
  }
  return rows()
}

describe('the rows of the demand ledger', () => {
  test('are some, of which some stand and some do not', async () => {
    const { rows: known } = await sql<{ standing: boolean }>`
      select distinct upper_inf(known) as standing from demand_1 order by 1`.execute(city.db)
    expect(followed.length).toBeGreaterThan(200)
    expect(known).toEqual([{ standing: false }, { standing: true }])
  })

  test.each([1, 7, 1000])('are the same in batches of %i as they were while the log grew', async (size) => {
    expect(await rebuild(size)).toEqual(followed)
  })

  test('say of every moment of the log one thing', async () => {
    const { rows: twice } = await sql`
      select one.demand from demand_1 one join demand_1 other using (journal, demand)
      where one.ctid < other.ctid and one.known && other.known
      union all
      select one.demand from demand_spell_1 one join demand_spell_1 other using (journal, demand)
      where one.ctid < other.ctid and one.known && other.known and one.days && other.days
      union all
      select demand from demand_1 where isempty(known)
      union all
      select demand from demand_spell_1 where isempty(known) or isempty(days)`.execute(city.db)
    expect(twice).toEqual([])
  })
})

test('a demand is what it was on each day, whatever the log learnt when', async () => {
  await city.append([
    eventOf('course', '2021-09-13', { type: 'DemandRaised', data: { ...finance, nextStep } }),
    eventOf('course', '2021-09-22', { type: 'DemandClosed', data: { code: 'C7', note: '撤回' } }),
    // From a device that was offline.
    eventOf('course', '2021-09-15', { type: 'DemandProgressed', data: { note: '已联系', nextStep } }),
  ])
  await city.caughtUp()
  const { rows: spells } = await sql`
    select days::text as days, open, state, closed_on::text as closed, closing_code as code
    from demand_spell_1 where demand = 'course' and upper_inf(known) order by days`.execute(city.db)
  expect(spells).toEqual([
    { days: '[2021-09-13,2021-09-15)', open: true, state: 'assigned', closed: null, code: null },
    { days: '[2021-09-15,2021-09-22)', open: true, state: 'in-progress', closed: null, code: null },
    { days: '[2021-09-22,)', open: false, state: 'closed', closed: '2021-09-22', code: 'C7' },
  ])
})

test('a corrected calendar moves the last day of a clock, and is known from then on', async () => {
  const raised = await city.append([
    eventOf('clock', '2022-09-20', { type: 'DemandRaised', data: { ...finance, nextStep } }),
  ])
  await city.caughtUp()
  const year = calendarOf([]).years.get(2022)
  if (!year) throw new Error('2022 is published')
  const data = { ...year, off: [...year.off, '2022-09-22'] }
  const corrected = await city.append([
    { stream: 'working-calendar', type: 'WorkingYearSet', schema: 1, data, occurredOn: '2022-09-20' },
  ])
  await city.caughtUp()
  const { rows: due } = await sql`
    select respond_due::text as respond, solve_due::text as solve, known::text as known
    from demand_1 where demand = 'clock' order by known`.execute(city.db)
  expect(due).toEqual([
    { respond: '2022-09-23', solve: '2022-10-09', known: `[${raised},${corrected})` },
    { respond: '2022-09-26', solve: '2022-10-10', known: `[${corrected},)` },
  ])
})

test('a ledger owes nothing, and its number is what it is called by', async () => {
  await city.append([
    eventOf('XQ202100002', '2021-07-07', {
      type: 'DemandListed',
      data: { ...finance, number: 'XQ202100002', kind: '融资需求', status: 'closed', closedOn: '2021-07-26' },
    }),
    eventOf('ours', '2021-07-07', { type: 'DemandRaised', data: { ...finance, nextStep } }),
  ])
  await city.caughtUp()
  const { rows: found } = await sql<{ position: number }>`
    select d.number, d.listed, d.state, d.closed_on::text as closed, d.next_action as next, d.solve_due as due,
      d.why[1] as position
    from demand_1 d where demand in ('XQ202100002', 'ours') and upper_inf(known) order by demand desc`.execute(city.db)
  expect(found).toMatchObject([
    { number: `XQ2021-${found[0]?.position}`, listed: false, state: 'assigned', next: '联系银行' },
    { number: 'XQ202100002', listed: true, state: 'closed', closed: '2021-07-26', next: null, due: null },
  ])
})
