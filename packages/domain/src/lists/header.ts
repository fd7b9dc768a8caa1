import { findUnit } from '../units/unit.ts'
import type { Field } from './fields.ts'
import { bareKey, headerKey } from './header-key.ts'
import { fieldsOf, type ListShape } from './list-shape.ts'
import type { ListColumn, UnitColumn } from './list.ts'
import { plainText, type SheetRow } from './sheet.ts'

interface Label {
  readonly column: string
  readonly label: string
}

export interface FoundHeader {
  readonly firstRow: number
  readonly lastRow: number
  readonly labels: readonly Label[]
  readonly columns: readonly ListColumn[]
  readonly unitColumns: readonly UnitColumn[]
  readonly matched: number
}

/** The row whose words mean most to this kind of list; two rows, one above the other, only where together they mean more. */
export function findHeader(rows: readonly SheetRow[], shape: ListShape): FoundHeader | undefined {
  const single = rows.map((row) => understood([row], shape))
  const double = rows.slice(1).flatMap((row, index) => {
    const above = rows[index]
    return above ? [understood([above, row], shape)] : []
  })
  let best: FoundHeader | undefined
  for (const header of [...single, ...double]) if (header.matched > (best?.matched ?? 0)) best = header
  return best
}

function understood(rows: readonly SheetRow[], shape: ListShape): FoundHeader {
  const labels = labelsOf(rows)
  const columns: ListColumn[] = []
  const unitColumns: UnitColumn[] = []
  const taken = new Set<Field>()
  for (const { column, label } of labels) {
    const field = fieldOf(label, shape)
    if (field !== undefined && !taken.has(field)) {
      taken.add(field)
      const scale = scaleOf(label)
      columns.push({ column, field, header: label, ...(scale === undefined ? {} : { scale }) })
    } else if (shape.kind === 'targets') {
      const unit = findUnit(label)
      if (unit && !unitColumns.some((known) => known.unit === unit.code)) {
        unitColumns.push({ column, header: label, unit: unit.code })
      }
    }
  }
  return {
    firstRow: Math.min(...rows.map((row) => row.row)),
    lastRow: Math.max(...rows.map((row) => row.row)),
    labels,
    columns,
    unitColumns,
    matched: columns.length + unitColumns.length,
  }
}

/** Of two header rows the lower word counts, else the upper: merged cells leave one of them empty or repeat it. */
function labelsOf(rows: readonly SheetRow[]): Label[] {
  const labels = new Map<string, string>()
  for (const row of rows) {
    for (const cell of row.cells) {
      const text = plainText(cell)
      if (text !== '' && cell.kind === 'text') labels.set(cell.column, text)
    }
  }
  return [...labels].map(([column, label]) => ({ column, label }))
}

const keysOf = new WeakMap<ListShape, Map<string, Field>>()

function fieldOf(label: string, shape: ListShape): Field | undefined {
  const keys = keysOf.get(shape) ?? keysOfShape(shape)
  return keys.get(headerKey(label)) ?? keys.get(bareKey(label))
}

function keysOfShape(shape: ListShape): Map<string, Field> {
  const keys = new Map<string, Field>()
  for (const { field, headers } of fieldsOf(shape)) {
    for (const header of headers) {
      if (!keys.has(headerKey(header))) keys.set(headerKey(header), field)
    }
  }
  keysOf.set(shape, keys)
  return keys
}

/** Money is kept in 万元; a header may count in another unit. */
function scaleOf(label: string): number | undefined {
  const unit = /[([【](?:单位[:]?)?(亿元|百万元|千元|元)[)\]】]/.exec(label.normalize('NFKC'))?.[1]
  if (unit === undefined) return undefined
  return unit === '亿元' ? 10_000 : unit === '百万元' ? 100 : unit === '千元' ? 0.1 : 0.0001
}
