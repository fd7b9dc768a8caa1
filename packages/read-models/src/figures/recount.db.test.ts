import {
  cityCode,
  factsOf,
  figureDefinitions,
  foldEnterprise,
  isDay,
  readPeriod,
  stockDay,
  type Fact,
  type Statement,
} from '@titian/domain'
import { createEventStore, openDatabase, type Database, type NewEvent } from '@titian/event-store'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase, type TestDatabase } from '../../../../test/database.ts'
import { recordOf } from '../enterprises/touched-enterprises.ts'
import { readModels } from '../followers.ts'
import { askFigure } from './ask-figure.ts'
import { membersOf } from './figure-counts.ts'

const journal = '4104'
const units = ['410402', '410422', '410471', '410482']
const firms = 25

const day = fc
  .tuple(fc.integer({ min: 2016, max: 2022 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, date]) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)
const unit = fc.constantFrom(...units)

function statement(firm: number): fc.Arbitrary<{ on: string; statement: Statement }> {
  const uscc = `91410000MA00000${String(firm).padStart(2, '0')}X`
  const names = { uscc, name: `第${firm}企业` }
  return fc.oneof(
    fc
      .record({ on: day, unit })
      .map(({ on, unit }) => ({ on, statement: { type: 'RegisterEntryListed' as const, data: { ...names, unit } } })),
    fc.record({ on: day, unit }).map(({ on, unit }) => ({
      on,
      statement: {
        type: 'TechSmeRegistered' as const,
        data: { ...names, unit, number: `${on.slice(0, 4)}410400000000${String(firm).padStart(2, '0')}` },
      },
    })),
    fc.record({ on: day, route: fc.constantFrom('first' as const, 'renewed' as const) }).map(({ on, route }) => ({
      on,
      statement: {
        type: 'HighTechRecognised' as const,
        data: {
          ...names,
          certificate: `GR${on.slice(0, 4)}41${on.slice(5, 7)}${on.slice(8)}${String(firm).padStart(2, '0')}`,
          issuedOn: on,
          years: 3,
          route,
        },
      },
    })),
    fc
      .record({ on: day, unit })
      .map(({ on, unit }) => ({ on, statement: { type: 'ResponsibilityMoved' as const, data: { ...names, unit } } })),
    day.map((on) => ({ on, statement: { type: 'EnterpriseClosed' as const, data: names } })),
    day.map((on) => ({
      on,
      statement: { type: 'TitleGranted' as const, data: { ...names, title: 'gazelle' as const } },
    })),
    day.map((on) => ({ on, statement: { type: 'HighTechRevoked' as const, data: names } })),
    day.map((on) => ({ on, statement: { type: 'TechSmeNumberRevoked' as const, data: names } })),
    day.map((on) => ({ on, statement: { type: 'CreditRiskListed' as const, data: { ...names, kind: '失信' } } })),
  )
}

const history = fc.array(
  fc.integer({ min: 0, max: firms - 1 }).chain((firm) => statement(firm).map((said) => ({ firm, ...said }))),
  { minLength: 240, maxLength: 260, size: 'max' },
)

describe('every figure', () => {
  let database: TestDatabase
  let open: Database<object>

  beforeAll(async () => {
    database = await createDatabase()
    open = openDatabase(database.appUrl, { poolSize: 4 })
    const store = createEventStore(open.pool)
    const [said = []] = fc.sample(history, { seed: 4104, numRuns: 1 })
    const versions = new Map<string, number>()
    for (const [index, { firm, on, statement }] of said.entries()) {
      const stream = `enterprise-${firm}`
      const version = versions.get(stream) ?? 0
      // Now and then a record is taken back, as undoing an import does.
      const taken = index % 7 === 6 && version > 0
      const event: NewEvent = taken
        ? {
            stream,
            type: 'StatementWithdrawn',
            schema: 1,
            data: { concerns: [version], reason: '撤销导入' },
            occurredOn: on,
          }
        : {
            stream,
            type: statement.type,
            schema: 1,
            data: statement.data,
            occurredOn: on,
            meta: { list: { import: 'a', row: index } },
          }
      versions.set(stream, version + 1)
      const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
      const outcome = await store.append({ journal, actor: 'test', command: { id, content: index }, events: [event] })
      if (outcome.outcome !== 'appended') throw new Error(`Event ${index} was ${outcome.outcome}`)
    }
    for (const model of readModels) {
      for (let after = 0, size = 1; ; size = (size % 9) + 1) {
        const events = await store.readJournal(journal, after, size)
        const last = events.at(-1)
        if (!last) break
        await open.db.transaction().execute((tx) => model.handle(tx, events))
        after = last.position
      }
    }
  })

  afterAll(async () => {
    await open.db.destroy()
    await database.drop()
  })

  test('equals the count of its members and a recount from the log, on any day and as known at any position', async () => {
    const store = createEventStore(open.pool)
    const log = await store.readJournal(journal, 0, 1000)
    const asked = fc.record({
      definition: fc.constantFrom(...figureDefinitions),
      year: fc.integer({ min: 2016, max: 2022 }),
      asOf: day,
      known: fc.integer({ min: 1, max: log.length }),
    })
    let counted = 0
    for (const { definition, year, asOf, known } of fc.sample(asked, { seed: 2021, numRuns: 500 })) {
      expect(isDay(asOf)).toBe(true)
      const period = readPeriod(String(year))
      if (!period) throw new Error(`${year} is no year`)
      const question = { journal, asOf, known, period, unit: cityCode }
      const answer = await askFigure(open.db, definition.code, question)
      const members = await membersOf(open.db, definition, period, question, { limit: 1000 })
      const streams = Map.groupBy(
        log.filter(({ position }) => position <= known),
        ({ stream }) => stream,
      )
      const facts = [...streams.values()].flatMap((events) => factsOf(foldEnterprise(events.map(recordOf))))
      const last = stockDay(period, asOf)
      const counts = ({ code, from, to }: Fact) =>
        code === definition.code &&
        (definition.kind === 'stock'
          ? from <= last && (to === undefined || last < to)
          : period.from <= from && from <= last)
      const recount = facts.filter(counts)
      const where = { code: definition.code, year, asOf, known }
      expect({ ...where, value: answer?.value, members: members.length }).toEqual({
        ...where,
        value: recount.length,
        members: recount.length,
      })
      expect(members.every(({ why }) => why.every((position) => position <= known))).toBe(true)
      counted += recount.length
    }
    expect(counted).toBeGreaterThan(200)
  })
})
