import { divisionIn, judgeCreditCode, normaliseCreditCode } from '../identifiers/credit-code.ts'
import { findDivision } from '../units/division.ts'
import { optionalUnit } from './cell-readers.ts'
import { plainText } from './sheet.ts'
import { cellOf, isRefused, noteAt, refuseAt, textOf, writtenOf, type Refused, type RowView } from './row-view.ts'

/** Which firm a row means: what every statement says at least. */
export interface FirmInRow {
  readonly uscc: string
  readonly name: string
  readonly unit?: string
}

/** A firm, or a 线索, which has no code yet. */
export type FirmOrLead = Pick<FirmInRow, 'name'> & Partial<Pick<FirmInRow, 'uscc'>>

/** The firm of a row. `given` is the code that a person or a match by name decided on; then the cell is not judged. */
export function firmInRow(view: RowView, given: string | undefined): FirmInRow | Refused {
  const uscc = given === undefined ? codeInRow(view) : normaliseCreditCode(given)
  if (isRefused(uscc)) return uscc
  const name = nameInRow(view)
  if (isRefused(name)) return name
  const unit = optionalUnit(view)
  return { uscc, name, ...(unit === undefined ? {} : { unit }) }
}

export function nameInRow(view: RowView): string | Refused {
  const name = writtenOf(view, 'name')
  if (name === '' || cellOf(view, 'name')?.kind === 'error') {
    return refuseAt(view, 'name', { kind: 'cell-missing', params: {} })
  }
  return name
}

function codeInRow(view: RowView): string | Refused {
  const cell = cellOf(view, 'code')
  const asNumber = cell?.kind === 'number' || cell?.kind === 'date'
  const text = asNumber && cell.number !== undefined ? numberText(cell.number) : plainText(cell)
  const judged = judgeCreditCode(dash.test(text) ? '' : text, asNumber ? 'number' : 'text')
  if ('refusal' in judged) {
    const { refusal } = judged
    return refuseAt(view, 'code', refusal, refusal.kind === 'code-not-a-code' ? refusal.params.meant : undefined)
  }
  if (judged.innerCheckFails) noteAt(view, 'code', { kind: 'code-inner-check', params: {} })
  noteDivision(view, judged.code)
  return judged.code
}

/** The division in a code says where the firm was registered once; only one that is odd is worth a note. */
function noteDivision(view: RowView, code: string): void {
  const division = divisionIn(code)
  const standing = findDivision(division)?.standing ?? 'unknown'
  if (standing === 'current') return
  noteAt(view, 'code', { kind: 'code-division', params: { division, standing } })
}

/** What people write for "none". */
const dash = /^([-—–/\\]+|无|暂无|空)$/

/** The digits that mean a number, as a spreadsheet shows them. All that its double holds would be others: …819968 for …820000. */
function numberText(number: number): string {
  return String(Math.trunc(number))
}

/** A text identifier that the spreadsheet kept as a number: its first digits, or undefined where nothing was lost. */
export function digitsLeft(view: RowView, field: 'number' | 'certificate'): string | undefined {
  const cell = cellOf(view, field)
  if (cell?.kind === 'number' && cell.number !== undefined) {
    const digits = numberText(cell.number)
    return digits.length > 15 ? digits.slice(0, 14) : undefined
  }
  const written = /^(\d)\.(\d{3,})E\+(\d{2})$/i.exec(textOf(view, field))
  return written ? ((written[1] ?? '') + (written[2] ?? '')).slice(0, 14) : undefined
}
