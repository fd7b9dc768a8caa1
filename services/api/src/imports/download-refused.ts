import { closed, importRowRefusalSentence, listKindWords, RefusedRowsQuery } from '@titian/contract'
import type { Cell } from '@titian/domain'
import {
  importInSight,
  rowsInSight,
  type HeaderCell,
  type ImportRecord,
  type ImportRowRecord,
} from '@titian/read-models'
import { writeWorkbook, type WrittenCell } from '@titian/workbook'
import { recordAccess } from '../access/record-access.ts'
import { routeOf } from '../guard.ts'
import type { App } from '../http/app.ts'
import { fileOf, handOver } from '../http/attachment.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask, type Moment } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { importParams } from './with-import.ts'

const schema = {
  tags: ['导入'],
  summary: '退回的行，原样带原因；改好后可直接再次上传',
  params: importParams,
  querystring: closed({ after: RefusedRowsQuery.properties.after }),
  response: { ...fileOf('xlsx'), ...problems },
}

const mostRows = 200_000
const reasonHeader = '退回原因'

/** Contacts may stand in these rows: the file is handed over only when the access journal knows of it. */
export function downloadRefused(app: App, shell: Shell): void {
  app.get('/api/imports/:importId/refused.xlsx', { schema }, async (request, reply) => {
    const answer = await ask(shell, request, async (db, sight) => {
      const found = await importInSight(db, sight, request.params.importId)
      if (!found) return notThere
      const { items } = await rowsInSight(db, sight, found.record, { which: 'refused', after: 0, limit: mostRows })
      return { record: found.record, rows: items, asOf: sight.asOf, positions: sight.positions }
    })
    if ('refused' in answer) return refuse(reply, answer)
    const { record, rows } = answer
    const file = await writeWorkbook([sheetOf(record, rows), whatItIs(record, rows.length, answer)])
    const data = { route: routeOf(request), asked: { import: record.import }, rows: rows.length }
    await recordAccess(shell, request, principalOf(request).account, { type: 'Exported', data })
    return handOver(reply, `${record.file_name.replace(/\.[^.]*$/, '')}_退回的行`, 'xlsx', file)
  })
}

/** The columns as they came, so that the corrected file is read like the first; the list's title says what it is. */
function sheetOf({ list, header }: ImportRecord, rows: readonly ImportRowRecord[]) {
  return {
    name: '退回的行',
    ...(list ? { title: list.title } : {}),
    header: [...header.map(({ text }) => text), reasonHeader],
    rows: rows.map((row) => [...cellsOf(header, row.cells ?? []), reasonOf(row)]),
    widths: [...header.map(() => 20), 80],
  }
}

/** The columns cannot say which list they come from, and nobody reads this sheet in again. */
function whatItIs(
  { file_name, list, received_at }: ImportRecord,
  rows: number,
  { asOf, positions }: Pick<Moment, 'asOf' | 'positions'>,
) {
  return {
    name: '说明',
    header: ['项目', '内容'],
    rows: [
      ['文件', file_name],
      ['名单类型', list ? listKindWords[list.kind] : '没有识别出来'],
      ['名单日期', list?.listedOn ?? '（表内各行）'],
      ['上传时刻', received_at.toISOString()],
      ['统计截至', asOf],
      ['行数', rows],
      ...Object.entries(positions).map(([journal, position]) => ['数据位置', `${journal}-${position}`]),
    ],
    widths: [20, 90],
  }
}

function cellsOf(header: readonly HeaderCell[], cells: readonly Cell[]): WrittenCell[] {
  const byColumn = new Map(cells.map((cell) => [cell.column, cell]))
  return header.map(({ column }) => {
    const cell = byColumn.get(column)
    if (!cell) return null
    // A long number is a code whose digits were lost; as text it can be corrected without losing them again.
    return cell.kind === 'number' && cell.number !== undefined && cell.text.length < 12 ? cell.number : cell.text
  })
}

function reasonOf({ refusal }: ImportRowRecord): string {
  return refusal ? importRowRefusalSentence(refusal) : ''
}
