import type { Candidate, Statement } from '@titian/domain'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LogOfLists, type MadeList } from './test-log.ts'

const codes = ['91410402MA0000015P', '91410423913942924J']
const yearEnds = ['2020-12-31', '2021-12-31', '2022-12-31']
const ownDays = ['2020-05-06', '2020-12-31', '2021-12-31', '2022-01-20']
const units = ['410402', '410422', '410482']
const names = ['平顶山市石漫金属制品制造有限公司', '河南石漫金属科技有限公司']

const firm = fc.record(
  {
    uscc: fc.constantFrom(...codes),
    name: fc.constantFrom(...names),
    unit: fc.constantFrom(...units),
  },
  { requiredKeys: ['uscc', 'name'] },
)
const anyDay = fc.constantFrom(...ownDays)
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })

const registerEntry = fc
  .record({ firm, employees: maybe(fc.constantFrom(9, 12)), foundedOn: maybe(fc.constant('2015-03-01')) })
  .map(({ firm: said, employees, foundedOn }): Statement => ({
    type: 'RegisterEntryListed',
    data: { ...said, ...(employees ? { employees } : {}), ...(foundedOn ? { foundedOn } : {}) },
  }))
/** With county and batch, or as the province announces it: a name and a number. */
const techSme = fc
  .record({
    firm,
    year: fc.constantFrom(2020, 2021),
    serial: fc.constantFrom(1, 1, 1, 2),
    batch: maybe(fc.constant('一')),
  })
  .map(({ firm: said, year, serial, batch }): Statement => ({
    type: 'TechSmeRegistered',
    data: { ...said, number: `${year}4104230000000${serial}`, ...(batch ? { batch } : {}) },
  }))
const granted = fc
  .record({
    firm,
    title: fc.constantFrom('gazelle' as const, 'specialized' as const),
    document: maybe(fc.constant('平科〔2021〕9号')),
    validThrough: maybe(fc.constantFrom('2023-12-31', '2024-06-30')),
  })
  .map(({ firm: said, title, document, validThrough }): Statement => ({
    type: 'TitleGranted',
    data: { ...said, title, ...(document ? { document } : {}), ...(validThrough ? { validThrough } : {}) },
  }))
const advanced = fc
  .record({ firm, stage: fc.constantFrom('planned' as const, 'city-recommended' as const) })
  .map(({ firm: said, stage }): Statement => ({ type: 'HighTechApplicationAdvanced', data: { ...said, stage } }))
const changed = fc
  .record({
    firm,
    unit: fc.constantFrom(...units),
    kind: fc.constantFrom('renamed', 'moved', 'closed', 'revoked', 'number', 'risk'),
    number: maybe(fc.constantFrom('202041042300000001', '202141042300000001')),
    until: maybe(fc.constant('2022-06-30')),
  })
  .map(({ firm: said, unit, kind, number, until }): Statement => {
    const { uscc, name } = said
    if (kind === 'number') return { type: 'TechSmeNumberRevoked', data: { uscc, name, ...(number ? { number } : {}) } }
    if (kind === 'risk')
      return { type: 'CreditRiskListed', data: { uscc, name, kind: '失信', ...(until ? { until } : {}) } }
    const formerName = names.find((other) => other !== name) ?? name
    if (kind === 'renamed') return { type: 'EnterpriseRenamed', data: { uscc, name, formerName } }
    if (kind === 'moved') return { type: 'ResponsibilityMoved', data: { uscc, name, unit } }
    return { type: kind === 'closed' ? 'EnterpriseClosed' : 'HighTechRevoked', data: { uscc, name } }
  })

const recognised = fc.record({ firm, years: fc.constant(3) }).map(({ firm: said, years }): Statement => ({
  type: 'HighTechRecognised',
  data: { ...said, certificate: 'GR202141000123', issuedOn: '2021-10-28', years },
}))

const anyStatement = fc.oneof(
  registerEntry,
  { arbitrary: techSme, weight: 3 },
  { arbitrary: granted, weight: 2 },
  recognised,
  advanced,
  changed,
)

