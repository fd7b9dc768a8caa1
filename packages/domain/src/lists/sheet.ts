export type CellKind = 'text' | 'number' | 'date' | 'empty' | 'boolean' | 'error'

/**
 * One cell of a spreadsheet. `text` is what it shows; a number or date also carries `number` as it is kept,
 * a date as its serial of the 1900 system.
 */
export interface Cell {
  /** The column's letters: `A`, `AB`. */
  readonly column: string
  readonly kind: CellKind
  readonly text: string
  readonly number?: number
}

/** One row, numbered as the spreadsheet numbers it. Empty cells may be left out; a merged cell may be repeated. */
export interface SheetRow {
  readonly row: number
  readonly cells: readonly Cell[]
}

/** The text of a cell with full-width characters narrowed and blanks trimmed; for judging, not for keeping. */
export function plainText(cell: Cell | undefined): string {
  if (!cell || cell.kind === 'empty') return ''
  return cell.text
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

export function addressOf(column: string, row: number): string {
  return `${column}${row}`
}
