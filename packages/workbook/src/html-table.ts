import type { Cell, SheetRow } from '@titian/domain'
import { Parser } from 'htmlparser2'
import { columnLetters, typedCell } from './cell.ts'
import type { Limits } from './limits.ts'
import { refuse } from './refused.ts'

type Span = { cell: Cell | undefined; rowsLeft: number }
type Table = { rows: SheetRow[]; spans: Map<number, Span>; number: number }

/** The rows of the longest table in a page. A cell over several rows is repeated in each, as in a workbook. */
export function readHtmlTable(html: string, limits: Limits): SheetRow[] {
  const finished: Table[] = []
  const open: Table[] = []
  let cells: Map<number, Cell> | undefined
  let cell: { text: string; rowspan: number; colspan: number; number: string | undefined } | undefined
  let column = 0
  let hidden = 0

  const endCell = () => {
    const table = open.at(-1)
    if (!cell || !table || !cells) return
    column = place(table, cells, column, cell, limits)
    cell = undefined
  }
  const endRow = () => {
    endCell()
    const table = open.at(-1)
    if (table && cells) addRow(table, cells, limits)
    cells = undefined
  }

  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'style' || name === 'script') hidden += 1
      if (name === 'table') open.push({ rows: [], spans: new Map(), number: 0 })
      if (name === 'tr' && open.length > 0) {
        endRow()
        cells = new Map()
        column = 0
      }
      if ((name === 'td' || name === 'th') && cells) {
        endCell()
        cell = {
          text: '',
          rowspan: span(attributes['rowspan'], limits.rows),
          colspan: span(attributes['colspan'], limits.columns),
          number: attributes['x:num'],
        }
      }
      if ((name === 'br' || name === 'p' || name === 'div') && cell && cell.text !== '') cell.text += '\n'
    },
    ontext(text) {
      if (cell && hidden === 0) cell.text += text
    },
    onclosetag(name) {
      if (name === 'style' || name === 'script') hidden -= 1
      if (name === 'td' || name === 'th') endCell()
      if (name === 'tr') endRow()
      if (name === 'table') {
        endRow()
        const table = open.pop()
        if (table) finished.push(table)
      }
    },
  })
  parser.end(html)
  return [...finished, ...open].reduce<SheetRow[]>(
    (longest, { rows }) => (rows.length > longest.length ? rows : longest),
    [],
  )
}

function place(
  table: Table,
  cells: Map<number, Cell>,
  from: number,
  cell: { text: string; rowspan: number; colspan: number; number: string | undefined },
  limits: Limits,
): number {
  let column = from
  while ((table.spans.get(column)?.rowsLeft ?? 0) > 0) column += 1
  if (column >= limits.columns) return column
  const text = cell.text
    .replaceAll('\u00a0', ' ')
    .replace(/[ \t\r\n]+/g, ' ')
    .trim()
  const read = cellOf(columnLetters(column), text, cell.number)
  if (read) cells.set(column, read)
  for (let covered = column; covered < column + cell.colspan; covered += 1) {
    if (cell.rowspan > 1)
      table.spans.set(covered, { cell: covered === column ? read : undefined, rowsLeft: cell.rowspan })
  }
  return column + cell.colspan
}

/** Excel tells beside the text which number it kept. */
function cellOf(column: string, text: string, kept: string | undefined): Cell | undefined {
  const number = kept === undefined ? Number.NaN : Number(kept === '' ? text : kept)
  return Number.isFinite(number) && text !== '' ? { column, kind: 'number', text, number } : typedCell(column, text)
}

function addRow(table: Table, cells: Map<number, Cell>, limits: Limits): void {
  table.number += 1
  if (table.number > limits.rows) refuse({ kind: 'file-too-many-rows', params: { limit: limits.rows } })
  for (const [column, covering] of table.spans) {
    if (!cells.has(column) && covering.cell) cells.set(column, covering.cell)
    covering.rowsLeft -= 1
    if (covering.rowsLeft === 0) table.spans.delete(column)
  }
  const inOrder = [...cells].toSorted(([a], [b]) => a - b).map(([, cell]) => cell)
  if (inOrder.length > 0) table.rows.push({ row: table.number, cells: inOrder })
}

function span(text: string | undefined, most: number): number {
  const number = Number(text ?? 1)
  return Number.isInteger(number) && number > 0 ? Math.min(number, most) : 1
}
