import { visitModeWords, visitorWords, visitPurposeWords, visitResultWords, VisitsFilter } from '@titian/contract'
import { eachVisit } from '@titian/read-models'
import { exportWorkbook } from '../access/export-workbook.ts'
import { names } from '../enterprises/shown-event.ts'
import type { App } from '../http/app.ts'
import { fileOf } from '../http/attachment.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { saidOfVisitsFilter } from './said-of-filter.ts'
import { visitsAsked } from './visits-asked.ts'

const schema = {
  tags: ['走访'],
  summary: '筛选出的全部走访记录，.xlsx',
  querystring: VisitsFilter,
  response: { ...fileOf('xlsx'), ...problems },
}

/** The columns of the bureau's own list first, so that it can be read in again. */
const header = [
  '序号',
  '走访日期',
  '企业名称',
  '统一社会信用代码',
  '走访人',
  '走访方式',
  '走访情况',
  '专项活动',
  '当场解决',
  '县（市、区）',
  '走访事由',
  '走访结果',
  '提出需求（项）',
  '下次走访',
  '补录',
  '来源',
  '记录编号',
]

export function exportVisits(app: App, shell: Shell): void {
  app.get('/api/visits/export.xlsx', { schema, handlerTimeout: 60_000 }, async (request, reply) => {
    const answer = await ask(shell, request, async (db, moment) => {
      const asked = visitsAsked(request.query, moment)
      if ('refused' in asked) return asked
      const lines = await Array.fromAsync(eachVisit(db, asked))
      return { lines, moment }
    })
    if ('refused' in answer) return refuse(reply, answer)
    const { lines, moment } = answer
    return exportWorkbook(shell, request, reply, {
      fileName: '走访记录',
      header,
      widths: [6, 12, 36, 22, 18, 10, 48, 16, 10, 12, 24, 24, 12, 12, 8, 10, 38],
      rows: lines.map((line, index) => [
        index + 1,
        line.on,
        line.name,
        line.uscc ?? '',
        line.visitors.map(visitorWords).join('、'),
        visitModeWords[line.mode],
        line.note ?? line.solvedText ?? '',
        line.campaign ?? '',
        line.solved ? '是' : '',
        names.unit(line.unit),
        line.purposes.map((purpose) => visitPurposeWords[purpose]).join('、'),
        line.results.map((result) => visitResultWords[result]).join('、'),
        line.demands,
        line.nextVisitOn ?? '',
        line.backfilled ? '是' : '',
        line.listed ? '名单' : '系统录入',
        line.visit,
      ]),
      said: saidOfVisitsFilter(request.query, moment.asOf),
      moment,
    })
  })
}
