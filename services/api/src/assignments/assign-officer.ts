import { AssignOfficer, Written } from '@titian/contract'
import { carryOut } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { decideAssignments, judgeAssigning } from './decide-assignments.ts'
import { firmsInSight } from './firm-streams.ts'

const schema = {
  tags: ['结对'],
  summary: '指派：一家或多家企业自某日起由一位服务员负责',
  body: AssignOfficer,
  response: { 200: Written, ...problems },
}

export function assignOfficer(app: App, shell: Shell): void {
  app.post('/api/assignments', { schema }, async (request, reply) => {
    const { officer, on, firms: codes, ...basis } = request.body
    const done = await carryOut(shell, request, async () => {
      const refusal = await judgeAssigning(shell, [officer], on, basis, 'officer')
      if (refusal) return refusal
      const seen = await firmsInSight(shell, principalOf(request), codes, 'firms')
      if ('refused' in seen) return seen
      return decideAssignments(
        shell,
        seen.firms.map((firm) => ({ firm, officer })),
        on,
        basis,
      )
    })
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}
