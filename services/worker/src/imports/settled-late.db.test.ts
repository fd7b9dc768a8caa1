import { factsOf } from '@titian/domain'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { commitImport } from './commit-import.ts'
import { findFirms } from './known-firms.ts'
import { importsAtWork, journal, type ImportsAtWork } from './test-imports.ts'
import { announced, codeOf, register } from './test-lists.ts'

const known = [codeOf(1), '平顶山市试验机械有限公司'] as const
const late = [codeOf(2), '平顶山市后来机械有限公司'] as const
const title = '河南省2021年第3批入库科技型中小企业名单'
const ours = '平顶山市'

let city: ImportsAtWork
beforeEach(async () => {
  city = await importsAtWork()
  await city.take(await register(2020, [[...known, '宝丰县']]))
})
afterEach(() => city.close())

/** An announcement of two firms of ours, one of which nobody has registered yet. */
async function announcement(): Promise<string> {
  const list = await announced(title, [
    [known[1], 7, ours],
    [late[1], 8, ours],
  ])
  const { import: id, status, counts } = await city.take(list, { answers: { listedOn: '2021-06-30' } })
  expect([status, counts]).toEqual(['committed', { new: 1, confirmed: 1, unclear: 1 }])
  return id
}

/** What a person settles in 核对 of a row that is in no firm yet, as the api notes it. */
async function settle(id: string, row: number, uscc: string | null): Promise<void> {
  await city.record(id, { type: 'DecideMatch', row, uscc })
  await city.db
    .updateTable('import_row')
    .set({ decided: uscc ?? '' })
    .where('import', '=', id)
    .where('row', '=', row)
    .execute()
  await city.db.updateTable('import').set({ status: 'committing', done: 0 }).where('import', '=', id).execute()
}

async function registered(code: string): Promise<readonly (readonly [string, string])[]> {
  const firm = (await findFirms(city.store, journal, [code])).get(code)
  return factsOf(firm?.standing ?? []).flatMap(({ code: figure, from }) =>
    figure === 'tech-sme.registered' ? [[figure, from] as const] : [],
  )
}

test('a row whose firm is registered after the announcement is in is stated once a person settles it', async () => {
  const id = await announcement()
  await city.take(await register(2021, [[...late, '宝丰县']]))
  expect(await registered(late[0])).toEqual([])

  await settle(id, 4, late[0])
  expect(await city.run(commitImport, id)).toMatchObject({ status: 'committed', counts: { new: 2, confirmed: 2 } })
  expect(await registered(late[0])).toEqual([['tech-sme.registered', '2021-06-30']])
  const entries = await city.db
    .selectFrom('import_entry')
    .select(['row', 'made'])
    .where('import', '=', id)
    .orderBy('row')
    .execute()
  expect(entries).toEqual([3, 4].map((row) => ({ row, made: true })))
})

test('what was settled late goes with the list when that is undone, and is found by name when it comes again', async () => {
  const id = await announcement()
  await city.take(await register(2021, [[...late, '宝丰县']]))
  await settle(id, 4, late[0])
  await city.run(commitImport, id)
  expect(await city.undo(id)).toMatchObject({ status: 'undone', withdrawn: 2 })
  expect([await registered(known[0]), await registered(late[0])]).toEqual([[], []])

  const list = await announced(title, [
    [known[1], 7, ours],
    [late[1], 8, ours],
  ])
  const again = await city.take(list, { answers: { listedOn: '2021-06-30' } })
  expect(again.counts).toEqual({ new: 2, confirmed: 2 })
  expect(await registered(late[0])).toEqual([['tech-sme.registered', '2021-06-30']])
})

test('that a row is none of ours is settled late as well, and may be thought better of', async () => {
  const id = await announcement()
  await settle(id, 4, null)
  expect(await city.run(commitImport, id)).toMatchObject({ status: 'committed', counts: { new: 1, otherCity: 1 } })
  await city.take(await register(2021, [[...late, '宝丰县']]))
  await settle(id, 4, late[0])
  expect(await city.run(commitImport, id)).toMatchObject({ counts: { new: 2 } })
})

test('a worker that is killed after the log has a late row states it once, and undoing takes it back', async () => {
  const id = await announcement()
  await city.take(await register(2021, [[...late, '宝丰县']]))
  await settle(id, 4, late[0])
  const append: typeof city.store.append = async (asked) => {
    await city.store.append(asked)
    throw new Error('killed')
  }
  const killed = { ...city.context, store: { ...city.store, append } }
  await expect(commitImport.run({ id }, killed)).rejects.toThrow('killed')
  expect(await city.run(commitImport, id)).toMatchObject({ status: 'committed', counts: { new: 2 } })
  expect(await registered(late[0])).toHaveLength(1)
  await city.undo(id)
  expect(await registered(late[0])).toEqual([])
})

test('a row that was erased meanwhile waits, and holds nobody up', async () => {
  const id = await announcement()
  await city.db.updateTable('import_row').set({ cells: null }).where('import', '=', id).execute()
  await settle(id, 4, late[0])
  expect(await city.run(commitImport, id)).toMatchObject({ status: 'committed', counts: { new: 1, unclear: 1 } })
})
