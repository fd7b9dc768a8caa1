import { firstDayOf } from '../day.ts'
import { optionalDay, optionalUnit } from './cell-readers.ts'
import { nameOfOfficer, officerCodeIn } from './people-in-row.ts'
import type { FactRow } from './reading.ts'
import { isRefused, refuseAt, textOf, writtenOf, type Refused, type RowView } from './row-view.ts'

/** 服务员名单: an officer by his 编号, in service since the day of the row, else since the year of the list began. */
export function officerInRow(view: RowView): FactRow | Refused {
  const officer = officerCodeIn(view)
  if (isRefused(officer)) return officer
  const name = nameOfOfficer(view)
  if (isRefused(name)) return name
  const since = optionalDay(view, 'date')
  const occurredOn = view.list.listedOn ?? since
  if (occurredOn === undefined) return refuseAt(view, 'date', { kind: 'date-missing', params: {} })
  const from = since ?? (view.list.year === undefined ? undefined : firstDayOf(view.list.year))
  const organisation = writtenOf(view, 'organisation')
  const unit = optionalUnit(view)
  const phone = textOf(view, 'phone')
  return {
    row: view.row,
    fact: {
      type: 'OfficerListed',
      data: {
        officer,
        ...(organisation === '' ? {} : { organisation }),
        ...(unit === undefined ? {} : { unit }),
        ...(from === undefined ? {} : { from }),
      },
    },
    people: [{ name, ...(phone === '' ? {} : { phone }) }],
    occurredOn,
    notes: view.notes,
  }
}
