import { LeaveOfficer, Written } from '@titian/contract'
import { loadsOn } from '@titian/read-models'
import { carryOut } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { askAs } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { decideOfficer } from './decide-officer.ts'
import { officerCode } from './officer-code.ts'

const schema = {
  tags: ['结对'],
  summary: '服务员离任；仍对接企业的，先办交接',
  params: officerCode,
  body: LeaveOfficer,
  response: { 200: Written, ...problems },
}

export function leaveOfficer(app: App, shell: Shell): void {
  app.post('/api/officers/:officer/leave', { schema }, async (request, reply) => {
    const principal = principalOf(request)
    const { officer } = request.params
    const { on, reason } = request.body
    const done = await carryOut(shell, request, () =>
      decideOfficer(shell, principal, officer, async () => {
        const load = await askAs(shell, principal, { asOf: on }, async (db, moment) => ({
          firms: (await loadsOn(db, on, moment)).get(officer) ?? 0,
        }))
        return 'refused' in load ? load : { type: 'LeaveOfficer', on, reason, firms: load.firms }
      }),
    )
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}
