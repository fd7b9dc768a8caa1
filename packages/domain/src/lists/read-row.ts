import { applicationInRow } from './application-in-row.ts'
import { assignmentInRow } from './assignment-in-row.ts'
import { dayOfRow } from './cell-readers.ts'
import { changeInRow } from './change-in-row.ts'
import { demandInRow } from './demand-in-row.ts'
import { dutyInRow } from './duty-in-row.ts'
import { firmInRow, nameInRow, type FirmInRow, type FirmOrLead } from './firm-in-row.ts'
import { highTechInRow } from './high-tech-in-row.ts'
import type { ListKind } from './fields.ts'
import type { RecognisedList } from './list.ts'
import { namedRow } from './named-row.ts'
import { officerInRow } from './officer-in-row.ts'
import type { FactRow, RowContact, RowReading, SkippedRow, Stated } from './reading.ts'
import { registerEntryInRow } from './register-entry-in-row.ts'
import { isRefused, textOf, viewOf, writtenOf, type Refused, type RowView } from './row-view.ts'
import type { SheetRow } from './sheet.ts'
import { skipReason } from './skipped-row.ts'
import { targetInRow } from './target-in-row.ts'
import { techSmeInRow } from './tech-sme-in-row.ts'
import { titleInRow } from './title-in-row.ts'
import { visitInRow } from './visit-in-row.ts'

/**
 * Reads one row of a recognised list. It states something of a firm or of the officers' year, sets a target, is refused at
 * a cell, or is none of the list's rows. `uscc` names the firm where the row does not or where its code was refused.
 */
export function readRow(list: RecognisedList, row: SheetRow, uscc?: string): RowReading {
  const view = viewOf(list, row)
  const skip = row.row < list.dataFrom ? 'heading' : skipReason(view)
  if (skip !== undefined) return { row: row.row, skip }
  if (list.kind === 'targets') return targetInRow(view)
  const fact = factReaders.get(list.kind)
  if (fact) return fact(view, uscc)
  if (list.stage === 'publicity' && (shapeIs(list, 'tech-sme') || list.kind === 'titles')) return publicised(view, uscc)
  if (!list.hasCodes && uscc === undefined) return namedRow(view)

  const firm = firmInRow(view, uscc)
  if (isRefused(firm)) return firm
  const stated = statedOf(view, firm)
  if (isRefused(stated)) return stated
  const unitText = writtenOf(view, 'unit')
  const contact = contactIn(view)
  return {
    row: row.row,
    ...stated,
    ...(unitText === '' ? {} : { unitText }),
    ...(contact === undefined ? {} : { contact }),
    notes: view.notes,
  }
}

type ReadFact = (view: RowView, uscc: string | undefined) => FactRow | SkippedRow | Refused

const factReaders = new Map<ListKind, ReadFact>([
  ['officers', officerInRow],
  ['assignments', ofFirm(assignmentInRow)],
  ['visits', ofFirmOrLead(visitInRow)],
  ['demands', ofFirmOrLead(demandInRow)],
  ['duties', ofFirm(dutyInRow)],
])

function ofFirm(read: (view: RowView, firm: FirmInRow) => FactRow | SkippedRow | Refused): ReadFact {
  return (view, uscc) => {
    const firm = firmInRow(view, uscc)
    return isRefused(firm) ? firm : read(view, firm)
  }
}

/** What came out of here may be of a 线索: its row names no code, and can only be the record that it was. */
function ofFirmOrLead(read: (view: RowView, firm: FirmOrLead) => FactRow | Refused): ReadFact {
  return (view, uscc) => {
    const firm = firmInRow(view, uscc)
    if (!isRefused(firm)) return read(view, firm)
    const { refused } = firm
    const cameFromHere = view.list.template !== undefined || textOf(view, 'record') !== ''
    const name = nameInRow(view)
    if (refused.kind !== 'code-missing' || !cameFromHere || isRefused(name)) return firm
    const reading = read(view, { name })
    return isRefused(reading) ? firm : { ...reading, codeless: refused }
  }
}

function statedOf(view: RowView, firm: FirmInRow): Stated | Refused {
  switch (view.list.kind) {
    case 'register':
      return registerEntryInRow(view, firm)
    case 'tech-sme':
    case 'tech-sme-province':
      return techSmeInRow(view, firm)
    case 'high-tech':
    case 'high-tech-province':
      return highTechInRow(view, firm)
    case 'titles':
      return titleInRow(view, firm)
    case 'changes':
      return changeInRow(view, firm)
    case 'applications':
      return applicationInRow(view, firm)
    case 'targets':
    case 'officers':
    case 'assignments':
    case 'visits':
    case 'demands':
    case 'duties':
      throw new Error(`A list of ${view.list.kind} states nothing in a firm's own stream`)
  }
}

function shapeIs(list: RecognisedList, kind: 'tech-sme'): boolean {
  return list.kind === kind || list.kind === `${kind}-province`
}

function publicised(view: RowView, uscc: string | undefined): RowReading {
  const firm = view.list.hasCodes || uscc !== undefined ? firmInRow(view, uscc) : nameInRow(view)
  if (isRefused(firm)) return firm
  const occurredOn = dayOfRow(view)
  if (isRefused(occurredOn)) return occurredOn
  return {
    row: view.row,
    publicised: typeof firm === 'string' ? { name: firm } : firm,
    occurredOn,
    notes: view.notes,
  }
}

function contactIn(view: RowView): RowContact | undefined {
  const name = writtenOf(view, 'contact-name')
  const phone = textOf(view, 'contact-phone')
  if (name === '' && phone === '') return undefined
  return { ...(name === '' ? {} : { name }), ...(phone === '' ? {} : { phone }) }
}
