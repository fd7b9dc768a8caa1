import { closed, DoPlanAction, FirmPlanParams, Written } from '@titian/contract'
import { Type } from 'typebox'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { onPlan } from './plan-at-hand.ts'

const schema = {
  tags: ['一企一策'],
  summary: '登记一项措施已完成，可写明凭据',
  params: closed({ ...FirmPlanParams.properties, action: Type.String({ maxLength: 40 }) }),
  body: DoPlanAction,
  response: { 200: Written, ...problems },
}

export function doPlanAction(app: App, shell: Shell): void {
  app.post('/api/enterprises/:uscc/plans/:year/actions/:action/done', { schema }, async (request, reply) => {
    const { evidence } = request.body
    const done = await onPlan(shell, request, request.params, () => ({
      type: 'DoPlanAction',
      action: request.params.action,
      ...(evidence === undefined ? {} : { evidence }),
    }))
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}
