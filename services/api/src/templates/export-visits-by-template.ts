import { VisitsFilter } from '@titian/contract'
import { eachVisit } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { fileOf } from '../http/attachment.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { saidOfVisitsFilter } from '../visits/said-of-filter.ts'
import { visitsAsked } from '../visits/visits-asked.ts'
import { templateParams } from './save-template.ts'
import { savedTemplate } from './saved-template.ts'
import { visitFields } from './template-cells.ts'
import { exportFilled } from './template-workbook.ts'

const schema = {
  tags: ['导出模板'],
  summary: '按模板导出筛选出的全部走访记录，.xlsx',
  params: templateParams,
  querystring: VisitsFilter,
  response: { ...fileOf('xlsx'), ...problems },
}

export function exportVisitsByTemplate(app: App, shell: Shell): void {
  app.get('/api/templates/:template/visits.xlsx', { schema, handlerTimeout: 60_000 }, async (request, reply) => {
    const answer = await ask(shell, request, async (db, moment) => {
      const template = await savedTemplate(db, { ...request.params, kind: 'visits' }, moment)
      if ('refused' in template) return template
      const asked = visitsAsked(request.query, moment)
      if ('refused' in asked) return asked
      const rows = (await Array.fromAsync(eachVisit(db, asked))).map(visitFields)
      return { template, rows, moment }
    })
    if ('refused' in answer) return refuse(reply, answer)
    return exportFilled(shell, request, reply, {
      ...answer,
      said: saidOfVisitsFilter(request.query, answer.moment.asOf),
    })
  })
}
