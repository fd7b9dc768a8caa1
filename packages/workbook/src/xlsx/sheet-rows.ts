import type { Cell, SheetRow } from '@titian/domain'
import { columnIndex, columnLetters, printable, textCell } from '../cell.ts'
import type { Limits } from '../limits.ts'
import { refuse } from '../refused.ts'
import type { DateStyles } from './date-styles.ts'
import { MergedCells } from './merged-cells.ts'
import { richText } from './shared-strings.ts'
import { readXml, type Attributes } from './xml.ts'

export type SheetContext = {
  strings: readonly string[]
  isDate: DateStyles
  from1904: boolean
  merged: readonly string[]
  limits: Limits
}

const batchSize = 200

/** Reads the rows of one sheet that show anything, in batches, waiting until each batch was taken. */
export async function readSheetRows(
  chunks: AsyncIterable<Buffer>,
  context: SheetContext,
  take: (rows: SheetRow[]) => Promise<void>,
): Promise<number> {
  const merged = new MergedCells(context.merged)
  const inline = richText()
  let batch: SheetRow[] = []
  let seen = 0
  let row = 0
  let column = -1
  let cells: Cell[] = []
  let attributes: Attributes = {}
  let value = ''
  let inValue = false

  const endRow = () => {
    const filled = cells.length === 0 ? cells : merged.fill(row, cells)
    if (filled.length > 0) batch.push({ row, cells: filled })
    cells = []
    column = -1
  }

  await readXml(
    chunks,
    {
      open: (name, given) => {
        if (name === 'row') {
          row = Math.max(row + 1, Number(given['r'] ?? 0))
          seen += 1
          if (seen > context.limits.rows) refuse({ kind: 'file-too-many-rows', params: { limit: context.limits.rows } })
        } else if (name === 'c') {
          attributes = given
          column = given['r'] === undefined ? column + 1 : columnIndex(given['r'].replace(/\d+$/, ''))
          value = ''
          inline.begin()
        } else if (name === 'v') inValue = true
        else inline.open(name)
      },
      text: (text) => {
        if (inValue) value += text
        else inline.take(text)
      },
      close: (name) => {
        if (name === 'v') inValue = false
        else if (name === 'c' && column >= 0 && column < context.limits.columns) {
          const cell = readCell(columnLetters(column), attributes, value, inline.end(), context)
          if (cell) cells.push(cell)
        } else if (name === 'row') endRow()
        else inline.close(name)
      },
    },
    async () => {
      if (batch.length < batchSize) return
      const full = batch
      batch = []
      await take(full)
    },
  )
  if (batch.length > 0) await take(batch)
  return seen
}

function readCell(
  column: string,
  attributes: Attributes,
  value: string,
  inline: string,
  context: SheetContext,
): Cell | undefined {
  switch (attributes['t'] ?? 'n') {
    case 's':
      return textCell(column, context.strings[Number(value)] ?? '')
    case 'str':
      return textCell(column, value)
    case 'inlineStr':
      return textCell(column, inline)
    case 'b':
      return { column, kind: 'boolean', text: value.trim() === '1' ? 'TRUE' : 'FALSE' }
    case 'e':
      return { column, kind: 'error', text: printable(value) }
    case 'd':
      return textCell(column, value.slice(0, 10))
    default:
      return numberCell(column, value, context.isDate(Number(attributes['s'] ?? 0)), context.from1904)
  }
}

function numberCell(column: string, value: string, isDate: boolean, from1904: boolean): Cell | undefined {
  if (value.trim() === '') return undefined
  const number = Number(value)
  if (!Number.isFinite(number)) return textCell(column, value)
  const serial = from1904 ? number + 1462 : number
  const day = isDate ? dayOfSerial(serial) : undefined
  if (day !== undefined) return { column, kind: 'date', text: day, number: serial }
  // A spreadsheet keeps 15 digits and shows no more.
  return { column, kind: 'number', text: String(Number(number.toPrecision(15))), number }
}

// Spreadsheets believe that 1900 had a 29 February; before it nobody counts.
function dayOfSerial(serial: number): string | undefined {
  const days = Math.floor(serial)
  if (days <= 60 || days >= 110_000) return undefined
  return new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10)
}
