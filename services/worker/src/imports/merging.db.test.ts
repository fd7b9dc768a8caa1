import { codesSaid, isRefused, mergeEnterprises, type MergeState } from '@titian/domain'
import type { EventStore } from '@titian/event-store'
import { mergeEvent, recordOf } from '@titian/read-models'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { followedTo } from './followed.ts'
import { changeImport } from './import-record.ts'
import { claimOf } from './known-firms.ts'
import { importsAtWork, journal, type ImportsAtWork } from './test-imports.ts'
import { codeOf, register, techSmes } from './test-lists.ts'
import { undoImport } from './undo-import.ts'

let city: ImportsAtWork
beforeEach(async () => {
  city = await importsAtWork()
})
afterEach(() => city.close())

const [code, wrong] = [codeOf(1), codeOf(2)]
const name = '河南第一机械有限公司'
const lists = {
  register: register(2020, [[code, name, '宝丰县', '张三', '13700000000', 20]]),
  year2020: techSmes(2020, [[wrong, name, 1]]),
  year2021: techSmes(2021, [[code, name, 2]]),
}

async function streamOf(uscc: string): Promise<string> {
  return (await city.store.findClaims(journal, [claimOf(uscc)])).get(claimOf(uscc)) ?? ''
}

/** As a planner does over HTTP. */
async function merge(from: string, into: string): Promise<void> {
  const { store } = city
  const [leaving, staying] = [await streamOf(from), await streamOf(into)]
  const streams = await store.readStreams(journal, [leaving, staying])
  const before: MergeState = new Map([...streams].map(([stream, events]) => [stream, events.map(recordOf)]))
  const codes = codesSaid(before.get(leaving) ?? [])
  const command = { from: leaving, into: staying, codes, reason: '代码抄错', today: '2021-11-30' }
  const facts = mergeEnterprises.decide({ type: 'MergeEnterprises', ...command }, before)
  if (isRefused(facts)) throw new Error(facts.refused)
  const appended = await store.append({
    journal,
    actor: 'planner',
    command: { id: crypto.randomUUID(), content: command },
    events: facts.map((fact) => mergeEvent(fact, streams.get(leaving) ?? [])),
    releases: codes.map(claimOf),
    claims: codes.map((each) => ({ key: claimOf(each), stream: staying })),
  })
  if (appended.outcome !== 'appended') throw new Error(appended.outcome)
  const patience = { signal: city.context.signal, patienceMs: 10_000 }
  await followedTo(city.db, journal, appended.last, patience)
}

/** What counts, and for whom; ids and positions are others in every city. */
async function counted({ db } = city): Promise<unknown[]> {
  const { rows } = await sql`
    select e.uscc, f.code, f.key, f.unit, f.days::text
    from figure_fact_1 f
    join enterprise_1 e on e.journal = f.journal and e.stream = f.stream and upper_inf(e.known)
    where upper_inf(f.known)
    order by e.uscc, f.code, f.key, f.unit, f.days`.execute(db)
  return rows
}

