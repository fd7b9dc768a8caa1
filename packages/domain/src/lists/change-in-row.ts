import type { Statement } from '../enterprises/event.ts'
import { readCertificate } from '../identifiers/certificate.ts'
import { findUnit } from '../units/unit.ts'
import { endsTooEarly } from '../enterprises/credit-risk.ts'
import { dayOfRow, knownUnits, optionalDay } from './cell-readers.ts'
import { documentOf } from './document-of-row.ts'
import type { FirmInRow } from './firm-in-row.ts'
import type { Stated } from './reading.ts'
import { isRefused, noteAt, refuseAt, textOf, writtenOf, type Refused, type RowView } from './row-view.ts'
import { numberInRow } from './tech-sme-in-row.ts'

type Change =
  | 'renamed'
  | 'closed'
  | 'moved-out'
  | 'moved-in'
  | 'responsibility-moved'
  | 'revoked'
  | 'number-revoked'
  | 'credit-risk'

// The first that fits: 注销 of a number closes no firm, and 撤销 of a number takes no 高新技术企业 certificate.
const changes: readonly { readonly change: Change; readonly written: RegExp }[] = [
  { change: 'revoked', written: /(取消|撤销|终止).*(高新技术企业|高企)/ },
  { change: 'number-revoked', written: /(取消|撤销|注销|终止).*(登记编号|入库编号|登记号|科技型中小企业|科小)/ },
  { change: 'number-revoked', written: /(登记编号|入库编号|登记号).*(取消|撤销|注销)/ },
  { change: 'revoked', written: /(取消|撤销|终止).*资格/ },
  // 移出 alone does not say since when; it is a column of the row that says so.
  { change: 'credit-risk', written: /^(?!.*(移出|解除|修复)).*(失信|经营异常|异常名录|异常记录|严重违法)/ },
  { change: 'responsibility-moved', written: /属地|县区(调整|变更)|区划调整|辖区(调整|变更)/ },
  { change: 'renamed', written: /更名|名称变更|变更名称|企业名称/ },
  { change: 'moved-out', written: /迁出|外迁/ },
  { change: 'moved-in', written: /迁入/ },
  { change: 'closed', written: /^(注销|吊销|破产|解散|关闭|倒闭)|注销$|吊销$|破产$/ },
]
const known = [
  '更名',
  '注销',
  '吊销',
  '破产',
  '迁出',
  '迁入',
  '属地调整',
  '取消高新技术企业资格',
  '撤销登记编号',
  '失信（已移出的，移出日期另填一列）',
]

export function changeInRow(view: RowView, firm: FirmInRow): Stated | Refused {
  const text = textOf(view, 'change')
  if (text === '') return refuseAt(view, 'change', { kind: 'cell-missing', params: {} })
  const found = changes.find(({ written }) => written.test(text.replace(/\s/g, '')))
  if (!found) return refuseAt(view, 'change', { kind: 'change-unknown', params: { known } })
  const occurredOn = dayOfRow(view)
  const statement = statementOf(view, firm, found.change, text)
  if (isRefused(statement)) return statement
  if (isRefused(occurredOn)) return occurredOn
  if (statement.type === 'CreditRiskListed' && endsTooEarly(statement.data, occurredOn)) {
    return refuseAt(view, 'removed-on', { kind: 'removed-too-early', params: { listedOn: occurredOn } })
  }
  return { occurredOn, statement }
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
    case 'number-revoked': {
      const number = revokedNumber(view)
      if (isRefused(number)) return number
      const said = number === undefined ? {} : { number }
      return { type: 'TechSmeNumberRevoked', data: { ...firm, ...said, ...reasonOf(view), ...documentOf(view) } }
    }
    case 'credit-risk': {
      const { uscc, name } = firm
      const until = textOf(view, 'removed-on') === '' ? undefined : dayOfRow(view, 'removed-on')
      if (isRefused(until)) return until
      const said = until === undefined ? {} : { until }
      const kind = creditRisk(text, after)
      return { type: 'CreditRiskListed', data: { uscc, name, kind, ...said, ...reasonOf(view), ...documentOf(view) } }
    }
  }
}

/** The list in which the firm stands; a word for any of them leaves that to 变更后. */
function creditRisk(text: string, after: string): string {
  const isAny = /^(列入)?(失信|异常|失信[、/]?异常)(记录|信息|名单)?$/.test(text)
  return isAny && after !== '' ? after : text.replace(/^(被)?(列入|纳入)/, '')
}

/** A sheet with one column for all numbers has this one under 证书编号. */
function revokedNumber(view: RowView): string | undefined | Refused {
  if (textOf(view, 'number') !== '') return numberInRow(view)
  return textOf(view, 'certificate') === '' ? undefined : numberInRow(view, 'certificate')
}

function reasonOf(view: RowView): { reason?: string } {
  const reason = writtenOf(view, 'reason')
  return reason === '' ? {} : { reason }
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
