import {
  demandCategoryWords,
  demandTextInExport,
  inTemplateWords,
  listedStatusWords,
  templateFieldNames,
  visitModeWords,
  visitPurposeWords,
  visitResultWords,
  type TemplateField,
} from '@titian/contract'
import { units, type TemplateColumn } from '@titian/domain'
import type { DemandLine, VisitLine } from '@titian/read-models'
import { names } from '../enterprises/shown-event.ts'

// Whole, as other systems know them.
const unitNames = new Map(units.map(({ code, name }) => [code, name]))

/** What a record says in each field, in our words; more than one where a field holds several. */
export type FieldsSaid = Partial<Record<TemplateField, string[]>>

export function visitFields(line: VisitLine, index: number): FieldsSaid {
  return {
    sequence: [String(index + 1)],
    record: [line.visit],
    name: [line.name],
    code: [line.uscc ?? ''],
    unit: [unitNames.get(line.unit) ?? names.unit(line.unit)],
    date: [line.on],
    officer: line.visitors.flatMap(({ officer }) => officer ?? []),
    'officer-name': line.visitors.flatMap(({ name, officer }) => name ?? officer ?? []),
    mode: [visitModeWords[line.mode]],
    purpose: line.purposes.map((purpose) => visitPurposeWords[purpose]),
    result: line.results.map((result) => visitResultWords[result]),
    note: [line.note ?? line.solvedText ?? ''],
    campaign: [line.campaign ?? ''],
    solved: [line.solved ? '是' : ''],
  }
}

type DemandSaid = Pick<
  DemandLine,
  | 'demand'
  | 'number'
  | 'uscc'
  | 'name'
  | 'unit'
  | 'category'
  | 'text'
  | 'secrecy'
  | 'raisedOn'
  | 'officer'
  | 'officerName'
  | 'state'
  | 'closedOn'
>

/** What is secret stays here. */
export function demandFields(line: DemandSaid, index: number): FieldsSaid {
  return {
    sequence: [String(index + 1)],
    record: [line.demand],
    name: [line.name],
    code: [line.uscc ?? ''],
    unit: [unitNames.get(line.unit) ?? names.unit(line.unit)],
    number: [line.number],
    category: [demandCategoryWords[line.category]],
    text: [demandTextInExport(line)],
    date: [line.raisedOn],
    officer: line.officer === null ? [] : [line.officer],
    'officer-name': [line.officerName ?? line.officer ?? ''],
    state: [listedStatusWords[stateOf(line)]],
    'closed-on': [line.closedOn ?? ''],
  }
}

/** One row in the columns of a template, in the other system's words. */
export function cellsOf(columns: readonly TemplateColumn[], said: FieldsSaid): readonly string[] {
  return columns.map(({ field, words }) => {
    const known = templateFieldNames.find((name) => name === field)
    return inTemplateWords((known && said[known]) ?? [], words)
  })
}

/** As ledgers say it. */
function stateOf({ state, closedOn }: DemandSaid): keyof typeof listedStatusWords {
  if (closedOn !== null) return 'closed'
  if (state === 'registered' || state === 'assigned') return 'registered'
  return state === 'accepted' ? 'accepted' : 'in-progress'
}
