import { FirmPlanParams, ReviewFirmPlan, Written } from '@titian/contract'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { onPlan } from './plan-at-hand.ts'

const schema = {
  tags: ['一企一策'],
  summary: '一个季度的评估',
  params: FirmPlanParams,
  body: ReviewFirmPlan,
  response: { 200: Written, ...problems },
}

export function reviewPlan(app: App, shell: Shell): void {
  app.post('/api/enterprises/:uscc/plans/:year/reviews', { schema }, async (request, reply) => {
    const done = await onPlan(shell, request, request.params, () => ({ type: 'ReviewFirmPlan', ...request.body }))
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}