/** A list has one day; its rows have days of their own where it has a column for them. Lists repeat each other. */
function listOf(pool: readonly Statement[]) {
  const row = fc.record({ said: fc.constantFrom(...pool), poorer: fc.boolean(), ownDay: maybe(anyDay) })
  return fc
    .record({ listedOn: fc.constantFrom(...yearEnds), hasDays: fc.boolean(), rows: fc.array(row, { maxLength: 4 }) })
    .map(({ listedOn, hasDays, rows }): MadeList =>
      rows.map(({ said, poorer, ownDay }): Candidate => {
        const dated = hasDays && ownDay !== undefined
        const occurredOn = dated ? ownDay : listedOn
        return { statement: told(poorer ? withoutUnit(said) : said, occurredOn), occurredOn, dated }
      }),
    )
}

/** A certificate's row is of its 发证日期. */
function told(statement: Statement, issuedOn: string): Statement {
  return statement.type === 'HighTechRecognised' ? { ...statement, data: { ...statement.data, issuedOn } } : statement
}

function withoutUnit(statement: Statement): Statement {
  if (statement.type === 'RegisterEntryListed') return { ...statement, data: without(statement.data) }
  return statement.type === 'TechSmeRegistered' ? { ...statement, data: without(statement.data) } : statement
}

function without<Data extends { unit?: string }>({ unit: _unit, ...rest }: Data): Omit<Data, 'unit'> {
  return rest
}

/** Some lists, one of which may come as two files, and another order of them. */
const anyLists = fc
  .array(anyStatement, { minLength: 1, maxLength: 4 })
  .chain((pool) => fc.record({ lists: fc.array(listOf(pool), { minLength: 1, maxLength: 5 }), twice: fc.boolean() }))
  .map(({ lists, twice }) =>
    [...lists, ...(twice ? lists.slice(0, 1) : [])].map((list, index) => ({ id: `list-${index}`, list })),
  )
  .chain((files) =>
    fc.record({
      files: fc.constant(files),
      other: fc.shuffledSubarray(files, { minLength: files.length }),
      undone: fc.constantFrom(...files),
      /** After how many lists one is taken back. */
      when: fc.nat(files.length - 1),
    }),
  )

type File = { id: string; list: MadeList }

function after(...files: readonly File[]): LogOfLists {
  const log = new LogOfLists()
  for (const { id, list } of files) log.take(id, list)
  return log
}

describe('through the judging of imports', () => {
  test('every order of the lists gives the same figures', () => {
    fc.assert(
      fc.property(anyLists, ({ files, other }) => {
        expect(after(...other).figures()).toEqual(after(...files).figures())
      }),
      { numRuns: 1000 },
    )
  })

  test('a list that is undone leaves the figures as if it had never come, and comes again as if it had not gone', () => {
    fc.assert(
      fc.property(anyLists, ({ files, other, undone, when }) => {
        const rest = other.filter((file) => file !== undone)
        const log = after(...rest.slice(0, when), undone, ...rest.slice(when))
        log.undo(undone.id)
        expect(log.figures()).toEqual(after(...files.filter((file) => file !== undone)).figures())
        log.take(undone.id, undone.list)
        expect(log.figures()).toEqual(after(...files).figures())
      }),
      { numRuns: 1000 },
    )
  })

  test('a list that is undone between others leaves the later ones as they would be without it', () => {
    fc.assert(
      fc.property(anyLists, ({ files, other, undone, when }) => {
        const rest = other.filter((file) => file !== undone)
        const log = after(...rest.slice(0, when), undone)
        log.undo(undone.id)
        for (const { id, list } of rest.slice(when)) log.take(id, list)
        expect(log.figures()).toEqual(after(...files.filter((file) => file !== undone)).figures())
      }),
      { numRuns: 500 },
    )
  })

  test('undoing every list, in any order, leaves nothing', () => {
    fc.assert(
      fc.property(anyLists, ({ files, other }) => {
        const log = after(...files)
        for (const { id } of other) log.undo(id)
        expect(log.figures()).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('the same file again changes nothing', () => {
    fc.assert(
      fc.property(anyLists, ({ files }) => {
        const log = after(...files)
        const events = log.events()
        for (const { id, list } of files) log.take(`${id} again`, list)
        expect(log.events()).toBe(events)
      }),
      { numRuns: 300 },
    )
  })
})
