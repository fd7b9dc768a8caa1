import { Briefing, MyWorkQuery, type EdgeRefusal } from '@titian/contract'
import { enterpriseOf, lastAskedOf } from '@titian/read-models'
import { Type } from 'typebox'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { briefingOf } from './briefing.ts'
import { creditCode } from './credit-code.ts'

const schema = {
  tags: ['我的工作'],
  summary: '进门之前看三句话：什么快到期、上次提了什么、可以享受什么',
  params: creditCode,
  querystring: Type.Pick(MyWorkQuery, ['after']),
  response: { 200: Briefing, ...problems },
}

export function showBriefing(app: App, shell: Shell): void {
  app.get('/api/enterprises/:uscc/briefing', { schema }, async (request, reply) => {
    const answer = await ask(shell, request, async (db, moment): Promise<Briefing | EdgeRefusal> => {
      const { asOf, units, ownFirms, positions } = moment
      const firm = await enterpriseOf(db, request.params.uscc, moment)
      // Nobody stands before the door of a firm that went to another unit.
      if (!firm || firm.status === 'transferred') return notThere
      const [asked] = await lastAskedOf(db, [firm.stream], moment)
      const sees = (unit: string) => units === undefined || ownFirms.includes(firm.stream) || units.includes(unit)
      const lines = briefingOf(firm, asked ?? { demand: null, visit: null }, asOf, sees)
      return { ...lines, asOf, positions: { ...positions } }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
