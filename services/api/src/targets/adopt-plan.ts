import { AdoptPlan, Written } from '@titian/contract'
import { allFigures, isRefused, planDecider } from '@titian/domain'
import { planEventOf } from '@titian/read-models'
import { businessDay } from '../calendar/business-day.ts'
import { carryOut, onStream } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['目标'],
  summary: '制定或修订一个规划：基年、倍数、末年与年度步骤',
  body: AdoptPlan,
  response: { 200: Written, ...problems },
}

export function adoptPlan(app: App, shell: Shell): void {
  app.post('/api/plans', { schema }, async (request, reply) => {
    const { db, store, journal } = shell
    const { steps = [], ...plan } = request.body
    const unknown = plan.indicators.find(
      (code) => !allFigures.some((figure) => figure.code === code && figure.kind !== 'ratio'),
    )
    if (unknown !== undefined) return refuse(reply, { refused: 'UnknownIndicator', indicator: unknown })
    const stream = `plan-${plan.name}`
    const done = await carryOut(shell, request, async () => {
      const events = await store.readStream(journal, stream)
      const state = events.map((event) => planEventOf(event).data).at(-1)
      const decided = planDecider.decide({ type: 'AdoptPlan', plan: { ...plan, steps } }, state)
      if (isRefused(decided)) return decided
      const { day: today } = await businessDay(db, journal)
      return onStream({ stream, version: events.at(-1)?.version ?? 0, today }, decided)
    })
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}
