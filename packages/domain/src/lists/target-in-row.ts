import { firstDayOf } from '../day.ts'
import { documentOf } from './document-of-row.ts'
import { findIndicator, indicators } from './indicator.ts'
import type { RowReading } from './reading.ts'
import type { RowFlaw } from './refusal.ts'
import { cellOf, columnOf, isRefused, refuseAt, refuseIn, textOf, type Refused, type RowView } from './row-view.ts'
import { plainText, type Cell } from './sheet.ts'

/** 目标分解: one indicator of one year, a part for every unit, and the whole, which is their sum. */
export function targetInRow(view: RowView): RowReading {
  const year = yearInRow(view)
  if (isRefused(year)) return year
  const text = textOf(view, 'indicator')
  if (text === '') return refuseAt(view, 'indicator', { kind: 'cell-missing', params: {} })
  const indicator = findIndicator(text)
  if (!indicator) {
    const known = indicators.map(({ name }) => name)
    return refuseAt(view, 'indicator', { kind: 'indicator-unknown', params: { known } })
  }
  const parts: { unit: string; value: number }[] = []
  for (const { column, header, unit } of view.list.unitColumns) {
    const value = countIn(view.cells.get(column))
    if (typeof value !== 'number') return refuseIn(view, column, header, value)
    parts.push({ unit, value })
  }
  const sum = parts.reduce((sum, part) => sum + part.value, 0)
  const whole = columnOf(view, 'whole') === undefined ? sum : countIn(cellOf(view, 'whole'))
  if (typeof whole !== 'number') return refuseAt(view, 'whole', whole)
  if (whole !== sum) return refuseAt(view, 'whole', { kind: 'parts-differ', params: { sum, whole } })
  return {
    row: view.row,
    target: { year, indicator: indicator.figure, parts, whole, ...documentOf(view) },
    // Of two lists the newer counts, and so does a person's word of a later day.
    occurredOn: view.list.listedOn ?? firstDayOf(year),
    notes: view.notes,
  }
}

function yearInRow(view: RowView): number | Refused {
  const text = textOf(view, 'year')
  if (text === '' && view.list.year !== undefined) return view.list.year
  const found = /^((?:19|20)\d{2})(?:年度?)?$/.exec(text)
  return found ? Number(found[1]) : refuseAt(view, 'year', { kind: 'year-unreadable', params: {} })
}

/** An empty part is no target of zero: it was forgotten. */
function countIn(cell: Cell | undefined): number | RowFlaw {
  const text = plainText(cell)
  if (text === '') return { kind: 'cell-missing', params: {} }
  const count =
    cell?.kind === 'number' && cell.number !== undefined ? cell.number : Number(text.replace(/[家户个]$/, ''))
  if (!Number.isInteger(count) || cell?.kind === 'date') return { kind: 'count-unreadable', params: {} }
  return count < 0 ? { kind: 'count-negative', params: {} } : count
}
