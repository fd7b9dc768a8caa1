import { Figure, FigureQuery } from '@titian/contract'
import { askFigure, type Ratio } from '@titian/read-models'
import { Type } from 'typebox'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { readAskedFigure } from './asked-figure.ts'

const schema = {
  tags: ['指标'],
  summary: '一项指标：全市或某单位，某期间，可问某日、当时已录入',
  params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
  querystring: FigureQuery,
  response: { 200: Figure, ...problems },
}

export function showFigure(app: App, shell: Shell): void {
  app.get('/api/figures/:code', { schema }, async (request, reply) => {
    const figure = readAskedFigure(request.params.code, request.query)
    if ('refused' in figure) return refuse(reply, figure)
    const { words, unit, asked } = figure
    const answer = await ask(shell, request, async (db, moment) => {
      const { asOf, knownAt, positions, missing } = moment
      const found = await askFigure(db, words.code, { ...asked, ...moment })
      return {
        code: words.code,
        name: words.name,
        kind: words.kind,
        note: words.note,
        version: words.version,
        unit,
        period: request.query.period,
        value: copyOf(found?.value ?? 0),
        parts: (found?.parts ?? []).map((part) => ({ unit: part.unit, value: copyOf(part.value) })),
        asOf,
        knownAt,
        positions,
        missing,
      }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

function copyOf(value: number | Ratio): number | { numerator: number; denominator: number; value: number | null } {
  return typeof value === 'number' ? value : { ...value }
}
