import { campaignStream, visitStream, type CampaignEvent, type VisitData, type VisitEvent } from '@titian/domain'
import type { NewEvent, RecordedEvent } from '@titian/event-store'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { journal, openCity, type City } from '../enterprises/test-city.ts'
import { visitRows } from './visit-rows.ts'

const visit: VisitData = {
  uscc: '91410402MA0000015P',
  name: '平顶山市试验机械有限公司',
  mode: 'on-site',
  officers: ['KJ001', 'KJ002'],
  recordedOn: '2021-11-30',
}

let city: City
let log: readonly RecordedEvent[]
let followed: readonly string[]

beforeAll(async () => {
  city = await openCity()
  for (let step = 0; step < 6; step += 1) {
    await city.append([...Array.from({ length: 20 }, (_, index) => said(index, step)).flat(), campaign(step)])
    if (step % 2 === 0) await city.caughtUp()
  }
  await city.caughtUp()
  log = await city.store.readJournal(journal, 0, 10_000)
  followed = await rows()
})

afterAll(() => city.close())

/** Visits that are logged by people and by lists, amended, moved, taken back, undone and listed again. */
function said(index: number, step: number): readonly NewEvent[] {
  const listed = index % 2 === 0
  const on = `2021-0${1 + (index % 9)}-1${step}`
  switch ((index + step) % 6) {
    case 1:
      return [eventOf(index, on, { type: 'VisitAmended', data: { changes: { note: `${step}`, campaign: null } } })]
    case 2:
      return [eventOf(index, on, { type: 'VisitAmended', data: { changes: {}, occurredOn: '2021-10-08' } })]
    case 3:
      return [eventOf(index, on, { type: 'StatementWithdrawn', data: { concerns: [1], reason: '撤销导入' } })]
    case 5:
      return index % 5 === 0 ? [eventOf(index, on, { type: 'VisitWithdrawn', data: { reason: '未去' } })] : []
    default:
      return [eventOf(index, on, { type: 'VisitLogged', data: { ...visit, campaign: '万人助万企' } }, listed)]
  }
}

function campaign(step: number): NewEvent {
  const name = '科技服务月'
  const event: CampaignEvent =
    step % 3 === 2
      ? { type: 'CampaignWithdrawn', data: { reason: '结束' } }
      : { type: 'CampaignPlanned', data: { name, from: '2021-09-01', through: `2021-09-2${step}` } }
  return { stream: campaignStream(name), ...event, schema: 1, occurredOn: '2021-09-01' }
}

function eventOf(index: number, occurredOn: string, { type, data }: VisitEvent, listed = false): NewEvent {
  const meta = listed ? { meta: { list: { import: '00000000-0000-4000-8000-00000000aaaa', row: index } } } : {}
  return { stream: visitStream(String(index)), type, schema: 1, data, occurredOn, ...meta }
}

async function rows(): Promise<readonly string[]> {
  const found = await sql<{ row: string }>`
    select v::text as row from visit_1 v
    union all
    select c::text from campaign_1 c
    order by 1`.execute(city.db)
  return found.rows.map(({ row }) => row)
}

async function rebuild(batchSize: number): Promise<readonly string[]> {
  await sql`delete from visit_1`.execute(city.db)
  await sql`delete from campaign_1`.execute(city.db)
  for (let first = 0; first < log.length; first += batchSize) {
    const batch = log.slice(first, first + batchSize)
    await city.db.transaction().execute((tx) => visitRows.handle(tx, batch))
  }
  return rows()
}

describe('the rows of the visit log', () => {
  test('are some, of which some stand and some do not', async () => {
    const { rows: known } = await sql<{ standing: boolean }>`
      select distinct upper_inf(known) as standing from visit_1 order by 1`.execute(city.db)
    expect(followed.length).toBeGreaterThan(60)
    expect(known).toEqual([{ standing: false }, { standing: true }])
  })

  test.each([1, 7, 1000])('are the same in batches of %i as they were while the log grew', async (size) => {
    expect(await rebuild(size)).toEqual(followed)
  })

  test('say of every moment of the log one thing', async () => {
    const { rows: twice } = await sql`
      select one.visit from visit_1 one join visit_1 other using (journal, visit)
      where one.ctid < other.ctid and one.known && other.known
      union all
      select visit from visit_1 where isempty(known)`.execute(city.db)
    expect(twice).toEqual([])
  })
})

test('a withdrawn visit leaves the log, and what was known of it stays', async () => {
  const stream = visitStream('withdrawn')
  const logged = await city.append([{ stream, type: 'VisitLogged', schema: 1, data: visit, occurredOn: '2021-11-20' }])
  const gone = await city.append([
    { stream, type: 'VisitWithdrawn', schema: 1, data: { reason: '记错了' }, occurredOn: '2021-11-30' },
  ])
  await city.caughtUp()
  const { rows: kept } = await sql`
    select name, officers, backfilled, known::text as known from visit_1 where visit = 'withdrawn'`.execute(city.db)
  expect(kept).toEqual([
    { name: visit.name, officers: ['KJ001', 'KJ002'], backfilled: true, known: `[${logged},${gone})` },
  ])
})
