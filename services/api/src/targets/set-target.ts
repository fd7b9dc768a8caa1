import { SetTarget, Written } from '@titian/contract'
import {
  cityCode,
  planningUnits,
  setTarget as decide,
  targetDecider,
  targetStream,
  type TargetRefusal,
} from '@titian/domain'
import type { RecordedEvent } from '@titian/event-store'
import { targetFactOf } from '@titian/read-models'
import { businessDay } from '../calendar/business-day.ts'
import { carryOut, type Decision } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['目标'],
  summary: '下达或调整一个单位一年的目标；可同时把全市目标调整为各单位之和',
  body: SetTarget,
  response: { 200: Written, ...problems },
}

export function setTarget(app: App, shell: Shell): void {
  app.post('/api/targets', { schema }, async (request, reply) => {
    const done = await carryOut(shell, request, () => decided(shell, request.body))
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}

async function decided(
  { db, store, journal }: Shell,
  { whole, comparison = 'at-least', ...said }: SetTarget,
): Promise<Decision | TargetRefusal> {
  const { indicator, unit, year } = said
  const streamOf = (each: string) => targetStream(indicator, each, year)
  // The whole is the sum of what the units have now: none of them may change before it is kept.
  const units = whole === undefined ? [unit] : [...new Set([unit, cityCode, ...planningUnits.map(({ code }) => code)])]
  const events = await store.readStreams(journal, units.map(streamOf))
  const { day: today } = await businessDay(db, journal)
  const stateOf = (each: string) => stateAfter(events.get(streamOf(each)) ?? [])
  const facts = decide({ target: { ...said, comparison }, whole, today }, stateOf)
  if ('refused' in facts) return facts
  return {
    events: [...facts].flatMap(([each, own]) =>
      own.map(({ occurredOn, event: { type, data } }) => {
        return { stream: streamOf(each), type, schema: 1, data, occurredOn }
      }),
    ),
    expect: [...events].map(([stream, { length: version }]) => ({ stream, version })),
  }
}

function stateAfter(events: readonly RecordedEvent[]) {
  return events.map(targetFactOf).reduce(targetDecider.evolve, targetDecider.initialState)
}
