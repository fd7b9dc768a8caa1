import { writeWorkbook, type WrittenCell } from '@titian/workbook'
import type { FastifyRequest } from 'fastify'
import { routeOf } from '../guard.ts'
import { handOver } from '../http/attachment.ts'
import type { Moment } from '../question.ts'
import { signedInOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { recordAccess } from './record-access.ts'

interface Export {
  readonly fileName: string
  /** A line above the header, where the table is to have one. */
  readonly title?: string
  readonly header: readonly string[]
  readonly widths: readonly number[]
  readonly rows: readonly (readonly WrittenCell[])[]
  /** What was asked, line by line, for the second sheet. */
  readonly said: readonly (readonly [string, string])[]
  /** As of when it was asked, in both times. */
  readonly moment: Pick<Moment, 'asOf' | 'knownAt' | 'positions'>
}

/** A table leaves the system: recorded first, and not handed over where that fails. A second sheet says what it is. */
export async function exportWorkbook(
  shell: Shell,
  request: FastifyRequest,
  reply: Parameters<typeof handOver>[0],
  { fileName, title, header, widths, rows, said, moment }: Export,
): Promise<Buffer> {
  const asked: object = Object.assign({}, request.params, request.query)
  const file = await writeWorkbook([
    { name: '数据', ...(title === undefined ? {} : { title }), header, rows, widths },
    {
      name: '说明',
      header: ['项目', '内容'],
      rows: [
        ...said,
        ['统计截至', moment.asOf],
        ['按当时已录入', 'knownAt' in asked ? `截至 ${moment.knownAt.instant}` : '否，按现在已录入'],
        ['行数', rows.length],
        ...Object.entries(moment.positions).map(([journal, position]) => ['数据位置', `${journal}-${position}`]),
      ],
      widths: [20, 90],
    },
  ])
  const data = { route: routeOf(request), asked, rows: rows.length }
  await recordAccess(shell, request, signedInOf(request).account, { type: 'Exported', data })
  return handOver(reply, `${fileName}_截至${moment.asOf}`, 'xlsx', file)
}
