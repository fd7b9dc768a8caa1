import { PlanCampaign, Written } from '@titian/contract'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { changeCampaign } from './change-campaign.ts'

const schema = {
  tags: ['走访'],
  summary: '设定或调整一项专项活动：名称、起止日期、文号',
  body: PlanCampaign,
  response: { 200: Written, ...problems },
}

export function planCampaign(app: App, shell: Shell): void {
  app.post('/api/campaigns', { schema }, async (request, reply) => {
    const { name, ...rest } = request.body
    const campaign = { name: name.trim(), ...rest }
    const done = await changeCampaign(shell, request, campaign.name, { type: 'PlanCampaign', campaign })
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}
