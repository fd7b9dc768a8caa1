import type { SheetRow } from '@titian/domain'
import type { Limits } from '../limits.ts'
import { refuse } from '../refused.ts'
import { openArchive } from './archive.ts'
import { readDateStyles } from './date-styles.ts'
import { readSharedStrings } from './shared-strings.ts'
import { SheetSurvey } from './sheet-survey.ts'
import { readSheetRows } from './sheet-rows.ts'
import { findParts } from './workbook-parts.ts'

export type ReadSheet = {
  sheet: string | undefined
  /** Other visible sheets with rows, which were not read. */
  otherSheets: string[]
}

/** Takes the next rows of the sheet of that name; an unnamed one is a text or a page. */
export type Take = (rows: SheetRow[], sheet: string | undefined) => Promise<void>

/** Reads the first visible sheet that shows anything. */
export async function readXlsx(bytes: Buffer, limits: Limits, take: Take): Promise<ReadSheet> {
  const surveys = new Map<string, SheetSurvey>()
  const archive = await openArchive(bytes, limits, (name) => {
    if (!name.includes('sheet') || !name.endsWith('.xml')) return undefined
    const survey = new SheetSurvey(limits.rows)
    surveys.set(name, survey)
    return (chunk) => survey.look(chunk)
  })
  const parts = await findParts(archive)
  const visible = parts.sheets.filter((sheet) => !sheet.hidden)
  const sheets = visible.length > 0 ? visible : parts.sheets
  if (sheets.length === 0) refuse({ kind: 'file-without-rows', params: {} })
  const strings = parts.sharedStrings === undefined ? [] : await readSharedStrings(archive.chunks(parts.sharedStrings))
  const isDate = parts.styles === undefined ? () => false : await readDateStyles(archive.chunks(parts.styles))

  for (const [index, sheet] of sheets.entries()) {
    let shown = false
    const merged = surveys.get(sheet.path)?.merged() ?? []
    const context = { strings, isDate, from1904: parts.from1904, merged, limits }
    await readSheetRows(archive.chunks(sheet.path), context, async (rows) => {
      shown = true
      await take(rows, sheet.name)
    })
    if (shown) {
      const others = sheets.slice(index + 1).filter((other) => (surveys.get(other.path)?.rows ?? 0) > 1)
      return { sheet: sheet.name, otherSheets: others.map((other) => other.name) }
    }
  }
  return refuse({ kind: 'file-without-rows', params: {} })
}
