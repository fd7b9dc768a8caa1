import type { Statement } from '../enterprises/event.ts'
import { readCertificate } from '../identifiers/certificate.ts'
import { findUnit } from '../units/unit.ts'
import { dayOfRow, knownUnits, optionalDay } from './cell-readers.ts'
import type { FirmInRow } from './firm-in-row.ts'
import type { Stated } from './reading.ts'
import { isRefused, noteAt, refuseAt, textOf, writtenOf, type Refused, type RowView } from './row-view.ts'

type Change = 'renamed' | 'closed' | 'moved-out' | 'moved-in' | 'responsibility-moved' | 'revoked'

const changes: readonly { readonly change: Change; readonly written: RegExp }[] = [
  { change: 'revoked', written: /(取消|撤销|终止).*(高新技术企业|高企|资格)/ },
  { change: 'responsibility-moved', written: /属地|县区(调整|变更)|区划调整|辖区(调整|变更)/ },
  { change: 'renamed', written: /更名|名称变更|变更名称|企业名称/ },
  { change: 'moved-out', written: /迁出|外迁/ },
  { change: 'moved-in', written: /迁入/ },
  { change: 'closed', written: /^(注销|吊销|破产|解散|关闭|倒闭)|注销$|吊销$|破产$/ },
]
const known = ['更名', '注销', '吊销', '破产', '迁出', '迁入', '属地调整', '取消高新技术企业资格']

export function changeInRow(view: RowView, firm: FirmInRow): Stated | Refused {
  const text = textOf(view, 'change')
  if (text === '') return refuseAt(view, 'change', { kind: 'cell-missing', params: {} })
  const found = changes.find(({ written }) => written.test(text.replace(/\s/g, '')))
  if (!found) return refuseAt(view, 'change', { kind: 'change-unknown', params: { known } })
  const statement = statementOf(view, firm, found.change, text)
  if (isRefused(statement)) return statement
  const occurredOn = dayOfRow(view)
  return isRefused(occurredOn) ? occurredOn : { occurredOn, statement }
}

function statementOf(view: RowView, firm: FirmInRow, change: Change, text: string): Statement | Refused {
  const before = writtenOf(view, 'before')
  const after = writtenOf(view, 'after')
  switch (change) {
    case 'renamed':
      if (before === '') return refuseAt(view, 'before', { kind: 'cell-missing', params: {} })
      return {
        type: 'EnterpriseRenamed',
        data: { ...firm, name: after === '' ? firm.name : after, formerName: before },
      }
    case 'closed':
      return { type: 'EnterpriseClosed', data: { ...firm, kind: text } }
    case 'moved-out':
      return { type: 'EnterpriseMovedOut', data: { ...firm, ...(after === '' ? {} : { to: after }) } }
    case 'moved-in': {
      const unit = unitAfter(view)
      if (isRefused(unit)) return unit
      const issuedOn = optionalDay(view, 'issued-on')
      return {
        type: 'EnterpriseMovedIn',
        data: {
          ...firm,
          unit,
          ...(before === '' ? {} : { from: before }),
          ...certificateOf(view),
          ...(issuedOn === undefined ? {} : { issuedOn }),
        },
      }
    }
    case 'responsibility-moved': {
      const unit = unitAfter(view)
      if (isRefused(unit)) return unit
      const fromUnit = findUnit(before)?.code
      return { type: 'ResponsibilityMoved', data: { ...firm, unit, ...(fromUnit === undefined ? {} : { fromUnit }) } }
    }
    case 'revoked':
      return { type: 'HighTechRevoked', data: { ...firm, ...certificateOf(view) } }
  }
}

/** Where the firm belongs from now on; here a unit that we do not know would lose it. */
function unitAfter(view: RowView): string | Refused {
  const text = textOf(view, 'after')
  if (text === '') return refuseAt(view, 'after', { kind: 'cell-missing', params: {} })
  return findUnit(text)?.code ?? refuseAt(view, 'after', { kind: 'unit-unknown', params: { known: knownUnits } })
}

function certificateOf(view: RowView): { certificate?: string } {
  const text = textOf(view, 'certificate')
  if (text === '') return {}
  const certificate = readCertificate(text)
  if (certificate === undefined) noteAt(view, 'certificate', { kind: 'certificate-malformed', params: {} })
  return certificate === undefined ? {} : { certificate }
}
