import { refuse } from '../refused.ts'

const row = Buffer.from('<row')
const end = Buffer.from('</sheetData>')
const overlap = end.length - 1
const tailLimit = 4 * 1024 * 1024
// `<rowBreaks` is no row.
const afterName = new Set(Buffer.from(' \t\r\n/>'))

/**
 * What can be known of a sheet from its bytes, before anything reads it: how many rows, and which cells are merged.
 * Merged ranges are written after the rows, so a reader of rows would learn of them too late.
 */
export class SheetSurvey {
  rows = 0
  readonly #rowLimit: number
  #carried = Buffer.alloc(0)
  #tail: string | undefined

  constructor(rowLimit: number) {
    this.#rowLimit = rowLimit
  }

  /** Takes the next bytes; refuses as soon as the rows are too many. */
  look(chunk: Buffer): void {
    if (this.#tail !== undefined) {
      if (this.#tail.length < tailLimit) this.#tail += chunk.toString('latin1')
      return
    }
    const bytes = Buffer.concat([this.#carried, chunk])
    // What begins within the last bytes is looked at again, whole, with the next chunk.
    const until = Math.max(0, bytes.length - overlap)
    for (let at = bytes.indexOf(row); at !== -1 && at < until; at = bytes.indexOf(row, at + 1)) {
      if (afterName.has(bytes[at + row.length] ?? 0)) this.rows += 1
    }
    if (this.rows > this.#rowLimit) refuse({ kind: 'file-too-many-rows', params: { limit: this.#rowLimit } })
    const ended = bytes.indexOf(end)
    if (ended !== -1) this.#tail = bytes.subarray(ended).toString('latin1')
    this.#carried = bytes.subarray(until)
  }

  /** Ranges like `C3:C9`. */
  merged(): string[] {
    const found = this.#tail?.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"/g) ?? []
    return [...found].flatMap(([, range]) => range ?? [])
  }
}
