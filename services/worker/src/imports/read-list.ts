import {
  plainText,
  readRow,
  recogniseList,
  type Cell,
  type ImportProblem,
  type ListAnswers,
  type RecognisedList,
  type RowReading,
  type SavedTemplate,
  type SheetRow,
} from '@titian/domain'
import type { HeaderCell } from '@titian/read-models'
import { readWorkbook } from '@titian/workbook'

/** A row of the list: what it says, and the cells that say it. Rows that are none of the list's are left out. */
export type ListRow = { reading: Exclude<RowReading, { skip: unknown }>; cells: readonly Cell[] }

export type ReadList = { list: RecognisedList; header: HeaderCell[]; sheet: string | undefined; otherSheets: string[] }

type Source = {
  bytes: Buffer
  fileName: string
  answers: ListAnswers
  /** The columns in which other systems give back what we gave them. */
  templates: readonly SavedTemplate[]
  soffice: string | undefined
}

// The header stands within the first rows, below a title and a line or two.
const headRows = 60
const batchSize = 500

/** Reads an upload as the list that it is, handing on its rows in batches. What cannot be read is an answer. */
export async function readList(
  { bytes, fileName, answers, templates, soffice }: Source,
  take: (list: RecognisedList, rows: ListRow[]) => Promise<void>,
): Promise<ReadList | { problem: ImportProblem }> {
  let known: { list: RecognisedList; header: HeaderCell[]; sheet: string | undefined } | undefined
  let batch: ListRow[] = []
  let isHeaderAlone = true
  try {
    const answer = await readWorkbook(
      bytes,
      async (rows, sheet) => {
        known ??= recognise(rows, sheet, { fileName, answers, templates })
        const { dataFrom } = known.list
        isHeaderAlone &&= rows.every(({ row }) => row < dataFrom)
        // What its rows mean is open until somebody says it.
        if (known.list.needs.length > 0) return
        for (const row of rows) {
          const reading = readRow(known.list, row)
          if (!('skip' in reading)) batch.push({ reading, cells: row.cells })
        }
        if (batch.length < batchSize) return
        const full = batch
        batch = []
        await take(known.list, full)
      },
      { soffice },
    )
    if ('refused' in answer) return { problem: answer.refused }
    if (known && isHeaderAlone) return { problem: { kind: 'file-only-headings', params: {} } }
    if (!known) throw new Error('A workbook was read without a row')
    if (batch.length > 0) await take(known.list, batch)
    return { ...known, otherSheets: answer.otherSheets }
  } catch (error) {
    if (error instanceof Unrecognised) return { problem: error.problem }
    throw error
  }
}

/** Ends the reading of a file that is no list of ours. */
class Unrecognised extends Error {
  readonly problem: ImportProblem

  constructor(problem: ImportProblem) {
    super(problem.kind)
    this.problem = problem
  }
}

function recognise(
  rows: SheetRow[],
  sheet: string | undefined,
  { fileName, answers, templates }: Pick<Source, 'fileName' | 'answers' | 'templates'>,
) {
  const head = rows.slice(0, headRows)
  const origin = { fileName, ...(sheet === undefined ? {} : { sheetName: sheet }) }
  const list = recogniseList(head, origin, answers, templates)
  if ('refused' in list) throw new Unrecognised(list.refused)
  return { list, header: headerOf(head, list), sheet }
}

/** The header as it stands in the sheet; of two lines the lower one, and the upper where the lower is empty. */
function headerOf(head: SheetRow[], list: RecognisedList): HeaderCell[] {
  const lines = head.filter((row) => row.row < list.dataFrom).slice(-2)
  const texts = new Map<string, string>()
  for (const [index, line] of lines.entries()) {
    // A title above a header of one line is no header.
    const isHeader = index === lines.length - 1 || line.cells.length > 2
    for (const cell of isHeader ? line.cells : []) {
      if (plainText(cell) !== '') texts.set(cell.column, cell.text)
    }
  }
  return [...texts].map(([column, text]) => ({ column, text }))
}
