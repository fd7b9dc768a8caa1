import { dayOfRow } from './cell-readers.ts'
import { documentOf } from './document-of-row.ts'
import type { FirmInRow } from './firm-in-row.ts'
import { nameOfOfficer, officerCodesIn } from './people-in-row.ts'
import type { FactRow } from './reading.ts'
import { isRefused, type Refused, type RowView } from './row-view.ts'

/** 对接表: who looks after a firm. The 编号 says who that is; without one the officer is named only by name. */
export function assignmentInRow(view: RowView, { uscc, name }: FirmInRow): FactRow | Refused {
  const occurredOn = dayOfRow(view)
  if (isRefused(occurredOn)) return occurredOn
  const [officer] = officerCodesIn(view)
  const firm = { uscc, name, ...documentOf(view) }
  const { row, notes } = view
  if (officer !== undefined) {
    return { row, fact: { type: 'OfficerAssigned', data: { ...firm, officer } }, people: [], occurredOn, notes }
  }
  const named = nameOfOfficer(view)
  if (isRefused(named)) return named
  return { row, fact: { type: 'OfficerNamed', data: firm }, people: [{ name: named }], occurredOn, notes }
}
