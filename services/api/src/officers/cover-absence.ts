import { AbsenceKept, CoverAbsence } from '@titian/contract'
import { carryOut, commandIdOf } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { uuidOf } from '../uuid-of.ts'
import { decideOfficer, notADay } from './decide-officer.ts'
import { officerCode } from './officer-code.ts'
import { loadOfficer } from './officer-log.ts'

const schema = {
  tags: ['结对'],
  summary: '服务员外出期间由他人代管；对接关系不变',
  params: officerCode,
  body: CoverAbsence,
  response: { 200: AbsenceKept, ...problems },
}

export function coverAbsence(app: App, shell: Shell): void {
  app.post('/api/officers/:officer/absences', { schema }, async (request, reply) => {
    const principal = principalOf(request)
    const { officer } = request.params
    const { by, from, through, reason } = request.body
    const absence = uuidOf(`absence ${principal.account} ${commandIdOf(request)}`)
    const done = await carryOut(shell, request, () =>
      decideOfficer(shell, principal, officer, async (_, today) => {
        const wrong = notADay(from, through)
        if (wrong) return wrong
        const cover = { officer: by, state: await loadOfficer(shell, by) }
        const why = reason === undefined ? {} : { reason }
        return { type: 'CoverAbsence', absence, officer, by: cover, from, through, ...why, today }
      }),
    )
    return 'refused' in done ? refuse(reply, done) : { absence, position: done.position }
  })
}
