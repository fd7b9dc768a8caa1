import { SetTarget, Written } from '@titian/contract'
import { isRefused, targetDecider, targetStream } from '@titian/domain'
import { targetEventOf } from '@titian/read-models'
import { businessDay } from '../calendar/business-day.ts'
import { carryOut, onStream } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['目标'],
  summary: '下达或调整一个单位一年的目标',
  body: SetTarget,
  response: { 200: Written, ...problems },
}

export function setTarget(app: App, shell: Shell): void {
  app.post('/api/targets', { schema }, async (request, reply) => {
    const { db, store, journal } = shell
    const { indicator, unit, year, value, comparison = 'at-least', document } = request.body
    const stream = targetStream(indicator, unit, year)
    const done = await carryOut(shell, request, async () => {
      const events = await store.readStream(journal, stream)
      const state = events.map(targetEventOf).reduce(targetDecider.evolve, targetDecider.initialState)
      const target = { indicator, unit, year, value, comparison, document }
      const decided = targetDecider.decide({ type: 'SetTarget', target }, state)
      if (isRefused(decided)) return decided
      const { day: today } = await businessDay(db, journal)
      return onStream({ stream, version: events.at(-1)?.version ?? 0, today }, decided)
    })
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}
