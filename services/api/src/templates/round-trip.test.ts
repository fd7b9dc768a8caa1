import {
  demandCategories,
  templateFieldVocabulary,
  visitModes,
  visitPurposes,
  visitResults,
  templateFieldNames,
  type TemplateField,
} from '@titian/contract'
import {
  isHiddenText,
  readRow,
  recogniseList,
  templateDecider,
  templateFields,
  type FactRow,
  type Template,
  type TemplateColumn,
  type TemplateKind,
} from '@titian/domain'
import type { VisitLine } from '@titian/read-models'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeWords } from './judge-words.ts'
import { cellsOf, demandFields, visitFields, type FieldsSaid } from './template-cells.ts'

const firm = { uscc: '91410402923358705G', name: '叶县春雷机电有限公司', unit: '410422' }
const day = fc.constantFrom('2021-03-01', '2021-11-29')
const said = fc.constantFrom('讲政策', '企业称：缺流动资金 300 万元，希望对接银行', '见附件 1/2、3')
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })

const visit: fc.Arbitrary<VisitLine> = fc.record({
  visit: fc.uuid(),
  on: day,
  uscc: fc.constant(firm.uscc),
  name: fc.constant(firm.name),
  unit: fc.constant(firm.unit),
  mode: fc.constantFrom(...visitModes),
  purposes: fc.uniqueArray(fc.constantFrom(...visitPurposes), { maxLength: 3 }),
  results: fc.uniqueArray(fc.constantFrom(...visitResults), { maxLength: 2 }),
  visitors: fc
    .uniqueArray(fc.constantFrom('陈涛', '孙丽', '郭建娜'), { minLength: 1, maxLength: 2 })
    .map((names) => names.map((name) => ({ officer: null, name }))),
  campaign: maybe(fc.constantFrom('万人助万企', '科技服务月')),
  meeting: fc.constant(null),
  solved: fc.boolean(),
  solvedText: fc.constant(null),
  demands: fc.constant(0),
  note: maybe(said),
  nextVisitOn: fc.constant(null),
  backfilled: fc.boolean(),
  listed: fc.boolean(),
})

const openStates = ['registered', 'assigned', 'accepted', 'in-progress', 'suspended', 'answered'] as const
const demand = fc.record({
  demand: fc.uuid(),
  number: fc.constantFrom('XQ2021-0001', 'PDS-17'),
  uscc: fc.constant(firm.uscc),
  name: fc.constant(firm.name),
  unit: fc.constant(firm.unit),
  category: fc.constantFrom(...demandCategories),
  text: said,
  secrecy: fc.constantFrom('open', 'internal', 'secret'),
  raisedOn: day,
  officer: fc.constant(null),
  officerName: maybe(fc.constantFrom('陈涛', '孙丽')),
  state: fc.constantFrom(...openStates, 'closed'),
  closedOn: fc.constant(null),
})

/** Columns as somebody may put them together: those that are needed and some more, in any order, in their words or ours. */
function template(kind: TemplateKind): fc.Arbitrary<Template> {
  const fields = templateFieldNames.filter((field) => templateFields[kind].includes(field))
  const needed = fields.filter((field) => ['name', 'code', 'date', 'text', 'officer-name'].includes(field))
  return fc
    .tuple(fc.shuffledSubarray(fields, { minLength: 1 }), fc.shuffledSubarray(needed, { minLength: needed.length }))
    .chain(([some, all]) => {
      const columns = [...new Set([...some, ...all])].map((field) =>
        fc.boolean().map((renames) => ({ header: `对方的${field}（列）`, field, ...(renames ? wordsOf(field) : {}) })),
      )
      return fc.tuple(...columns)
    })
    .map((columns) => ({ name: '上报表', kind, columns }))
}

/** Every second word of ours has another name there. */
function wordsOf(field: TemplateField): Pick<TemplateColumn, 'words'> {
  const ours = templateFieldVocabulary(field)?.filter((_, place) => place % 2 === 0)
  return ours ? { words: Object.fromEntries(ours.map((word, place) => [word, `甲方说法${place}`])) } : {}
}

