import { randomUUIDv7 } from 'node:crypto'
import type { Append } from '@titian/event-store'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { commitImport } from './commit-import.ts'
import { importsAtWork, journal, type ImportsAtWork } from './test-imports.ts'
import { codeOf, register, techSmes } from './test-lists.ts'
import { undoImport } from './undo-import.ts'

let city: ImportsAtWork
const open: ImportsAtWork[] = []

beforeEach(async () => {
  city = await importsAtWork()
  open.push(city)
})
afterEach(() => Promise.all(open.splice(0).map((each) => each.close())))

const firms = [1, 2, 3].map((number) => [codeOf(number), `河南第${number}机械有限公司`, '宝丰县'] as const)
const [first = ['', '', ''] as const] = firms

async function streamOf(code: string): Promise<string> {
  const found = (await city.store.findClaims(journal, [`uscc:${code}`])).get(`uscc:${code}`)
  if (found === undefined) throw new Error(`Nobody is ${code}`)
  return found
}

async function statementsOf(code: string): Promise<string[]> {
  return (await city.store.readStream(journal, await streamOf(code))).map(({ type }) => type)
}

/** The job with a log that does something else around its next append. */
function withAppend(around: (append: () => Promise<unknown>, asked: Append) => Promise<void>) {
  let isFirst = true
  const store = {
    ...city.store,
    append: async (asked: Append) => {
      let outcome = city.store.append
      if (isFirst) {
        isFirst = false
        await around(() => city.store.append(asked), asked)
        outcome = city.store.append
      }
      return outcome(asked)
    },
  }
  return { ...city.context, store }
}

async function confirmed(file: { name: string; bytes: Buffer }): Promise<string> {
  const id = await city.receive(file)
  await city.check(id)
  await city.record(id, { type: 'ConfirmImport', matches: 0 })
  await city.db
    .updateTable('import')
    .set({ status: 'committing', confirmed_by: 'planner', done: 0 })
    .where('import', '=', id)
    .execute()
  return id
}

test('a worker that is killed after the log has its rows goes on where it was', async () => {
  const id = await confirmed(
    await register(
      2021,
      firms.map((firm) => [...firm]),
    ),
  )
  const killed = withAppend(async (append) => {
    await append()
    throw new Error('killed')
  })
  await expect(commitImport.run({ id }, killed)).rejects.toThrow('killed')
  expect((await city.run(commitImport, id)).status).toBe('committed')

  for (const [code] of firms) expect(await statementsOf(code)).toEqual(['RegisterEntryListed'])
  const entries = await city.db.selectFrom('import_entry').select(['row', 'version', 'made']).orderBy('row').execute()
  expect(entries).toEqual([3, 4, 5].map((row) => ({ row, version: 1, made: true })))
  const rows = await city.rows(id)
  expect(rows.map(({ outcome, checked_as }) => [outcome, checked_as])).toEqual(rows.map(() => ['new', null]))
})

test('a worker that is killed while undoing goes on where it was', async () => {
  const { import: id } = await city.take(
    await register(
      2021,
      firms.map((firm) => [...firm]),
    ),
  )
  const again = await city.take(await register(2021, [[...first]]))
  await city.record(id, { type: 'UndoImport' })
  await city.db
    .updateTable('import')
    .set({ status: 'undoing', undone_by: 'planner', done: 0 })
    .where('import', '=', id)
    .execute()
  const killed = withAppend(async (append) => {
    await append()
    throw new Error('killed')
  })
  await expect(undoImport.run({ id }, killed)).rejects.toThrow('killed')
  expect(await city.run(undoImport, id)).toMatchObject({ status: 'undone', withdrawn: 3, restated: 1 })

  expect(await statementsOf(first[0])).toEqual(['RegisterEntryListed', 'StatementWithdrawn', 'RegisterEntryListed'])
  const entries = await city.db.selectFrom('import_entry').select(['import', 'version', 'made']).execute()
  expect(entries).toEqual([{ import: again.import, version: 3, made: true }])
})

test('a worker that is killed when the log has that an undoing is blocked withdraws nothing when it comes again', async () => {
  const { import: id } = await city.take(await register(2021, [[...first]]))
  const stream = await streamOf(first[0])
  await city.store.append({
    journal,
    actor: 'somebody',
    command: { id: randomUUIDv7(), content: {} },
    events: [
      {
        stream,
        type: 'StatementCorrected',
        schema: 1,
        data: { concerns: 1, changes: { name: '河南第一重机有限公司' }, reason: '名单写错' },
        occurredOn: '2021-11-30',
      },
    ],
  })
  await city.record(id, { type: 'UndoImport' })
  await city.record(id, { type: 'BlockUndo', streams: [stream] })
  await city.db
    .updateTable('import')
    .set({ status: 'undoing', undone_by: 'planner' })
    .where('import', '=', id)
    .execute()
  expect(await city.run(undoImport, id)).toMatchObject({ status: 'committed' })
  expect(await statementsOf(first[0])).toEqual(['RegisterEntryListed', 'StatementCorrected'])
})

test('what people decided by the log is noted when the list is checked again', async () => {
  const id = await city.receive(await register(2021, [['代码不详', first[1], '宝丰县']]))
  await city.check(id)
  await city.record(id, { type: 'AcceptProposals', rows: [{ row: 3, uscc: first[0] }] })
  await city.db.updateTable('import').set({ status: 'checking' }).where('import', '=', id).execute()
  await city.check(id)
  expect(await city.rows(id)).toMatchObject([{ row: 3, outcome: 'new', uscc: first[0], decided: first[0] }])
})

test('a row is judged again when somebody writes to its firm at the same moment', async () => {
  await city.take(await register(2020, [[...first]]))
  const list = await techSmes(2021, [[first[0], first[1], 16]])
  const id = await confirmed(list)
  const stream = await streamOf(first[0])
  const meanwhile = withAppend(async (_, asked) => {
    const [event] = asked.events
    if (!event) throw new Error('Nothing is appended')
    await city.store.append({
      journal,
      actor: 'somebody',
      command: { id: randomUUIDv7(), content: {} },
      events: [{ ...event, stream, meta: { list: { import: randomUUIDv7(), row: 9 } } }],
    })
  })
  await commitImport.run({ id }, meanwhile)

  expect(await statementsOf(first[0])).toEqual(['RegisterEntryListed', 'TechSmeRegistered'])
  const [row] = await city.rows(id)
  expect(row).toMatchObject({ outcome: 'same', checked_as: 'new' })
})

test('two lists that bring the same new firm make one of it', async () => {
  const one = await confirmed(await register(2021, [[...first]]))
  const other = await confirmed(await techSmes(2021, [[first[0], first[1], 16]]))
  await Promise.all([commitImport.run({ id: one }, city.context), commitImport.run({ id: other }, city.context)])
  // Whoever found the other at work left, and comes again.
  for (const id of [one, other]) await commitImport.run({ id }, city.context).catch(() => undefined)
  expect((await statementsOf(first[0])).toSorted()).toEqual(['RegisterEntryListed', 'TechSmeRegistered'])
})
