import { Targets, TargetsQuery } from '@titian/contract'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { targetsOfYear, withoutOf } from './target-answers.ts'

const schema = {
  tags: ['目标'],
  summary: '各指标、各单位的目标、完成、位次、序时进度、状态与预测；双倍增进度',
  querystring: TargetsQuery,
  response: { 200: Targets, ...problems },
}

export function showTargets(app: App, shell: Shell): void {
  app.get('/api/targets', { schema }, async (request, reply) => {
    const { year, without } = request.query
    const answer = await ask(shell, request, async (db, moment) => ({
      year,
      asOf: moment.asOf,
      ...(await targetsOfYear(db, moment, { year, without: withoutOf(without) })),
      missing: moment.missing,
      positions: moment.positions,
    }))
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
