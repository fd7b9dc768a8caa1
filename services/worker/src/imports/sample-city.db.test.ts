import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { normaliseCreditCode, type SheetRow } from '@titian/domain'
import { readWorkbook, writeWorkbook } from '@titian/workbook'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importsAtWork, type HandedIn, type ImportsAtWork } from './test-imports.ts'

const folder = join(import.meta.dirname, '../../../../test/data/pds-2021')
const answers: { mustBeRefused: { file: string; row: number }[] } = JSON.parse(
  readFileSync(join(folder, 'answers.json'), 'utf8'),
)
const codePattern = /^[0-9A-Z]{18}$/

/** The bureau's own lists, with a register of those firms only that another list names: the rest only takes time. */
const lists = new Map<string, HandedIn>()

beforeAll(async () => {
  const named = new Set<string>()
  const files = readdirSync(folder).filter((file) => /^(01|02|03|04|09|10|11)-.*\.xlsx$/.test(file))
  for (const name of files.toSorted().toReversed()) {
    const bytes = readFileSync(join(folder, name))
    if (name.startsWith('01')) {
      lists.set(name, { name, bytes: await smallRegister(bytes, named) })
      continue
    }
    lists.set(name, { name, bytes })
    await readWorkbook(bytes, (rows) => {
      for (const code of rows.flatMap(codesIn)) named.add(code)
    })
  }
})

function codesIn({ cells }: SheetRow): string[] {
  return cells.map((cell) => normaliseCreditCode(cell.text)).filter((text) => codePattern.test(text))
}

async function smallRegister(bytes: Buffer, named: ReadonlySet<string>): Promise<Buffer> {
  const rows: SheetRow[] = []
  await readWorkbook(bytes, (batch) => void rows.push(...batch))
  const [title, header, ...firms] = rows.map(({ cells }) => cells.map((cell) => cell.number ?? cell.text))
  const kept = firms.filter((_, index) =>
    codesIn(rows[index + 2] ?? { row: 0, cells: [] }).some((code) => named.has(code)),
  )
  return writeWorkbook([{ name: '企业名录', title: String(title?.[0]), header: header?.map(String) ?? [], rows: kept }])
}

/** What counts in every figure and who every firm is, by credit code; ids and positions are others in every city. */
async function known(city: ImportsAtWork): Promise<unknown> {
  const { rows: facts } = await sql`
    select e.uscc, f.code, f.key, f.unit, f.days::text
    from figure_fact_1 f
    join enterprise_1 e on e.journal = f.journal and e.stream = f.stream and upper_inf(e.known)
    where upper_inf(f.known)
    order by e.uscc, f.code, f.key, f.unit, f.days`.execute(city.db)
  const { rows: firms } = await sql`
    select uscc, codes, name, search, employees, revenue from enterprise_1 where upper_inf(known) order by uscc`.execute(
    city.db,
  )
  const { rows: targets } = await sql`
    select indicator, unit, year, value from target_2 where upper_inf(known) order by indicator, unit, year`.execute(
    city.db,
  )
  return { facts, firms, targets }
}

async function cityOf(order: readonly string[]): Promise<ImportsAtWork> {
  const city = await importsAtWork()
  for (const name of order) await city.take(lists.get(name) ?? name)
  return city
}

describe('the sample city', () => {
  let city: ImportsAtWork
  let whole: unknown
  beforeAll(async () => {
    city = await cityOf([...lists.keys()].toSorted())
    whole = await known(city)
  }, 120_000)
  afterAll(() => city.close())

  test('refuses exactly the rows that must be refused', async () => {
    const refused = await city.db
      .selectFrom('import_row')
      .innerJoin('import', 'import.import', 'import_row.import')
      .select(['import.file_name as file', 'import_row.row'])
      .where('import_row.outcome', '=', 'refused')
      .where('import.file_name', 'not like', '01-%')
      .orderBy('import.file_name')
      .orderBy('import_row.row')
      .execute()
    const must = answers.mustBeRefused.filter(({ file }) => !file.startsWith('01-'))
    expect(refused).toEqual(
      must
        .map(({ file, row }) => ({ file, row }))
        .toSorted((a, b) => (a.file === b.file ? a.row - b.row : a.file < b.file ? -1 : 1)),
    )
  })

  test.each([
    ['02b-全省公告样式-科技型中小企业.xlsx', { same: 72, confirmed: 72, otherCity: 420 }],
    ['03b-备案公告样式-高新技术企业.xlsx', { same: 63, confirmed: 63, otherCity: 380 }],
  ])('finds its firms by name in %s, which changes nothing', async (name, counts) => {
    const taken = await city.take(join(folder, name))
    expect(taken.counts).toEqual(counts)
    expect(await known(city)).toEqual(whole)
  })

  test('takes a file that comes again for what it is, and loses nothing when the first is undone', async () => {
    const name = '04-梯次企业称号.xlsx'
    const { import: first } = await city.db
      .selectFrom('import')
      .select('import')
      .where('file_name', '=', name)
      .executeTakeFirstOrThrow()
    const again = await city.take(join(folder, name))
    expect(again).toMatchObject({ same_file: first, counts: { same: 75 }, first_position: null })

    expect(await city.undo(first)).toMatchObject({ status: 'undone', withdrawn: 75, restated: 75 })
    expect(await known(city)).toEqual(whole)

    expect(await city.undo(again.import)).toMatchObject({ status: 'undone', withdrawn: 75, restated: 0 })
    expect(await known(city)).not.toEqual(whole)

    expect(await city.take(join(folder, name))).toMatchObject({ counts: { new: 75 } })
    expect(await known(city)).toEqual(whole)
  })

  test('knows the same whichever list came first, the register last too', async () => {
    const reversed = await cityOf([...lists.keys()].toSorted().toReversed())
    expect(await known(reversed)).toEqual(whole)
    await reversed.close()
  }, 120_000)

  test('knows the same as if a list had never come, when it is undone', async () => {
    const undone = [
      '01-企业名录.xlsx',
      '02-科技型中小企业入库名单-2020.xlsx',
      '10-企业变更情况.xlsx',
      '09-年度目标分解.xlsx',
    ]
    const rest = [...lists.keys()].filter((name) => !undone.includes(name))
    const never = await cityOf(rest)
    for (const name of undone) {
      const { import: id } = await city.db
        .selectFrom('import')
        .select('import')
        .where('file_name', '=', name)
        .where('status', '=', 'committed')
        .executeTakeFirstOrThrow()
      await city.undo(id)
    }
    expect(await known(city)).toEqual(await known(never))
    await never.close()

    for (const name of undone.toReversed()) await city.take(lists.get(name) ?? name)
    expect(await known(city)).toEqual(whole)
  }, 120_000)
})
