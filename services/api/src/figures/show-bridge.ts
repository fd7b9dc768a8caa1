import { Bridge, FigureQuery } from '@titian/contract'
import { askBridge } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { readAskedFigure } from './asked-figure.ts'

const schema = {
  tags: ['指标'],
  summary: '高新技术企业的变动桥：期初、各项增减、期末，逐户相等',
  querystring: FigureQuery,
  response: { 200: Bridge, ...problems },
}

export function showBridge(app: App, shell: Shell): void {
  app.get('/api/figures/high-tech.net/bridge', { schema }, async (request, reply) => {
    const figure = readAskedFigure('high-tech.net', request.query)
    if ('refused' in figure) return refuse(reply, figure)
    const { unit, asked } = figure
    const answer = await ask(shell, request, async (db, moment) => ({
      ...(await askBridge(db, { ...asked, ...moment })),
      unit,
      period: request.query.period,
      asOf: moment.asOf,
      missing: moment.missing,
      positions: moment.positions,
    }))
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
