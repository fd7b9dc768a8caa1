import { readRow } from './read-row.ts'
import type { RowReading } from './reading.ts'
import { recogniseList, type ListAnswers } from './recognise.ts'
import type { Cell, SheetRow } from './sheet.ts'

export const name = '平顶山市华源有限公司'
export const uscc = '91410402MA0000015P'
export const firm = { uscc, name }

type Given = string | number | Cell
export type Row = readonly Given[]

/** A sheet for a test: each array is a row from 1, each value a cell from column A. */
export function sheet(...rows: readonly Row[]): SheetRow[] {
  return rows.map((cells, index) => ({
    row: index + 1,
    cells: cells.map((given, column) => cell(String.fromCharCode(65 + column), given)),
  }))
}

function cell(column: string, given: Given): Cell {
  if (typeof given === 'object') return { ...given, column }
  if (typeof given === 'number') return { column, kind: 'number', text: String(given), number: given }
  return { column, kind: given === '' ? 'empty' : 'text', text: given }
}

/** Reads the rows below a title and a header. */
export function readAll(
  title: string,
  header: Row,
  rows: readonly Row[],
  answers: ListAnswers = {},
  given?: string,
): RowReading[] {
  const all = sheet([title], header, ...rows)
  const list = recogniseList(all, {}, answers)
  if ('refused' in list) throw new Error(`Not recognised: ${JSON.stringify(list.refused)}`)
  return all.slice(2).map((row) => readRow(list, row, given))
}

export function statementOf(reading: RowReading | undefined) {
  if (!reading || !('statement' in reading)) throw new Error(`No statement: ${JSON.stringify(reading)}`)
  return [reading.occurredOn, reading.statement.type, reading.statement.data] as const
}

/** What a row of the officers' lists states, on which day, and who stands in it. */
export function factOf(reading: RowReading | undefined) {
  if (!reading || !('fact' in reading)) throw new Error(`No fact: ${JSON.stringify(reading)}`)
  return [reading.occurredOn, reading.fact.type, reading.fact.data, reading.people] as const
}

export function refusalOf(reading: RowReading | undefined) {
  if (!reading || !('refused' in reading)) throw new Error(`Not refused: ${JSON.stringify(reading)}`)
  const { cell, header, found, kind, params } = reading.refused
  return [cell, header, found, kind, params] as const
}

export function notesOf(reading: RowReading | undefined): string[] {
  return reading && 'notes' in reading ? reading.notes.map(({ cell, kind }) => `${cell} ${kind}`) : []
}
