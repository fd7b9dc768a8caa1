import { TemplateSample, TemplateSampleQuery } from '@titian/contract'
import { findDemands, findVisits } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import { demandSight } from '../demands/demands-asked.ts'
import type { Shell } from '../shell.ts'
import { visitsAsked } from '../visits/visits-asked.ts'
import { demandFields, visitFields } from './template-cells.ts'

const schema = {
  tags: ['导出模板'],
  summary: '几条真实的记录，供编辑模板时预览',
  querystring: TemplateSampleQuery,
  response: { 200: TemplateSample, ...problems },
}

const limit = 3

export function sampleRecords(app: App, shell: Shell): void {
  app.get('/api/templates/sample', { schema }, async (request, reply) => {
    const { kind } = request.query
    const answer = await ask(shell, request, async (db, moment) => {
      if (kind === 'demands') {
        const found = await findDemands(db, { ...demandSight(moment), limit })
        return { rows: (found?.items ?? []).map(demandFields), positions: { ...moment.positions } }
      }
      const asked = visitsAsked({}, moment)
      if ('refused' in asked) return asked
      const found = await findVisits(db, { ...asked, limit })
      return { rows: (found?.items ?? []).map(visitFields), positions: { ...moment.positions } }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
