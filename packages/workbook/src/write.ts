import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setImmediate as others } from 'node:timers/promises'
import Excel from 'exceljs'

/** Numbers stay numbers, and a share is one that is shown as a percentage; everything else is text, a credit code above all. */
export type WrittenCell = string | number | { readonly share: number } | null

export type WrittenSheet = {
  name: string
  /** One line above the header, across all columns. */
  title?: string
  header: readonly string[]
  rows: Iterable<readonly WrittenCell[]>
  /** Widths in characters, by column. */
  widths?: readonly number[]
  /** To be printed and sent on as it is: rules around every cell of a whole row, one page wide. */
  isForm?: boolean
}

// As text in a workbook it is harmless; but whoever saves it as .csv and opens that would run what begins like this.
const formula = /^[=+\-@\t\r\n＝＋－＠]./s

// Ten thousand rows are half a second's work, in which the process would answer nobody.
const rowsAtOnce = 200

/** An .xlsx with codes as text and nothing in it that a spreadsheet would compute. */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  const stream = new PassThrough()
  const bytes = buffer(stream)
  const book = new Excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true })
  for (const sheet of sheets) await writeSheet(book, sheet)
  await book.commit()
  return bytes
}

async function writeSheet(book: Excel.stream.xlsx.WorkbookWriter, sheet: WrittenSheet): Promise<void> {
  const frozen = sheet.title === undefined ? 1 : 2
  const written = book.addWorksheet(sheet.name, {
    views: [{ state: 'frozen', ySplit: frozen }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  written.columns = sheet.header.map((_, index) => ({ width: sheet.widths?.[index] ?? 16, style: { numFmt: '@' } }))
  if (sheet.title !== undefined) {
    const title = written.addRow([sheet.title])
    title.font = { bold: true, size: 14 }
    if (sheet.isForm === true) title.alignment = { horizontal: 'center' }
    written.mergeCells(1, 1, 1, sheet.header.length)
    title.commit()
  }
  const header = written.addRow([...sheet.header])
  header.font = { bold: true }
  if (sheet.isForm === true) rule(header, sheet.header.length)
  header.commit()
  let rows = 0
  for (const cells of sheet.rows) {
    rows += 1
    if (rows % rowsAtOnce === 0) await others()
    const row = written.addRow(cells.map(valueOf))
    for (const [index, cell] of cells.entries()) {
      // A number in a column of text would be shown as text, but kept as a number.
      if (typeof cell === 'number') row.getCell(index + 1).numFmt = 'General'
      else if (typeof cell === 'object' && cell !== null) row.getCell(index + 1).numFmt = '0.0%'
    }
    // What stands below the table says something of all of it.
    if (sheet.isForm === true && cells.length === sheet.header.length) rule(row, cells.length)
    row.commit()
  }
  written.commit()
}

function valueOf(cell: WrittenCell): string | number | null {
  if (typeof cell === 'string') return harmless(cell)
  return typeof cell === 'object' && cell !== null ? cell.share : cell
}

function rule(row: Excel.Row, columns: number): void {
  const thin = { style: 'thin' } as const
  for (let column = 1; column <= columns; column += 1) {
    row.getCell(column).border = { top: thin, left: thin, bottom: thin, right: thin }
    if (column > 1) row.getCell(column).alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
  }
}

function harmless(text: string): string {
  return formula.test(text) ? `'${text}` : text
}
