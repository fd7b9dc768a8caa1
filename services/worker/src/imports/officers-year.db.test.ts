import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readWorkbook } from '@titian/workbook'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importsAtWork, type HandedIn, type ImportsAtWork } from './test-imports.ts'
import { codesIn, smallRegister } from './test-register.ts'

const folder = join(import.meta.dirname, '../../../../test/data/pds-2021')
const year = ['05-首席科技服务员.xlsx', '06-服务员对接企业.xlsx', '07-走访记录.xlsx', '08-创新需求台账.xlsx'] as const
const [officers, assignments, visits, demands] = year
const register = '01-企业名录.xlsx'

const files = new Map<string, HandedIn>(year.map((name) => [name, join(folder, name)]))
const open: ImportsAtWork[] = []

beforeAll(async () => {
  const named = new Set<string>()
  for (const name of year) {
    await readWorkbook(readFileSync(join(folder, name)), (rows) => {
      for (const code of rows.flatMap(codesIn)) named.add(code)
    })
  }
  const bytes = await smallRegister(readFileSync(join(folder, register)), named)
  files.set(register, { name: register, bytes })
})

afterAll(() => Promise.all(open.map((each) => each.close())))

async function cityOf(order: readonly string[]): Promise<ImportsAtWork> {
  const city = await importsAtWork()
  open.push(city)
  for (const name of order) await city.take(files.get(name) ?? name)
  return city
}

/** Everything that stands, with people by name; ids of imports and positions are others in every city. */
async function known(city: ImportsAtWork): Promise<unknown> {
  const tables = await Promise.all([
    sql`
      select o.officer, o.unit, o.organisation, o.days::text, p.name, p.phone
      from officer_1 o join person p on p.journal = o.journal and p.person = o.person
      where upper_inf(o.known) order by 1`.execute(city.db),
    sql`select uscc, name, officer, days::text from assignment_1 where upper_inf(known) order by 1, 4`.execute(city.db),
    sql`
      select v.visit, v.uscc, v.on_day::text, v.mode, v.campaign, v.solved, v.data ->> 'note' as note,
        (select array_agg(p.name order by p.name) from person p where p.journal = v.journal and p.person = any(v.named)) as who
      from visit_1 v where upper_inf(v.known) order by 1`.execute(city.db),
    sql`
      select d.demand, d.uscc, d.category, d.kind, d.text, d.raised_on::text, d.state, d.closed_on::text, p.name
      from demand_1 d left join person p on p.journal = d.journal and p.person = d.named
      where upper_inf(d.known) order by 1`.execute(city.db),
  ])
  return tables.map(({ rows }) => rows)
}

async function counts(city: ImportsAtWork): Promise<unknown> {
  const { rows } = await sql`
    select
      (select count(*) from officer_1 where upper_inf(known) and days @> date '2021-12-31') as officers,
      (select count(*) from assignment_1 where upper_inf(known) and days @> date '2021-12-31') as assignments,
      (select count(distinct uscc) from assignment_1 where upper_inf(known)) as "assignedEnterprises",
      (select count(*) from visit_1 where upper_inf(known)) as visits,
      (select count(distinct uscc) from visit_1 where upper_inf(known)) as "visitedEnterprises",
      (select count(*) from visit_1 where upper_inf(known) and campaign = '万人助万企') as "visitsInCampaign",
      (select count(*) from visit_1 where upper_inf(known) and solved) as "solvedOnTheSpot",
      (select count(*) from demand_1 where upper_inf(known)) as demands,
      (select count(*) from demand_1 where upper_inf(known) and state = 'closed') as "demandsClosed",
      (select count(*) from demand_1 where upper_inf(known) and state <> 'closed') as "demandsOpen"`.execute(city.db)
  return rows[0]
}

async function importOf(city: ImportsAtWork, name: string): Promise<string> {
  const found = await city.db
    .selectFrom('import')
    .select('import')
    .where('file_name', '=', name)
    .where('status', '=', 'committed')
    .executeTakeFirstOrThrow()
  return found.import
}

describe('the officers’ year of the sample city', () => {
  let city: ImportsAtWork
  let whole: unknown

  beforeAll(async () => {
    city = await cityOf([...year, register])
    whole = await known(city)
  }, 120_000)

  test('counts what its answers say', async () => {
    const answers: Record<string, unknown> = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8'))
    expect(answers).toMatchObject(Object(await counts(city)))
  })

  test.each([
    [[demands, visits, assignments, officers, register]],
    [[visits, register, officers, demands, assignments]],
  ])(
    'is the same in the order %j',
    async (order) => {
      expect(await known(await cityOf(order))).toEqual(whole)
    },
    120_000,
  )

  test('is as if a list had never come once its import is undone, and the same again once it comes back', async () => {
    const undone = [assignments, demands]
    for (const name of undone) await city.undo(await importOf(city, name))
    expect(await known(city)).toEqual(await known(await cityOf([register, officers, visits])))
    for (const name of undone) await city.take(files.get(name) ?? name)
    expect(await known(city)).toEqual(whole)
  }, 120_000)

  test('says nothing new when a file comes twice, and keeps all when the first is undone', async () => {
    const first = await importOf(city, visits)
    expect(await city.take(join(folder, visits))).toMatchObject({ same_file: first, counts: { same: 1444 } })
    expect(await city.undo(first)).toMatchObject({ status: 'undone', withdrawn: 1444, restated: 1444 })
    expect(await known(city)).toEqual(whole)
  }, 120_000)
})
