import { TargetRevisions, TargetRevisionsQuery, type EdgeRefusal } from '@titian/contract'
import { cityCode, findIndicator, isPlanningUnit, type TargetRefusal } from '@titian/domain'
import { targetRevisions } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['目标'],
  summary: '一项目标的历次下达与调整：何时、何人、据哪份文件，由多少改为多少；与全市合计是否一致',
  querystring: TargetRevisionsQuery,
  response: { 200: TargetRevisions, ...problems },
}

export function showRevisions(app: App, shell: Shell): void {
  app.get('/api/targets/revisions', { schema }, async (request, reply) => {
    const { indicator, unit, year } = request.query
    const wrong = refusalOf(indicator, unit)
    if (wrong) return refuse(reply, wrong)
    const answer = await ask(shell, request, async (db, moment): Promise<TargetRevisions | EdgeRefusal> => {
      const { current, whole, sum, revisions } = await targetRevisions(db, moment, { indicator, unit, year })
      return { indicator, unit, year, current, whole, sum, revisions: [...revisions], positions: moment.positions }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

function refusalOf(indicator: string, unit: string): TargetRefusal | undefined {
  if (!findIndicator(indicator)) return { refused: 'UnknownIndicator', indicator }
  return unit === cityCode || isPlanningUnit(unit) ? undefined : { refused: 'NotAPlanningUnit', unit }
}