/** What comes back of a record that left by a template. */
function comesBack(by: Template, said: FieldsSaid): FactRow {
  expect(templateDecider.decide({ type: 'SaveTemplate', template: by }, { version: 0 })).toHaveLength(1)
  expect(judgeWords(by.columns.flatMap(({ field, ...rest }) => (isKnown(field) ? [{ field, ...rest }] : [])))).toBe(
    undefined,
  )
  const rows = [[by.name], by.columns.map(({ header }) => header), cellsOf(by.columns, said)].map((cells, row) => ({
    row: row + 1,
    cells: cells.map((text, place) => ({ column: `C${place}`, kind: text === '' ? 'empty' : 'text', text }) as const),
  }))
  const list = recogniseList(rows, {}, {}, [{ ...by, template: 't-1' }])
  const [, , last] = rows
  if ('refused' in list || last === undefined) throw new Error('Not recognised')
  expect(list.template).toEqual({ template: 't-1', name: by.name })
  const read = readRow(list, last)
  if (!('fact' in read)) throw new Error(JSON.stringify(read))
  expect(read.notes).toEqual([])
  return read
}

function isKnown(field: string): field is TemplateField {
  return templateFieldNames.some((name) => name === field)
}

/** Blanks are the reader's to tidy. */
function bare(text: string | null | undefined): string {
  return (text ?? '').replace(/\s/g, '')
}

test('a visit that leaves by any template comes back saying what its columns hold', () => {
  fc.assert(
    fc.property(template('visits'), visit, (by, line) => {
      const has = (field: TemplateField) => by.columns.some((column) => column.field === field)
      const { fact, people, occurredOn, record } = comesBack(by, visitFields(line, 0))
      if (fact.type !== 'VisitLogged') throw new Error(fact.type)
      const { mode, purposes = [], results = [], campaign, note, solvedOnTheSpot, officers } = fact.data
      expect([fact.data.uscc, occurredOn, officers]).toEqual([line.uscc, line.on, []])
      expect(people.map(({ name }) => name)).toEqual(line.visitors.map(({ name }) => name))
      expect(mode).toBe(has('mode') ? line.mode : 'on-site')
      expect(purposes).toEqual(has('purpose') ? line.purposes : [])
      expect(results).toEqual(has('result') ? line.results : [])
      expect(campaign ?? null).toBe(has('campaign') ? line.campaign : null)
      expect(bare(note)).toBe(has('note') ? bare(line.note) : '')
      expect(solvedOnTheSpot !== undefined).toBe(has('solved') && line.solved)
      expect(record).toBe(has('record') ? line.visit : undefined)
    }),
  )
})

test('a demand that leaves by any template comes back saying what its columns hold, and nothing secret', () => {
  fc.assert(
    fc.property(template('demands'), demand, (by, drawn) => {
      const line = { ...drawn, closedOn: drawn.state === 'closed' ? '2021-11-30' : null }
      const has = (field: TemplateField) => by.columns.some((column) => column.field === field)
      const { fact, occurredOn, record } = comesBack(by, demandFields(line, 0))
      if (fact.type !== 'DemandListed') throw new Error(fact.type)
      const { number, category, text, status, closedOn } = fact.data
      expect([fact.data.uscc, occurredOn]).toEqual([line.uscc, line.raisedOn])
      expect(isHiddenText(text)).toBe(line.secrecy !== 'open')
      expect(bare(text) === bare(line.text)).toBe(line.secrecy === 'open')
      expect(number).toBe(has('number') ? line.number : undefined)
      // Without its column, what is read is our assumption.
      const said = { ...(has('category') ? { category } : {}), ...(has('closed-on') ? { closedOn } : {}) }
      const then = line.closedOn === null ? {} : { closedOn: line.closedOn }
      expect(said).toEqual({
        ...(has('category') ? { category: line.category } : {}),
        ...(has('closed-on') ? then : {}),
      })
      const isClosed = line.state === 'closed' && (has('state') || has('closed-on'))
      expect(status === 'closed').toBe(isClosed)
      expect(record).toBe(has('record') ? line.demand : undefined)
    }),
  )
})
