import { DutiesFilter, dutyStateWords } from '@titian/contract'
import { exportWorkbook } from '../access/export-workbook.ts'
import { names } from '../enterprises/shown-event.ts'
import type { App } from '../http/app.ts'
import { fileOf } from '../http/attachment.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { dutiesFound } from './duties-found.ts'

const schema = {
  tags: ['年度事项'],
  summary: '筛选出的全部年度事项完成情况，.xlsx',
  querystring: DutiesFilter,
  response: { ...fileOf('xlsx'), ...problems },
}

const all = '（全部）'

/** The columns of a list of who has done what first, so that it can be read in again. */
const header = [
  '序号',
  '企业名称',
  '统一社会信用代码',
  '事项',
  '年度',
  '完成日期',
  '完成情况',
  '截止日期',
  '县（市、区）',
  '服务员编号',
  '服务员',
  '此前缺报年度',
]

export function exportDuties(app: App, shell: Shell): void {
  app.get('/api/duties/export.xlsx', { schema, handlerTimeout: 60_000 }, async (request, reply) => {
    const answer = await ask(shell, request, async (db, moment) => {
      const { duties, items } = await dutiesFound(db, request.query, moment)
      return { duties, items, moment }
    })
    if ('refused' in answer) return refuse(reply, answer)
    const { duties, items, moment } = answer
    const { year, duty, unit, officer, state } = request.query
    return exportWorkbook(shell, request, reply, {
      fileName: `${year}年年度事项`,
      header,
      widths: [6, 36, 22, 24, 8, 12, 16, 12, 12, 12, 12, 16],
      rows: items.map((item, index) => [
        index + 1,
        item.name,
        item.uscc,
        item.dutyName,
        year,
        item.doneOn ?? '',
        dutyStateWords[item.state],
        item.due,
        names.unit(item.unit),
        item.officer ?? '',
        item.officerName ?? '',
        item.missedBefore.join('、'),
      ]),
      said: [
        ['年度', String(year)],
        ['事项', duties.find((each) => each.duty.duty === duty)?.duty.name ?? all],
        ['县（市、区）', unit === undefined ? '（全部可见）' : names.unit(unit)],
        ['服务员', officer ?? all],
        ['完成情况', state === undefined ? all : state === 'not-done' ? '未完成' : dutyStateWords[state]],
      ],
      moment,
    })
  })
}
