import {
  demandCategoryWords,
  demandNextInExport,
  DemandsFilter,
  demandSecrecyWords,
  demandStatusWords,
  demandTextInExport,
} from '@titian/contract'
import { eachDemand, type DemandLine } from '@titian/read-models'
import { exportWorkbook } from '../access/export-workbook.ts'
import { names } from '../enterprises/shown-event.ts'
import type { App } from '../http/app.ts'
import { fileOf } from '../http/attachment.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { demandsAsked } from './demands-asked.ts'
import { closingWords, saidOfDemandsFilter } from './said-of-filter.ts'

const schema = {
  tags: ['需求'],
  summary: '筛选出的需求台账，.xlsx；内部和商业秘密的内容不导出',
  querystring: DemandsFilter,
  response: { ...fileOf('xlsx'), ...problems },
}

export function exportDemands(app: App, shell: Shell): void {
  app.get('/api/demands/export.xlsx', { schema, handlerTimeout: 60_000 }, async (request, reply) => {
    const answer = await ask(shell, request, async (db, moment) => {
      const lines = await Array.fromAsync(eachDemand(db, demandsAsked({ sort: 'number', ...request.query }, moment)))
      return { lines, moment }
    })
    if ('refused' in answer) return refuse(reply, answer)
    const { lines, moment } = answer
    const { unit } = request.query
    return exportWorkbook(shell, request, reply, {
      fileName: `${unit === undefined ? '' : `${names.unit(unit)}_`}创新需求台账`,
      // The columns of the printed ledger first, in its order, so that it can be read in again.
      header: [
        '序号',
        '需求编号',
        '企业名称',
        '统一社会信用代码',
        '需求类别',
        '需求内容',
        '提出日期',
        '责任人',
        '办理状态',
        '办结日期',
        '下一步',
        '期限',
        '办结方式',
        '承办单位',
        '县（市、区）',
        '保密级别',
        '来源',
      ],
      widths: [6, 16, 36, 22, 16, 48, 12, 10, 10, 12, 28, 12, 16, 18, 12, 10, 10],
      rows: lines.map((line, index) => [index + 1, ...cellsOf(line)]),
      said: saidOfDemandsFilter(request.query),
      moment,
    })
  })
}

function cellsOf(line: DemandLine): readonly string[] {
  const isClosed = line.closedOn !== null
  return [
    line.number,
    line.name,
    line.uscc ?? '',
    line.kind ?? demandCategoryWords[line.category],
    demandTextInExport(line),
    line.raisedOn,
    line.officerName ?? line.officer ?? '',
    // In the ledger's own words, which it is read by.
    isClosed ? '已办结' : line.state === 'accepted' ? '已受理' : demandStatusWords[line.state],
    line.closedOn ?? '',
    demandNextInExport(line),
    line.nextDue ?? '',
    isClosed ? closingWords(line.closingCode) : '',
    line.holder ?? '',
    names.unit(line.unit),
    demandSecrecyWords[line.secrecy],
    line.listed ? '台账导入' : '系统录入',
  ]
}
