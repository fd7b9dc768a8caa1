import { headerKey } from './header-key.ts'
import type { SkipReason } from './reading.ts'
import { cellOf, textOf, type RowView } from './row-view.ts'
import { plainText } from './sheet.ts'

const total = /(合计|总计|小计|共计|总数|汇总|累计)$/
const counted = /^(合计|总计|小计|共计|共|总计共)[:]?[\d,.]*(家|户|个|条|名|项|企业|家企业)+$/
const remark =
  /^(注|备注|说明|填表人?|填报人?|制表人?|审核人?|联系人|联系电话|单位负责人|负责人|填报单位|填报日期|资料来源|数据来源|打印日期)\s*\d*\s*[:、.]/

/** Why a row is none of the list's: blank, a total, the header again on a new page, or a remark below the table. */
export function skipReason(view: RowView): SkipReason | undefined {
  const texts = [...view.cells.values()]
    .map((cell) => ({ column: cell.column, text: plainText(cell) }))
    .filter(({ text }) => text !== '')
  const sequence = view.list.columns.find((column) => column.field === 'sequence')?.column
  // Rows numbered beforehand and never filled are blank.
  if (texts.every(({ column, text }) => column === sequence && /^\d*$/.test(text))) return 'blank'
  if (isRepeatedHeader(view)) return 'repeated-header'
  if (isTotal(view)) return 'total'
  const distinct = new Set(texts.map(({ text }) => text))
  const [only] = distinct
  if (distinct.size !== 1 || only === undefined) return undefined
  // A line across the table: merged into one cell, or repeated in each that it covers.
  const nameColumn = view.list.columns.find(
    (column) => column.field === 'name' || column.field === 'officer-name',
  )?.column
  const across = texts.length > 1 || texts[0]?.column !== nameColumn
  return remark.test(only) || (across && texts[0]?.column !== codeColumn(view)) ? 'remark' : undefined
}

function codeColumn(view: RowView): string | undefined {
  return view.list.columns.find((column) => column.field === 'code')?.column
}

function isRepeatedHeader(view: RowView): boolean {
  const same = view.list.columns.filter(({ column, header }) => {
    const text = plainText(view.cells.get(column))
    return text !== '' && headerKey(text) === headerKey(header)
  })
  return same.length >= 2 && same.length * 2 > view.list.columns.length
}

function isTotal(view: RowView): boolean {
  if (/[0-9A-Z]{15}/i.test(textOf(view, 'code').replace(/\s/g, ''))) return false
  const labels = (['sequence', 'name', 'code', 'unit', 'indicator', 'year', 'city'] as const)
    .map((field) => plainText(cellOf(view, field)).replace(/\s/g, ''))
    .filter((text) => text !== '')
  return labels.some((text) => counted.test(text) || total.test(text.replace(/[:\s\d,.()家户个条名项]+$/g, '')))
}
