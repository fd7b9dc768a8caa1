import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { importsAtWork, type ImportsAtWork } from './test-imports.ts'
import { announced, codeOf, register } from './test-lists.ts'

let city: ImportsAtWork
const open: ImportsAtWork[] = []

beforeEach(async () => {
  city = await importsAtWork()
  open.push(city)
})
afterEach(() => Promise.all(open.splice(0).map((each) => each.close())))

const code = codeOf(1)
const name = '河南第一机械有限公司'

async function outcomes(id: string): Promise<string[]> {
  return (await city.rows(id)).map(({ row, outcome }) => `${row} ${outcome}`)
}

test('a county’s list may hold firms of that county only; of one that nobody has and of another’s it is told the same', async () => {
  await city.take(
    await register(2020, [
      [code, name, '叶县'],
      [codeOf(2), '河南第二机械有限公司', '鲁山县'],
    ]),
  )
  const id = await city.receive(
    await register(2021, [
      [code, name, '叶县'],
      [codeOf(2), '河南第二机械有限公司', '叶县'],
      [codeOf(3), '河南第三机械有限公司', '宝丰县'],
      [codeOf(4), '河南第四机械有限公司', '叶县'],
    ]),
    { unit: '410422' },
  )
  await city.check(id)
  expect(await outcomes(id)).toEqual(['3 new', '4 refused', '5 refused', '6 refused'])
  const [, another, elsewhere, nobody] = await city.rows(id)
  const refusal = (row: number, number: string) => ({
    kind: 'firm-for-city',
    params: {},
    row,
    cell: `A${row}`,
    header: '统一社会信用代码',
    found: codeOf(row - 2),
    name: `河南第${number}机械有限公司`,
  })
  expect(another?.refusal).toEqual({
    ...refusal(4, '二'),
    holder: { name: '河南第二机械有限公司', unit: '410423' },
  })
  expect(nobody?.refusal).toEqual(refusal(6, '四'))
  expect(elsewhere?.refusal).toMatchObject({ kind: 'unit-not-yours', cell: 'C5', found: '宝丰县' })
  expect([another?.unit, nobody?.unit]).toEqual([null, null])
})

test('a list of somebody who answers for two counties may hold firms of both, and of no third', async () => {
  await city.take(
    await register(2020, [
      [code, name, '叶县'],
      [codeOf(2), '河南第二机械有限公司', '宝丰县'],
      [codeOf(3), '河南第三机械有限公司', '鲁山县'],
    ]),
  )
  const id = await city.receive(
    await register(2021, [
      [code, name, '叶县'],
      [codeOf(2), '河南第二机械有限公司', '宝丰县'],
      [codeOf(3), '河南第三机械有限公司', '鲁山县'],
    ]),
    { unit: '410421', furtherUnits: ['410422'] },
  )
  await city.check(id)
  expect(await outcomes(id)).toEqual(['3 new', '4 new', '5 refused'])
})

test('a county is given the rows that the city takes, whosever the firm was', async () => {
  await city.take(await register(2020, [[codeOf(2), '河南第二机械有限公司', '鲁山县']]))
  const id = await city.receive(
    await register(2021, [
      [codeOf(2), '河南第二机械有限公司', '叶县'],
      [codeOf(4), '河南第四机械有限公司', '叶县'],
    ]),
    { unit: '410422' },
  )
  await city.check(id)
  const rows = [
    { row: 3, uscc: codeOf(2) },
    { row: 4, uscc: codeOf(4) },
  ]
  const checkAgain = async (unit: string) => {
    await city.record(id, { type: 'AcceptProposals', rows, unit })
    await city.db.updateTable('import').set({ status: 'checking' }).where('import', '=', id).execute()
    await city.check(id)
    return outcomes(id)
  }
  expect(await checkAgain('410422')).toEqual(['3 refused', '4 refused'])
  expect(await checkAgain('410400')).toEqual(['3 new', '4 new'])
  expect((await city.rows(id)).map(({ unit }) => unit)).toEqual(['410422', '410422'])
  await city.commit(id)
  const { rows: spells } = await sql<{ uscc: string; unit: string }>`
    select uscc, unit from enterprise_spell_1 where upper_inf(known) and upper_inf(days) order by uscc`.execute(city.db)
  expect(spells).toEqual([codeOf(2), codeOf(4)].map((uscc) => ({ uscc, unit: '410422' })))
})

test('a county’s list finds, is offered and is proposed firms of that county only, as if there were no others', async () => {
  await city.take(
    await register(2020, [
      [code, name, '叶县'],
      [codeOf(2), '河南同名有限公司', '叶县'],
      [codeOf(3), '河南同名有限公司', '鲁山县'],
      [codeOf(4), '河南第四机械有限公司', '鲁山县'],
    ]),
  )
  const byName = await city.receive(
    await announced('河南省2021年第3批入库科技型中小企业名单', [
      ['河南同名有限公司', 1, '平顶山市'],
      ['河南第四机械有限公司', 2, '平顶山市'],
      ['河南无人知有限公司', 3, '平顶山市'],
    ]),
    { unit: '410422' },
  )
  await city.check(byName)
  const found = (await city.rows(byName)).map(({ outcome, uscc, candidates }) => [outcome, uscc, candidates])
  expect(found).toEqual([
    ['new', codeOf(2), []],
    ['unclear', null, []],
    ['unclear', null, []],
  ])

  const lost = await city.receive(
    await register(2021, [
      ['代码不详', name, '叶县'],
      ['代码不详', '河南第四机械有限公司', '叶县'],
    ]),
    { unit: '410422' },
  )
  await city.check(lost)
  expect((await city.rows(lost)).map(({ proposal }) => proposal)).toEqual([{ uscc: code, name }, null])
})
