import { normaliseOfficerCode } from '../officers/officer-code.ts'
import type { RowPerson } from './listed-event.ts'
import { cellOf, refuseAt, textOf, writtenOf, type Refused, type RowView } from './row-view.ts'

const nobody = /^([-—–/\\]+|无|暂无|空|待定)$/

/** 编号 that a row gives, more than one of a joint visit. */
export function officerCodesIn(view: RowView): readonly string[] {
  if (cellOf(view, 'officer')?.kind === 'error') return []
  return partsOf(textOf(view, 'officer')).map(normaliseOfficerCode)
}

/** Who stands in a row by name, in the order of the row; a name that stands twice is one person. */
export function namesIn(view: RowView): readonly RowPerson[] {
  if (cellOf(view, 'officer-name')?.kind === 'error') return []
  return [...new Set(partsOf(writtenOf(view, 'officer-name')))].map((name) => ({ name }))
}

/** The one officer whom a row must name by 编号. */
export function officerCodeIn(view: RowView): string | Refused {
  const [code] = officerCodesIn(view)
  return code ?? refuseAt(view, 'officer', { kind: 'cell-missing', params: {} })
}

export function nameOfOfficer(view: RowView): string | Refused {
  const [first] = namesIn(view)
  return first?.name ?? refuseAt(view, 'officer-name', { kind: 'cell-missing', params: {} })
}

/** 记录编号: which record the row is, where it came out of here. */
export function recordIn(view: RowView): { record?: string } {
  const record = textOf(view, 'record').replace(/\s/g, '')
  return /^[\w-]{1,64}$/.test(record) ? { record } : {}
}

function partsOf(text: string): string[] {
  return text
    .split(/[、，,;；/\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !nobody.test(part))
}
