import { ObjectToAssignment, Written } from '@titian/contract'
import { assignmentDecider, isRefused } from '@titian/domain'
import { firmsByCode } from '@titian/read-models'
import { businessDay } from '../calendar/business-day.ts'
import { carryOut } from '../command.ts'
import { creditCode } from '../enterprises/credit-code.ts'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { askAs } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { loadFirms, onFirms } from './firm-streams.ts'

const schema = {
  tags: ['结对'],
  summary: '服务员退回对接，写明原因，由指派单位决定；决定之前仍由本人负责',
  params: creditCode,
  body: ObjectToAssignment,
  response: { 200: Written, ...problems },
}

/** Only by the officer whom it concerns; for anybody else the firm is not there. */
export function objectToAssignment(app: App, shell: Shell): void {
  app.post('/api/enterprises/:uscc/officer/objection', { schema }, async (request, reply) => {
    const { uscc } = request.params
    const { reason } = request.body
    const done = await carryOut(shell, request, async () => {
      const seen = await askAs(shell, principalOf(request), {}, async (db, moment) => ({
        firms: [...(await firmsByCode(db, [uscc], moment)).values()],
        officers: moment.officers,
      }))
      if ('refused' in seen) return seen
      const loaded = await loadFirms(shell, seen.firms)
      const [only] = loaded
      if (!only) return notThere
      const { day: today } = await businessDay(shell.db, shell.journal)
      const command = { type: 'ObjectToAssignment', officers: seen.officers, reason, today } as const
      const facts = assignmentDecider.decide(command, only.streams)
      if (isRefused(facts)) return facts.refused === 'AssignmentNotYours' ? notThere : facts
      return onFirms(loaded, facts)
    })
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}
