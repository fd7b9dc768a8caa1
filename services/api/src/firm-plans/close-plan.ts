import { CloseFirmPlan, FirmPlanParams, Written } from '@titian/contract'
import { earlier, lastDayOf } from '@titian/domain'
import { holdsTitle } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { onPlan } from './plan-at-hand.ts'

const schema = {
  tags: ['一企一策'],
  summary: '结案：目标称号是否取得以名单为准，与原预期对照',
  params: FirmPlanParams,
  body: CloseFirmPlan,
  response: { 200: Written, ...problems },
}

export function closePlan(app: App, shell: Shell): void {
  app.post('/api/enterprises/:uscc/plans/:year/close', { schema }, async (request, reply) => {
    const { year } = request.params
    const { note } = request.body
    const done = await onPlan(shell, request, request.params, async ({ firm, plan, today }) => {
      const day = earlier(today, lastDayOf(year))
      const asked = { journal: shell.journal, known: undefined }
      const granted =
        plan.status === 'open' && (await holdsTitle(shell.db, firm.stream, plan.content.title, day, asked))
      return { type: 'CloseFirmPlan', granted, ...(note === undefined ? {} : { note }) }
    })
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}
