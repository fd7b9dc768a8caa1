import type { Cell, SheetRow } from '@titian/domain'
import { columnLetters, typedCell } from './cell.ts'
import type { Limits } from './limits.ts'
import { refuse } from './refused.ts'

const delimiters = ['\t', ',', ';', '|'] as const
const lookAt = 30

/** Rows of a text in which tabs or commas part the columns. Undefined where nothing parts them: it is mere text. */
export function readDelimited(text: string, limits: Limits): SheetRow[] | undefined {
  const delimiter = findDelimiter(text)
  if (delimiter === undefined) return undefined
  const rows: SheetRow[] = []
  let number = 0
  for (const fields of records(text, delimiter)) {
    number += 1
    if (number > limits.rows) refuse({ kind: 'file-too-many-rows', params: { limit: limits.rows } })
    const cells = fields
      .slice(0, limits.columns)
      .flatMap((field, index): Cell | [] => typedCell(columnLetters(index), field) ?? [])
    if (cells.length > 0) rows.push({ row: number, cells })
  }
  return rows
}

/** Text as a Chinese office saves it: with a mark of UTF-8 or UTF-16, as UTF-8, else as GB 18030. */
export function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8; the only other encoding that a spreadsheet program here writes.
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/**
 * The first of the candidates that parts several lines into the same number of columns. Of one line alone only a tab is
 * believed, which is how cells are copied: a sentence has commas too.
 */
function findDelimiter(text: string): string | undefined {
  const start = text.slice(0, 65_536)
  const lines = start.split(/[\r\n]+/).filter((line) => line.trim() !== '')
  if (lines.length === 1 && /\S\t+\s*\S/.test(start)) return '\t'
  return delimiters.find((delimiter) => {
    const widths = new Map<number, number>()
    let seen = 0
    for (const fields of records(start, delimiter)) {
      if (++seen > lookAt) break
      if (fields.length > 1) widths.set(fields.length, (widths.get(fields.length) ?? 0) + 1)
    }
    return Math.max(0, ...widths.values()) >= 2
  })
}

function* records(text: string, delimiter: string): Generator<string[]> {
  let fields: string[] = []
  let at = text.startsWith('\ufeff') ? 1 : 0
  while (at < text.length) {
    const field = text[at] === '"' ? quoted(text, at) : plain(text, at, delimiter)
    fields.push(field.text)
    at = field.end
    if (text[at] === delimiter) {
      at += 1
      if (at === text.length) fields.push('')
      continue
    }
    yield fields
    fields = []
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
  if (fields.length > 0) yield fields
}

function plain(text: string, from: number, delimiter: string): { text: string; end: number } {
  let end = from
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { text: text.slice(from, end), end }
}

/** A field in quotes may hold delimiters and line ends; two quotes are one. What follows the closing one is dropped. */
function quoted(text: string, from: number): { text: string; end: number } {
  let end = from + 1
  let value = ''
  for (;;) {
    const quote = text.indexOf('"', end)
    if (quote === -1) return plain(text, from, '\t')
    value += text.slice(end, quote)
    if (text[quote + 1] !== '"') {
      end = quote + 1
      break
    }
    value += '"'
    end = quote + 2
  }
  while (end < text.length && !/[\t,;|\r\n]/.test(text.charAt(end))) end += 1
  return { text: value, end }
}
