import { plainText, type Cell, type RecognisedList } from '@titian/domain'
import type { EventStore } from '@titian/event-store'
import type { ImportRecord } from '@titian/read-models'
import type { ImportsDb } from './import-record.ts'

/** What rows are judged with: the list as it was read, and what the log and the tables say by now. */
export type Judging = { db: ImportsDb; store: EventStore; record: ImportRecord; list: RecognisedList }

/** The day is the row's own, not only the list's. */
export function isDated(list: RecognisedList, cells: readonly Cell[]): boolean {
  const column = list.columns.find(({ field }) => field === 'date')?.column
  return cells.some((cell) => cell.column === column && plainText(cell) !== '')
}

export function placeOf(list: RecognisedList, row: number, cells: readonly Cell[], wanted: 'unit' | 'code' | 'name') {
  const column =
    list.columns.find(({ field }) => field === wanted) ?? list.columns.find(({ field }) => field === 'name')
  const letters = column?.column ?? 'A'
  const found = cells.find((cell) => cell.column === letters)?.text ?? ''
  return { cell: `${letters}${row}`, header: column?.header ?? '', found }
}