describe('a firm that two lists wrote by two codes', () => {
  test('counts, merged, as if both had written the one', async () => {
    await city.take(await lists.register)
    await city.take(await lists.year2020)
    await city.take(await lists.year2021)
    await merge(wrong, code)
    const merged = await counted()

    const other = await importsAtWork()
    for (const list of [lists.register, techSmes(2020, [[code, name, 1]]), lists.year2021]) await other.take(await list)
    expect(await counted(other)).toEqual(merged)
    await other.close()
  })

  test('counts, when the list with the wrong code is undone, as if it had never come', async () => {
    await city.take(await lists.register)
    const before = await counted()
    const list = await city.take(await lists.year2020)
    await merge(wrong, code)
    expect(await counted()).not.toEqual(before)
    expect(await city.undo(list.import)).toMatchObject({ status: 'undone', withdrawn: 1 })
    expect(await counted()).toEqual(before)
  })

  test('is gone when both lists are undone: that the codes are one firm’s keeps none of them', async () => {
    const first = await city.take(await lists.register)
    const second = await city.take(await lists.year2020)
    await merge(wrong, code)
    expect(await city.undo(first.import)).toMatchObject({ status: 'undone', withdrawn: 1 })
    expect(await counted()).toContainEqual(expect.objectContaining({ uscc: code, code: 'tech-sme.registered' }))
    expect(await city.undo(second.import)).toMatchObject({ status: 'undone', withdrawn: 1 })
    expect(await counted()).toEqual([])
    expect((await sql`select from enterprise_1 where upper_inf(known)`.execute(city.db)).rows).toEqual([])

    expect(await city.take(await lists.year2020)).toMatchObject({ counts: { new: 1 } })
    expect(await counted()).toContainEqual(expect.objectContaining({ uscc: code, code: 'tech-sme.registered' }))
  })

  test('stays when a person spoke of it under the wrong code, and is named by its own', async () => {
    const first = await city.take(await lists.register)
    const second = await city.take(await lists.year2020)
    const stream = await streamOf(wrong)
    const data = { uscc: wrong, name, unit: '410422', reason: '属地调整' }
    await city.store.append({
      journal,
      actor: 'planner',
      command: { id: crypto.randomUUID(), content: {} },
      events: [{ stream, type: 'ResponsibilityMoved', schema: 1, data, occurredOn: '2021-06-01' }],
    })
    await merge(wrong, code)
    await city.undo(second.import)
    expect(await city.undo(first.import)).toMatchObject({
      status: 'committed',
      problem: { kind: 'undo-blocked', params: { count: 1, firms: [{ uscc: code, name }] } },
    })
  })
})

describe('a list that writes both codes of a merged firm', () => {
  test('says one thing of one firm, and its effect counts it once', async () => {
    await city.take(await lists.register)
    await city.take(await lists.year2020)
    await merge(wrong, code)
    const both = await techSmes(2021, [
      [code, name, 2],
      [wrong, name, 2],
    ])
    const id = await city.receive(both)
    const checked = await city.check(id)
    expect(checked.counts).toEqual({ new: 1, same: 1 })
    expect(checked.effect).toContainEqual(
      expect.objectContaining({ code: 'tech-sme.registered', unit: '410400', period: '2021', before: 0, after: 1 }),
    )
    expect(await city.commit(id)).toMatchObject({ status: 'committed', counts: { new: 1, same: 1 } })
  })
})

describe('a merging that comes while a list is being undone', () => {
  /** The worker with a log that does something else as well when it first takes a withdrawal. */
  async function undoing(id: string, append: (store: EventStore) => EventStore['append']): Promise<void> {
    await city.record(id, { type: 'UndoImport' })
    await changeImport(city.db, { journal, import: id }, { status: 'undoing', undone_by: 'planner', done: 0 })
    const { store } = city
    await undoImport.run({ id }, { ...city.context, store: { ...store, append: append(store) } })
  }

  test('takes nothing away from the undoing', async () => {
    await city.take(await lists.register)
    const before = await counted()
    const list = await city.take(await lists.year2020)
    let came = false
    await undoing(list.import, (store) => async (append) => {
      if (!came && append.events.some(({ type }) => type === 'StatementWithdrawn')) {
        came = true
        await merge(wrong, code)
      }
      return store.append(append)
    })
    expect(came).toBe(true)
    expect(await counted()).toEqual(before)
  })

  test('nor when the worker was killed before it noted what it had withdrawn', async () => {
    await city.take(await lists.year2021)
    const before = await counted()
    // One more than are withdrawn at once; the stream that comes last is left over.
    const firms = [code, ...Array.from({ length: 250 }, (_, index) => codeOf(10 + index))]
    const list = await city.take(
      await register(
        2020,
        firms.map((each) => [each, `${name}${each}`, '宝丰县']),
      ),
    )
    const streams = await city.store.findClaims(journal, firms.map(claimOf))
    const [last] = firms.toSorted((a, b) =>
      (streams.get(claimOf(a)) ?? '') < (streams.get(claimOf(b)) ?? '') ? 1 : -1,
    )
    const killed = undoing(list.import, (store) => async (append) => {
      await store.append(append)
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    await merge(last ?? '', code)
    expect(await city.run(undoImport, list.import)).toMatchObject({ status: 'undone', withdrawn: firms.length })
    expect(await counted()).toEqual(before)
  })
})
