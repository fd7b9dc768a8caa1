import { EnterprisesFilter, enterpriseSortWords, enterpriseStatusWords, stageWords } from '@titian/contract'
import { findTitle, titleOf } from '@titian/domain'
import { eachEnterprise } from '@titian/read-models'
import { exportWorkbook } from '../access/export-workbook.ts'
import type { App } from '../http/app.ts'
import { fileOf } from '../http/attachment.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { names } from './shown-event.ts'

const schema = {
  tags: ['企业'],
  summary: '筛选出的全部企业，.xlsx',
  querystring: EnterprisesFilter,
  response: { ...fileOf('xlsx'), ...problems },
}

export function exportEnterprises(app: App, shell: Shell): void {
  app.get('/api/enterprises/export.xlsx', { schema, handlerTimeout: 60_000 }, async (request, reply) => {
    const { query, unit, title, stage, register, sort } = request.query
    const held = title === undefined ? undefined : findTitle(title)
    if (title !== undefined && !held) return refuse(reply, { refused: 'TitleUnknown', title })
    const answer = await ask(shell, request, async (db, moment) => {
      const filter = { ...moment, query, unit, title: held?.code, stage, register, sort }
      const lines = await Array.fromAsync(eachEnterprise(db, filter))
      return { lines, moment }
    })
    if ('refused' in answer) return refuse(reply, answer)
    const { lines, moment } = answer
    return exportWorkbook(shell, request, reply, {
      fileName: '企业列表',
      header: ['统一社会信用代码', '企业名称', '县（市、区）', '梯级', '称号', '名录', '状态'],
      widths: [22, 36, 14, 16, 40, 10, 12],
      rows: lines.map((line) => [
        line.uscc,
        line.name,
        names.unit(line.unit),
        stageWords[line.stage],
        line.titles.map((code) => titleOf(code).name).join('、'),
        line.inRegister ? '在名录内' : '名录外',
        enterpriseStatusWords[line.status],
      ]),
      said: [
        ['指标代码', 'enterprises'],
        ['搜索', query ?? '（无）'],
        ['县（市、区）', unit === undefined ? '（全部可见）' : names.unit(unit)],
        ['梯级', stage === undefined ? '（全部）' : stageWords[stage]],
        ['称号', title === undefined ? '（全部）' : names.title(title)],
        ['名录', register === undefined ? '（全部）' : register === 'in' ? '在名录内' : '名录外'],
        ['排序', enterpriseSortWords[sort ?? 'name']],
      ],
      moment,
    })
  })
}
