import type { Day } from '../day.ts'
import type { Route } from '../enterprises/event.ts'
import { findUnit, planningUnits } from '../units/unit.ts'
import { dayInCell } from './day-in-cell.ts'
import type { Field } from './fields.ts'
import { plainText } from './sheet.ts'
import { cellOf, columnOf, noteAt, refuseAt, textOf, type Refused, type RowView } from './row-view.ts'

/** What no enterprise of a city reaches: a figure above it was written in another unit. */
const mostMoney = 50_000_000
const mostPeople = 500_000
const usualTerm = 3

export const knownUnits = planningUnits.map((unit) => unit.shortName)

/** The row's own day, else the list's. A day that is there and cannot be read is refused, never replaced. */
export function dayOfRow(view: RowView, field: Field = 'date', otherwise = view.list.listedOn): Day | Refused {
  const cell = cellOf(view, field)
  if (cell === undefined || plainText(cell) === '') {
    return otherwise ?? refuseAt(view, field, { kind: 'date-missing', params: {} })
  }
  return dayInCell(cell) ?? refuseAt(view, field, { kind: 'date-unreadable', params: {} })
}

/** A day that the row may leave out; what cannot be read is left out with a note. */
export function optionalDay(view: RowView, field: Field): Day | undefined {
  const cell = cellOf(view, field)
  if (cell === undefined || /^([-—/]*|长期|无|不限)$/.test(plainText(cell))) return undefined
  const day = dayInCell(cell)
  if (day === undefined) noteAt(view, field, { kind: 'date-unreadable', params: {} })
  return day
}

/** 属地 where the row names it. A unit that we do not know is left out with a note: the firm is then 未定. */
export function optionalUnit(view: RowView): string | undefined {
  const text = textOf(view, 'unit')
  if (text === '') return undefined
  const unit = findUnit(text)
  if (!unit) noteAt(view, 'unit', { kind: 'unit-unknown', params: {} })
  return unit?.code
}

/** Money in 万元, whatever the header or the cell counts in. */
export function optionalMoney(view: RowView, field: Field): number | undefined {
  const scale = columnOf(view, field)?.scale ?? 1
  const amount = amountIn(view, field, scale)
  return amount === undefined ? undefined : plausible(view, field, Math.round(amount * 10_000) / 10_000, mostMoney)
}

export function optionalPeople(view: RowView, field: Field): number | undefined {
  const amount = amountIn(view, field, 1)
  if (amount === undefined) return undefined
  if (Number.isInteger(amount)) return plausible(view, field, amount, mostPeople)
  noteAt(view, field, { kind: 'amount-unreadable', params: {} })
  return undefined
}

/** 是 or 否 in any of the ways in which sheets say it. */
export function optionalAnswer(view: RowView, field: Field): boolean | undefined {
  const text = textOf(view, field)
  if (text === '') return undefined
  if (/^(是|√|✓|有|y|yes|true|1|规上|规模以上|规上企业)$/i.test(text)) return true
  if (/^(否|×|✗|x|无|不是|非|n|no|false|0|规下|规模以下|未上规|[-—/]+)$/i.test(text)) return false
  noteAt(view, field, { kind: 'answer-unreadable', params: {} })
  return undefined
}

export function optionalRoute(view: RowView): Route | undefined {
  const text = textOf(view, 'route')
  if (text === '' || /^[-—/]+$/.test(text)) return undefined
  if (/重新|复审|复评|再次|到期|^否$/.test(text)) return 'renewed'
  if (/首次|初次|新认定|新增|新申报|^是$/.test(text)) return 'first'
  noteAt(view, 'route', { kind: 'route-unreadable', params: {} })
  return undefined
}

/** 有效期 in years: 三年, 3年, 3, 36个月. */
export function termOf(view: RowView): number {
  const text = textOf(view, 'term')
  if (text === '') return usualTerm
  const months = /^(\d{1,2})个?月$/.exec(text)
  const years = months ? Number(months[1]) / 12 : yearsIn(text)
  if (years !== undefined && Number.isInteger(years) && years >= 1 && years <= 10) return years
  noteAt(view, 'term', { kind: 'term-unreadable', params: { assumed: usualTerm } })
  return usualTerm
}

function yearsIn(text: string): number | undefined {
  const found = /^([\d一二两三四五])年?(有效|整)?$/.exec(text)?.[1]
  if (found === undefined) return undefined
  return /\d/.test(found) ? Number(found) : found === '两' ? 2 : '一二三四五'.indexOf(found) + 1
}

function amountIn(view: RowView, field: Field, scale: number): number | undefined {
  const cell = cellOf(view, field)
  const text = plainText(cell)
  if (cell === undefined || /^([-—/]*|无|\/)$/.test(text)) return undefined
  if (cell.kind === 'number' && cell.number !== undefined && Number.isFinite(cell.number)) return cell.number * scale
  const found = /^(-?\d+(?:\.\d+)?)(亿元?|万元?|元|人|名)?(?:整|人民币)?$/.exec(text.replace(/[,，\s¥￥]/g, ''))
  if (found && cell.kind !== 'date' && cell.kind !== 'error') return Number(found[1]) * (scaleOf(found[2]) ?? scale)
  noteAt(view, field, { kind: 'amount-unreadable', params: {} })
  return undefined
}

function scaleOf(unit: string | undefined): number | undefined {
  if (unit === undefined) return undefined
  if (unit.startsWith('亿')) return 10_000
  return unit === '元' ? 0.0001 : 1
}

function plausible(view: RowView, field: Field, amount: number, most: number): number | undefined {
  if (amount < 0) {
    noteAt(view, field, { kind: 'amount-negative', params: {} })
    return undefined
  }
  if (amount > most) {
    noteAt(view, field, { kind: 'amount-implausible', params: { most } })
    return undefined
  }
  return amount
}
