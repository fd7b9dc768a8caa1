import {
  assignmentStream,
  type AssignmentEvent,
  type OfficerEvent,
  type PlanAdopted,
  type TargetEvent,
} from '@titian/domain'
import { rebuild, type NewEvent, type RecordedEvent } from '@titian/event-store'
import * as fc from 'fast-check'
import { sql, type Transaction } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anyHistory, firm } from '../../../domain/src/enterprises/test-firm.ts'
import { readModels } from '../followers.ts'
import { eventOf, journal, openCity, streamOf, type City } from './test-city.ts'

const tables = readModels.flatMap((model) => model.tables)
const firms = 60

let city: City
let log: readonly RecordedEvent[]
/** What the followers have written while the log grew. */
let followed: readonly string[]

beforeAll(async () => {
  city = await openCity()
  await tell()
  log = await city.store.readJournal(journal, 0, 10_000)
  followed = await rows()
})

afterAll(() => city.close())

/** Firms of which anything is said, of some of which it is corrected or taken back again; with targets between. */
async function tell(): Promise<void> {
  const histories = fc.sample(anyHistory, { seed: 4104, numRuns: firms })
  const versions = new Map<string, number>()
  for (let step = 0; step < 12; step += 1) {
    const events = histories.flatMap((history, index) => {
      const stream = streamOf(String(index))
      const said = history[step]
      const version = versions.get(stream) ?? 0
      if (!said) return []
      versions.set(stream, version + 1)
      if (version > 0 && (index + step) % 5 === 0) {
        const data = { concerns: [version], reason: '撤销导入' }
        return [eventOf(stream, said.on, { type: 'StatementWithdrawn', data })]
      }
      if (version > 0 && (index + step) % 5 === 1) {
        const data = { concerns: version, changes: { unit: '410481' }, reason: '核实' }
        return [eventOf(stream, said.on, { type: 'StatementCorrected', data })]
      }
      const uscc = `${firm.uscc.slice(0, 15)}${String(index).padStart(3, '0')}`
      const { type, data } = said.statement
      return [{ stream, type, schema: 1, data: { ...data, uscc }, occurredOn: said.on, meta: { list: { row: step } } }]
    })
    await city.append([...events, ...targetsOf(step), ...officersOf(step), ...assignmentsOf(step)])
    if (step % 3 === 0) await city.caughtUp()
  }
  await city.caughtUp()
}

function targetsOf(step: number) {
  const target: TargetEvent =
    step % 4 === 3
      ? { type: 'TargetWithdrawn', data: { concerns: [step], reason: '撤销导入' } }
      : { type: 'TargetSet', data: { indicator: 'high-tech.new', unit: '410422', year: 2021, value: step } }
  const plan: PlanAdopted = {
    type: 'PlanAdopted',
    data: {
      name: '双倍增',
      indicators: ['high-tech.valid'],
      baseYear: 2020,
      endYear: 2023,
      multiple: step + 2,
      steps: [],
    },
  }
  return [
    { stream: 'target-410422-high-tech.new-2021', ...target, schema: 1, occurredOn: '2021-01-01' },
    { stream: 'plan-double', ...plan, schema: 1, occurredOn: '2021-01-01' },
  ]
}

/** Officers who come, change, are away and leave, and what is handed over between them. */
function officersOf(step: number): readonly NewEvent[] {
  const [officer, other] = [`KJ00${step % 4}`, `KJ00${(step + 1) % 4}`]
  const on = `2021-${String(step + 1).padStart(2, '0')}-10`
  const handover = { handover: 'h-1', from: officer, to: other, firms: [], demands: [] }
  const said: OfficerEvent =
    step % 6 === 5
      ? { type: 'OfficerLeft', data: { reason: '退休' } }
      : { type: 'OfficerListed', data: { officer, person: crypto.randomUUID(), from: '2021-01-01' } }
  const away: OfficerEvent =
    step % 3 === 2
      ? { type: 'AbsenceEnded', data: { absence: 'a-1' } }
      : { type: 'AbsenceCovered', data: { absence: `a-${step}`, from: on, through: '2021-12-31', by: officer } }
  return [
    { stream: `officer-${officer}`, ...said, schema: 1, occurredOn: on, ...(step % 2 ? {} : { meta: { list: {} } }) },
    { stream: `officer-${other}`, ...away, schema: 1, occurredOn: on },
    { stream: 'officer-KJ009', type: 'OfficerAccountLinked', schema: 1, data: { account: officer }, occurredOn: on },
    {
      stream: 'handover-h-1',
      type: step === 0 ? 'HandoverPrepared' : 'HandoverReturned',
      schema: 1,
      data: step === 0 ? handover : { reason: '名单有误' },
      occurredOn: on,
    },
  ]
}

