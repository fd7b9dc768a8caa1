import { TemplateDemandsFilter } from '@titian/contract'
import { isDay } from '@titian/domain'
import { eachDemand } from '@titian/read-models'
import { demandsAsked } from '../demands/demands-asked.ts'
import { saidOfDemandsFilter } from '../demands/said-of-filter.ts'
import type { App } from '../http/app.ts'
import { fileOf } from '../http/attachment.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { templateParams } from './save-template.ts'
import { savedTemplate } from './saved-template.ts'
import { demandFields } from './template-cells.ts'
import { exportFilled } from './template-workbook.ts'

const schema = {
  tags: ['导出模板'],
  summary: '按模板导出筛选出的全部需求，.xlsx；内部和商业秘密的内容不导出',
  params: templateParams,
  querystring: TemplateDemandsFilter,
  response: { ...fileOf('xlsx'), ...problems },
}

export function exportDemandsByTemplate(app: App, shell: Shell): void {
  app.get('/api/templates/:template/demands.xlsx', { schema, handlerTimeout: 60_000 }, async (request, reply) => {
    const { from, to, ...filter } = request.query
    const wrong = [from, to].find((day) => day !== undefined && !isDay(day))
    if (wrong !== undefined) return refuse(reply, { refused: 'NotADay', day: wrong })
    const answer = await ask(shell, request, async (db, moment) => {
      const template = await savedTemplate(db, { ...request.params, kind: 'demands' }, moment)
      if ('refused' in template) return template
      const lines = await Array.fromAsync(eachDemand(db, demandsAsked({ sort: 'number', ...filter }, moment)))
      const raisedThen = lines.filter(({ raisedOn }) => raisedOn >= (from ?? '') && raisedOn <= (to ?? moment.asOf))
      return { template, rows: raisedThen.map(demandFields), moment }
    })
    if ('refused' in answer) return refuse(reply, answer)
    const days = from === undefined && to === undefined ? '（全部）' : `${from ?? ''} 至 ${to ?? answer.moment.asOf}`
    const said = [...saidOfDemandsFilter(filter), ['提出日期', days] as const]
    return exportFilled(shell, request, reply, { ...answer, said })
  })
}
