import { yearOf } from '../day.ts'
import { readCertificate, yearOfCertificate } from '../identifiers/certificate.ts'
import { dayOfRow, optionalRoute, termOf } from './cell-readers.ts'
import { documentOf } from './document-of-row.ts'
import type { FirmInRow } from './firm-in-row.ts'
import type { Stated } from './reading.ts'
import { isRefused, noteAt, refuseAt, textOf, type Refused, type RowView } from './row-view.ts'

/** 认定 by the date on the certificate. A 公示 says no more than that an application got that far. */
export function highTechInRow(view: RowView, firm: FirmInRow): Stated | Refused {
  const route = optionalRoute(view)
  const by = route === undefined ? {} : { route }
  if (view.list.stage === 'publicity') {
    const occurredOn = dayOfRow(view)
    if (isRefused(occurredOn)) return occurredOn
    const data = { ...firm, stage: 'publicised', ...by } as const
    return { occurredOn, statement: { type: 'HighTechApplicationAdvanced', data } }
  }
  const certificate = certificateInRow(view)
  if (isRefused(certificate)) return certificate
  const issuedOn = dayOfRow(view, 'date', view.list.issuedOn ?? view.list.listedOn)
  if (isRefused(issuedOn)) return issuedOn
  const inNumber = yearOfCertificate(certificate)
  // A list of several years is dated by its last; only the row's own day can contradict its number.
  if (yearOf(issuedOn) > inNumber + 1 && textOf(view, 'date') !== '') {
    return refuseAt(view, 'date', { kind: 'date-after-number', params: { inNumber } })
  }
  if (inNumber !== yearOf(issuedOn)) {
    noteAt(view, 'certificate', { kind: 'years-differ', params: { inNumber, inDate: yearOf(issuedOn) } })
  }
  const data = { ...firm, certificate, issuedOn, years: termOf(view), ...by, ...documentOf(view) }
  return { occurredOn: issuedOn, statement: { type: 'HighTechRecognised', data } }
}

export function certificateInRow(view: RowView): string | Refused {
  const text = textOf(view, 'certificate')
  if (text === '') return refuseAt(view, 'certificate', { kind: 'cell-missing', params: {} })
  return readCertificate(text) ?? refuseAt(view, 'certificate', { kind: 'certificate-malformed', params: {} })
}