/** Anything that may be said of who looks after a firm, sensible or not. */
function assignmentsOf(step: number): readonly NewEvent[] {
  return Array.from({ length: 8 }, (_, index): NewEvent => {
    const uscc = `${firm.uscc.slice(0, 15)}${String(index).padStart(3, '0')}`
    const officer = `KJ00${(step * index) % 3}`
    const events: readonly AssignmentEvent[] = [
      { type: 'OfficerAssigned', data: { uscc, name: firm.name, officer } },
      { type: 'AssignmentEnded', data: { officer, reason: '调岗' } },
      { type: 'AssignmentObjected', data: { officer, reason: '已满十家' } },
      { type: 'StatementWithdrawn', data: { concerns: [1], reason: '撤销导入' } },
    ]
    const event = events[step === 0 ? 0 : (step + index) % 5] ?? events[0]
    const occurredOn = `2021-${String(((step * 5) % 12) + 1).padStart(2, '0')}-20`
    if (!event) throw new Error('There is always an event')
    return {
      stream: assignmentStream(uscc),
      ...event,
      schema: 1,
      occurredOn,
      ...(index % 2 ? { meta: { list: {} } } : {}),
    }
  })
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

async function writeAnew(batchSize: number): Promise<readonly string[]> {
  for (const table of tables) await sql`delete from ${sql.table(table)}`.execute(city.db)
  for (let first = 0; first < log.length; first += batchSize) {
    const batch = log.slice(first, first + batchSize)
    await city.db.transaction().execute(async (tx) => {
      for (const model of readModels) await model.handle(tx, batch)
    })
  }
  return rows()
}

describe('what the read models write', () => {
  test('is something', () => {
    expect(log.length).toBeGreaterThan(200)
    for (const table of tables) expect(followed.some((row) => row.startsWith(`${table} `))).toBe(true)
  })

  test.each([1, 7, 1000])('is the same in batches of %i as it was while the log grew', async (size) => {
    expect(await writeAnew(size)).toEqual(followed)
  })

  test.each(readModels)('is the same after a rebuild of $name while others look on', async (model) => {
    const seen: unknown[] = []
    const watched = {
      ...model,
      journal,
      batchSize: 50,
      handle: async (tx: Transaction<unknown>, events: readonly RecordedEvent[]) => {
        await model.handle(tx, events)
        seen.push((await rows()).length)
      },
    }
    await rebuild(city.db, watched, async (tx) => {
      for (const table of model.tables) await sql`delete from ${sql.table(table)}`.execute(tx)
    })
    expect(await rows()).toEqual(followed)
    expect(seen.length).toBeGreaterThan(3)
    expect(new Set(seen)).toEqual(new Set([followed.length]))
  })

  test('is in the tables of some read model, and nowhere else', async () => {
    const { rows: versioned } = await sql<{ name: string }>`
      select relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and relname ~ '_[0-9]+$'
        and relname !~ '^event_'`.execute(city.db)
    expect(versioned.map(({ name }) => name).toSorted()).toEqual(tables.toSorted())
  })

  test('says of every moment of the log one thing', async () => {
    const { rows: twice } = await sql`
      select one.stream, one.days, other.days
      from enterprise_spell_1 one
      join enterprise_spell_1 other using (journal, stream)
      where one.ctid < other.ctid and one.days && other.days and one.known && other.known`.execute(city.db)
    expect(twice).toEqual([])
    const { rows: firmsTwice } = await sql`
      select one.stream
      from enterprise_1 one
      join enterprise_1 other using (journal, stream)
      where one.ctid < other.ctid and one.known && other.known`.execute(city.db)
    expect(firmsTwice).toEqual([])
  })

  test('keeps no version that was never known', async () => {
    const { rows: never } = await sql`
      select stream from enterprise_spell_1 where isempty(known)
      union all select stream from figure_fact_1 where isempty(known)
      union all select stream from assignment_1 where isempty(known)
      union all select officer from officer_1 where isempty(known)`.execute(city.db)
    expect(never).toEqual([])
  })
})
