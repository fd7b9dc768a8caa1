import { Campaigns, VisitAsOf } from '@titian/contract'
import { campaignsOf } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['走访'],
  summary: '专项活动：科室设定的，和走访记录里写到的',
  querystring: VisitAsOf,
  response: { 200: Campaigns, ...problems },
}

export function listCampaigns(app: App, shell: Shell): void {
  app.get('/api/campaigns', { schema }, async (request, reply) => {
    const answer = await ask(shell, request, async (db, moment) => ({
      items: [...(await campaignsOf(db, moment))],
      positions: { ...moment.positions },
    }))
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
