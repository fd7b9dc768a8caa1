import { dayOf, plusDays, yearOf, type Day } from '../day.ts'
import { plainText, type Cell } from './sheet.ts'

const firstYear = 1900
const lastYear = 2199
const time = String.raw`(?:[T ]+\d{1,2}[:：]\d{2}(?:[:：]\d{2}(?:\.\d+)?)?Z?)?`
const written = [
  new RegExp(String.raw`^(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})\.?${time}$`),
  new RegExp(String.raw`^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?${time}$`),
  /^(\d{4})(\d{2})(\d{2})(?:\.0+)?$/,
]

/**
 * The day that a cell means: 2021-11-23, 2021/11/23, 2021.11.23, 2021年11月23日, 20211123, or the serial of the
 * 1900 system, whether or not the cell is formatted as a date. Undefined where it means none.
 */
export function dayInCell(cell: Cell): Day | undefined {
  if (cell.kind === 'date' && cell.number !== undefined) return dayOfSerial(cell.number)
  return dayInText(plainText(cell)) ?? (cell.number === undefined ? undefined : dayOfSerial(cell.number))
}

export function dayInText(text: string): Day | undefined {
  for (const shape of written) {
    const found = shape.exec(text)
    if (found) return plausible(dayOf(Number(found[1]), Number(found[2]), Number(found[3])))
  }
  return /^\d{5}(\.\d+)?$/.test(text) ? dayOfSerial(Number(text)) : undefined
}

/** Spreadsheets count from 1900 and believe that 1900 had a 29 February. */
export function dayOfSerial(serial: number): Day | undefined {
  const days = Math.floor(serial)
  if (!(days >= 1 && days <= 110_000) || days === 60) return undefined
  return plausible(plusDays(days < 60 ? '1899-12-31' : '1899-12-30', days))
}

function plausible(day: Day | undefined): Day | undefined {
  if (day === undefined) return undefined
  const year = yearOf(day)
  return year >= firstYear && year <= lastYear ? day : undefined
}
