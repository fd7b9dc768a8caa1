import { EndAbsence, Written } from '@titian/contract'
import { Type } from 'typebox'
import { carryOut } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { decideOfficer, notADay } from './decide-officer.ts'
import { officerCode } from './officer-code.ts'

const schema = {
  tags: ['结对'],
  summary: '结束代管：服务员回来了',
  params: Type.Object({ ...officerCode.properties, absence: Type.String({ maxLength: 40 }) }),
  body: EndAbsence,
  response: { 200: Written, ...problems },
}

export function endAbsence(app: App, shell: Shell): void {
  app.post('/api/officers/:officer/absences/:absence/end', { schema }, async (request, reply) => {
    const { officer, absence } = request.params
    const { on, reason } = request.body
    const done = await carryOut(shell, request, () =>
      decideOfficer(shell, principalOf(request), officer, async (_, today) => {
        const wrong = notADay(on)
        if (wrong) return wrong
        return { type: 'EndAbsence', absence, on: on ?? today, ...(reason === undefined ? {} : { reason }) }
      }),
    )
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}
