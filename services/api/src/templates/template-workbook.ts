import type { Field, SavedTemplate } from '@titian/domain'
import type { FastifyRequest } from 'fastify'
import { exportWorkbook } from '../access/export-workbook.ts'
import type { handOver } from '../http/attachment.ts'
import type { Moment } from '../question.ts'
import type { Shell } from '../shell.ts'
import { cellsOf, type FieldsSaid } from './template-cells.ts'

interface Filled {
  readonly template: SavedTemplate
  readonly rows: readonly FieldsSaid[]
  /** What was asked, line by line. */
  readonly said: readonly (readonly [string, string])[]
  readonly moment: Moment
}

const widths: Partial<Record<Field, number>> = {
  sequence: 6,
  record: 38,
  name: 36,
  code: 22,
  text: 48,
  note: 48,
  purpose: 24,
  result: 24,
}

/** Records in the columns of a template leave the system, as every other table does. */
export function exportFilled(
  shell: Shell,
  request: FastifyRequest,
  reply: Parameters<typeof handOver>[0],
  { template: { name, title, columns }, rows, said, moment }: Filled,
): Promise<Buffer> {
  return exportWorkbook(shell, request, reply, {
    fileName: name,
    title: title ?? name,
    header: columns.map(({ header }) => header),
    widths: columns.map(({ field }) => widths[field] ?? 16),
    rows: rows.map((fields) => cellsOf(columns, fields)),
    said: [['导出模板', name], ...said],
    moment,
  })
}
