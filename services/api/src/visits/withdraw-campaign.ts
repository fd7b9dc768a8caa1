import { closed, WithdrawCampaign, Written } from '@titian/contract'
import { Type } from 'typebox'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { changeCampaign } from './change-campaign.ts'

const schema = {
  tags: ['走访'],
  summary: '专项活动不再提供选择；已标注的走访不受影响',
  params: closed({ name: Type.String({ minLength: 1, maxLength: 60 }) }),
  body: WithdrawCampaign,
  response: { 200: Written, ...problems },
}

export function withdrawCampaign(app: App, shell: Shell): void {
  app.post('/api/campaigns/:name/withdrawal', { schema }, async (request, reply) => {
    const { reason } = request.body
    const done = await changeCampaign(shell, request, request.params.name, { type: 'WithdrawCampaign', reason })
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}
