import { CourseQuery, FigureCourse } from '@titian/contract'
import { figureCourse } from '@titian/read-models'
import { Type } from 'typebox'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { readAskedFigure } from './asked-figure.ts'

const schema = {
  tags: ['指标'],
  summary: '一项指标一年的进程：逐月实际、按往年节奏和按时间应达',
  params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
  querystring: CourseQuery,
  response: { 200: FigureCourse, ...problems },
}

export function showCourse(app: App, shell: Shell): void {
  app.get('/api/figures/:code/course', { schema }, async (request, reply) => {
    const { year, ...query } = request.query
    const figure = readAskedFigure(request.params.code, { ...query, period: String(year) })
    if ('refused' in figure) return refuse(reply, figure)
    const { words, unit, asked } = figure
    // A ratio has no course of its own: that of what it compares says more.
    if (words.kind === 'ratio') return refuse(reply, notThere)
    const answer = await ask(shell, request, async (db, moment) => {
      const { target, points } = await figureCourse(db, words.code, { ...asked, ...moment, year })
      return { code: words.code, unit, year, target, points: [...points], positions: { ...moment.positions } }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
