import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { reviewItems } from '@titian/read-models'
import { readWorkbook } from '@titian/workbook'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importsAtWork, journal, type ImportsAtWork } from './test-imports.ts'
import { codesIn, smallRegister } from './test-register.ts'

const folder = join(import.meta.dirname, '../../../../test/data/pds-2021')
const register = '01-企业名录.xlsx'
const others = ['05-首席科技服务员.xlsx', '06-服务员对接企业.xlsx', '07-走访记录.xlsx']
let city: ImportsAtWork

beforeAll(async () => {
  city = await importsAtWork()
  const named = new Set<string>()
  const files = others.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
  for (const { bytes } of files) {
    await readWorkbook(bytes, (rows) => {
      for (const code of rows.flatMap(codesIn)) named.add(code)
    })
  }
  await city.take({ name: register, bytes: await smallRegister(readFileSync(join(folder, register)), named) })
  for (const file of files) await city.take(file)
}, 120_000)
afterAll(() => city.close())

interface Visit {
  readonly visit: string
  readonly uscc: string
  readonly day: string
  readonly name: string
}

interface Tenure {
  readonly uscc: string
  readonly name: string
  readonly from: string
  readonly until: string
}

/** In how many visits each name waits, said record by record: nobody of that name looked after the firm on the day. */
async function waitingOneByOne(): Promise<Record<string, number>> {
  const { rows: visits } = await sql<Visit>`
    select v.visit, v.uscc, v.on_day::text as day, p.name
    from visit_1 v
    join person p on p.person = any(v.named)
    where upper_inf(v.known)`.execute(city.db)
  const { rows: tenures } = await sql<Tenure>`
    select a.uscc, p.name, lower(a.days * o.days)::text as from, coalesce(upper(a.days * o.days)::text, '9') as until
    from assignment_1 a
    join officer_1 o on o.officer = a.officer and upper_inf(o.known) and o.days && a.days
    join person p on p.person = o.person
    where upper_inf(a.known)`.execute(city.db)
  const waiting: Record<string, number> = {}
  for (const { uscc, day, name } of visits) {
    const isOwn = tenures.some(
      (held) => held.uscc === uscc && held.name === name && held.from <= day && day < held.until,
    )
    if (!isOwn) waiting[name] = (waiting[name] ?? 0) + 1
  }
  return waiting
}

async function waitingInReview(): Promise<Record<string, number>> {
  const asked = { journal, units: undefined, account: 'planner' }
  const { items } = await reviewItems(city.db, asked, { after: undefined, limit: 1_000 })
  return Object.fromEntries(items.flatMap((item) => (item.kind === 'person-named' ? [[item.name, item.visits]] : [])))
}

test('the sample’s names wait in 核对 for exactly those visits of which they were not the firm’s officer on the day', async () => {
  expect(await waitingInReview()).toEqual(await waitingOneByOne())
  // Some come later, some leave earlier, and some firms were never theirs.
  await sql`update officer_1 set days = daterange('2021-05-01', null) where officer < 'KJ050'`.execute(city.db)
  await sql`update assignment_1 set days = daterange(lower(days), '2021-07-01') where officer > 'KJ120'`.execute(
    city.db,
  )
  await sql`delete from assignment_1 where uscc like '%3'`.execute(city.db)
  const waiting = await waitingOneByOne()
  expect(Object.keys(waiting).length).toBeGreaterThan(10)
  expect(await waitingInReview()).toEqual(waiting)
})
