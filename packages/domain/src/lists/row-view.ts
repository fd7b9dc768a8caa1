import { writtenName } from '../names/written-name.ts'
import type { Field } from './fields.ts'
import { headerOf } from './list-shape.ts'
import type { ListColumn, RecognisedList } from './list.ts'
import type { RowFlaw, RowNote, RowRefusal, RowRemark } from './refusal.ts'
import { addressOf, plainText, type Cell, type SheetRow } from './sheet.ts'

/** One row as its list's columns see it: cells by field, and where to point when one is wrong. */
export interface RowView {
  readonly list: RecognisedList
  readonly row: number
  readonly cells: ReadonlyMap<string, Cell>
  /** Notes gather here while the row is read. */
  readonly notes: RowNote[]
}

export interface Refused {
  readonly row: number
  readonly refused: RowRefusal
}

export function viewOf(list: RecognisedList, row: SheetRow): RowView {
  const theirs = new Map(list.columns.flatMap((column) => (column.words ? [[column.column, column]] : [])))
  const cells = theirs.size === 0 ? row.cells : row.cells.map((cell) => inOurWords(cell, theirs.get(cell.column)))
  return { list, row: row.row, cells: new Map(cells.map((cell) => [cell.column, cell])), notes: [] }
}

/** A word that another system has for one of ours; cells of 事由 and 结果 hold several. */
function inOurWords(cell: Cell, column: ListColumn | undefined): Cell {
  if (!column?.words) return cell
  const { field, words } = column
  const ours = (text: string) => (Object.hasOwn(words, text) ? (words[text] ?? text) : text)
  const text = plainText(cell)
  const parts = field === 'purpose' || field === 'result' ? text.split(/[、,;/]/).map((part) => part.trim()) : [text]
  const said = parts.map(ours).join('、')
  return said === text ? cell : { column: cell.column, kind: 'text', text: said }
}

export function columnOf(view: RowView, field: Field): ListColumn | undefined {
  return view.list.columns.find((column) => column.field === field)
}

export function cellOf(view: RowView, field: Field): Cell | undefined {
  const column = columnOf(view, field)
  return column && view.cells.get(column.column)
}

/** The cell's text with widths narrowed; empty where there is no column or nothing in it. */
export function textOf(view: RowView, field: Field): string {
  return plainText(cellOf(view, field))
}

/** The firm's name or another text as it is written. */
export function writtenOf(view: RowView, field: Field): string {
  return writtenName(cellOf(view, field)?.text ?? '')
}

export function refuseAt(view: RowView, field: Field, flaw: RowFlaw, meant?: string): Refused {
  const column = columnOf(view, field)
  return refuseIn(
    view,
    column?.column ?? columnOf(view, 'name')?.column ?? 'A',
    column?.header ?? headerOf(view.list.kind, field),
    flaw,
    meant,
  )
}

export function refuseIn(view: RowView, column: string, header: string, flaw: RowFlaw, meant?: string): Refused {
  const name = writtenOf(view, 'name')
  const broken: RowFlaw = view.cells.get(column)?.kind === 'error' ? { kind: 'cell-error', params: {} } : flaw
  return {
    row: view.row,
    refused: {
      ...broken,
      row: view.row,
      cell: addressOf(column, view.row),
      header,
      found: view.cells.get(column)?.text ?? '',
      ...(name === '' ? {} : { name }),
      ...(meant === undefined ? {} : { meant }),
    },
  }
}

export function noteAt(view: RowView, field: Field, remark: RowRemark): void {
  const column = columnOf(view, field)
  if (!column) return
  view.notes.push({
    ...remark,
    cell: addressOf(column.column, view.row),
    header: column.header,
    found: view.cells.get(column.column)?.text ?? '',
  })
}

export function isRefused(value: unknown): value is Refused {
  return typeof value === 'object' && value !== null && 'refused' in value
}
