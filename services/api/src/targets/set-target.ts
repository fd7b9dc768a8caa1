import { SetTarget, Written } from '@titian/contract'
import { isRefused, targetDecider, targetStream } from '@titian/domain'
import { targetFactOf } from '@titian/read-models'
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
      const state = events.map(targetFactOf).reduce(targetDecider.evolve, targetDecider.initialState)
      const target = { indicator, unit, year, value, comparison, document }
      const { day: today } = await businessDay(db, journal)
      const decided = targetDecider.decide({ type: 'SetTarget', target, today }, state)
      if (isRefused(decided)) return decided
      return onStream(
        { stream, version: state.version, today },
        decided.map(({ event }) => event),
      )
    })
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}
