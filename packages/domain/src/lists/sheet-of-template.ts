import type { Template } from '../templates/template.ts'
import { findHeader, type FoundHeader } from './header.ts'
import type { ListShape } from './list-shape.ts'
import type { RecognisedList } from './list.ts'
import type { ListAnswers } from './recognise.ts'
import { plainText, type SheetRow } from './sheet.ts'

/** A template with the id under which it is kept. */
export interface SavedTemplate extends Template {
  readonly template: string
}

interface FoundTemplate {
  readonly template: SavedTemplate
  readonly shape: ListShape
  readonly header: FoundHeader
}

/** The template all of whose columns stand in a sheet; of several the one with most, then the one that the title names. */
export function findTemplate(
  rows: readonly SheetRow[],
  { kind }: ListAnswers,
  templates: readonly SavedTemplate[],
): FoundTemplate | undefined {
  const found = templates
    .filter((template) => kind === undefined || template.kind === kind)
    .flatMap((template): FoundTemplate[] => {
      const shape = shapeOf(template)
      const header = findHeader(rows, shape)
      return header?.columns.length === template.columns.length ? [{ template, shape, header }] : []
    })
  const above = rows.flatMap((row) => row.cells.map(plainText))
  const named = ({ template: { name, title = name } }: FoundTemplate) => (above.includes(narrow(title)) ? 1 : 0)
  return found.toSorted((a, b) => b.header.matched - a.header.matched || named(b) - named(a))[0]
}

/** The list as its template says what its columns mean, in whose words. */
export function readBy({ template: { template, name, columns } }: FoundTemplate, list: RecognisedList): RecognisedList {
  const words = new Map(columns.map((column) => [column.field, ours(column.words ?? {})]))
  return {
    ...list,
    template: { template, name },
    columns: list.columns.map((column) => {
      const known = words.get(column.field) ?? {}
      return Object.keys(known).length === 0 ? column : { ...column, words: known }
    }),
  }
}

function shapeOf({ kind, columns }: Template): ListShape {
  const headers = Object.fromEntries(columns.map(({ field, header }) => [field, [header]]))
  return { kind, headers, marks: columns.map(({ field }) => field), words: /$^/ }
}

function ours(words: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([our, their]) => [narrow(their), our]))
}

/** As the text of a cell is compared. */
function narrow(text: string): string {
  return plainText({ column: '', kind: 'text', text })
}
