import { FigureQuery } from '@titian/contract'
import { nobody } from '@titian/read-models'
import { Type } from 'typebox'
import { exportWorkbook } from '../access/export-workbook.ts'
import { names } from '../enterprises/shown-event.ts'
import type { App } from '../http/app.ts'
import { fileOf } from '../http/attachment.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { scopeWords } from '../targets/target-answers.ts'
import { readAskedFigure } from './asked-figure.ts'
import { countedFigure, pageOfMembers } from './figure-members.ts'

const schema = {
  tags: ['指标'],
  summary: '一项指标的全部企业，.xlsx',
  params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
  querystring: FigureQuery,
  response: { ...fileOf('xlsx'), ...problems },
}

const everything = 1_000_000

function officerText(officer: string | undefined): string {
  if (officer === undefined) return '不限'
  return officer === nobody ? '无责任服务员' : officer
}

export function exportMembers(app: App, shell: Shell): void {
  app.get('/api/figures/:code/members.xlsx', { schema, handlerTimeout: 60_000 }, async (request, reply) => {
    const figure = readAskedFigure(request.params.code, request.query)
    if ('refused' in figure) return refuse(reply, figure)
    const counted = countedFigure(figure)
    if (!counted) return refuse(reply, { refused: 'FigureWithoutMembers' })
    const { words, unit } = figure
    const answer = await ask(shell, request, async (db, moment) => {
      const asked = { ...figure.asked, ...moment }
      const { items } = await pageOfMembers(db, counted, asked, { cursor: undefined, limit: everything })
      return { items, moment }
    })
    if ('refused' in answer) return refuse(reply, answer)
    const { items, moment } = answer
    return exportWorkbook(shell, request, reply, {
      fileName: `${words.name}-${names.unit(unit)}-${request.query.period}`,
      header: ['统一社会信用代码', '企业名称', '县（市、区）', '发生日期', '依据'],
      widths: [22, 36, 14, 14, 70],
      rows: items.map(({ uscc, name, unit, on, why }) => [
        uscc,
        name,
        names.unit(unit),
        on ?? '',
        why.map(({ occurredOn, summary }) => `${occurredOn} ${summary}`).join('；'),
      ]),
      said: [
        ['指标', words.name],
        ['指标代码', words.code],
        ['口径', `${words.formula}。${words.note}`],
        ['计量单位', words.measure ?? '家'],
        ['县（市、区）', names.unit(unit)],
        ['期间', request.query.period],
        ['称号', request.query.title ?? '不限'],
        ['责任服务员', officerText(request.query.officer)],
        ['合计范围', scopeWords(request.query.without)],
        ['未能计入的企业记录', String(moment.missing)],
      ],
      moment,
    })
  })
}
