import { yearOf } from '../day.ts'
import { readTechSmeNumber, yearOfTechSmeNumber } from '../identifiers/tech-sme-number.ts'
import { dayOfRow } from './cell-readers.ts'
import { documentOf } from './document-of-row.ts'
import { digitsLeft, type FirmInRow } from './firm-in-row.ts'
import type { Stated } from './reading.ts'
import { isRefused, noteAt, refuseAt, textOf, type Refused, type RowView } from './row-view.ts'
import { batchIn } from './title-words.ts'

export function techSmeInRow(view: RowView, firm: FirmInRow): Stated | Refused {
  const number = numberInRow(view)
  if (isRefused(number)) return number
  const occurredOn = dayOfRow(view)
  if (isRefused(occurredOn)) return occurredOn
  const inNumber = yearOfTechSmeNumber(number)
  // A list of several years is dated by its last; only the row's own day can contradict its number.
  if (yearOf(occurredOn) > inNumber + 1 && textOf(view, 'date') !== '') {
    return refuseAt(view, 'date', { kind: 'date-after-number', params: { inNumber } })
  }
  if (inNumber !== yearOf(occurredOn)) {
    noteAt(view, 'number', { kind: 'years-differ', params: { inNumber, inDate: yearOf(occurredOn) } })
  }
  const written = textOf(view, 'batch')
  const batch = written === '' ? view.list.batch : (batchIn(written) ?? written)
  return {
    occurredOn,
    statement: {
      type: 'TechSmeRegistered',
      data: { ...firm, number, ...(batch === undefined ? {} : { batch }), ...documentOf(view) },
    },
  }
}

export function numberInRow(view: RowView, field: 'number' | 'certificate' = 'number'): string | Refused {
  const lost = digitsLeft(view, field)
  if (lost !== undefined) return refuseAt(view, field, { kind: 'number-digits-lost', params: { firstDigits: lost } })
  const text = textOf(view, field)
  if (text === '') return refuseAt(view, field, { kind: 'cell-missing', params: {} })
  const length = text.replace(/\s/g, '').length
  return readTechSmeNumber(text) ?? refuseAt(view, field, { kind: 'number-malformed', params: { length } })
}
