import type { Cell } from '@titian/domain'
import { columnIndex } from '../cell.ts'

type Range = { column: string; from: number; to: number; cell?: Cell }

/**
 * Repeats what stands at the top of a merged range in the rows that it covers, so that a county written once beside ten
 * firms is said of each. Only down the first column: a title across the sheet is one title.
 */
export class MergedCells {
  readonly #ranges: readonly Range[]
  #next = 0
  /** The range that covers a column just now; ranges never overlap in an honest file. */
  readonly #open = new Map<string, Range>()

  constructor(ranges: readonly string[]) {
    this.#ranges = ranges.flatMap(downwards).toSorted((a, b) => a.from - b.from)
  }

  /** Rows must come in their order. */
  fill(row: number, cells: Cell[]): Cell[] {
    if (this.#ranges.length === 0) return cells
    for (let range = this.#ranges[this.#next]; range && range.from <= row; range = this.#ranges[this.#next]) {
      this.#open.set(range.column, range)
      this.#next += 1
    }
    const added: Cell[] = []
    for (const [column, range] of this.#open) {
      const own = cells.find((cell) => cell.column === column)
      if (range.to < row) this.#open.delete(column)
      else if (range.from === row && own) range.cell = own
      else if (range.from < row && !own && range.cell) added.push(range.cell)
    }
    if (added.length === 0) return cells
    return [...cells, ...added].toSorted((a, b) => columnIndex(a.column) - columnIndex(b.column))
  }
}

function downwards(range: string): Range[] {
  const [, column = '', from, to] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(range) ?? []
  return Number(to) > Number(from) ? [{ column, from: Number(from), to: Number(to) }] : []
}
