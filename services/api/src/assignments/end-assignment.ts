import { EndAssignment, Written, type ProblemRefusal } from '@titian/contract'
import { assignmentDecider, isRefused, type AssignmentCommand } from '@titian/domain'
import type { Principal } from '@titian/read-models'
import { businessDay } from '../calendar/business-day.ts'
import { carryOut, type Decision } from '../command.ts'
import { creditCode } from '../enterprises/credit-code.ts'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { notADay } from '../officers/decide-officer.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { firmsInSight, loadFirms, onFirms, type LoadedFirm } from './firm-streams.ts'

const schema = {
  tags: ['结对'],
  summary: '结束对接：自某日起这家企业没有服务员',
  params: creditCode,
  body: EndAssignment,
  response: { 200: Written, ...problems },
}

export function endAssignment(app: App, shell: Shell): void {
  app.post('/api/enterprises/:uscc/officer/end', { schema }, async (request, reply) => {
    const { on, reason } = request.body
    const done = await carryOut(shell, request, async () => {
      const wrong = notADay(on)
      if (wrong) return wrong
      return decideOnFirm(shell, principalOf(request), request.params.uscc, () => ({
        type: 'EndAssignment',
        on,
        reason,
      }))
    })
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}

/** What follows from a command to one firm's assignment, by whoever answers for the firm. */
export async function decideOnFirm(
  shell: Shell,
  principal: Principal,
  uscc: string,
  command: (today: string, loaded: LoadedFirm) => AssignmentCommand,
): Promise<Decision | ProblemRefusal> {
  const seen = await firmsInSight(shell, principal, [uscc], 'uscc')
  if ('refused' in seen) return seen.refused === 'FirmUnknown' ? notThere : seen
  const loaded = await loadFirms(shell, seen.firms)
  const [only] = loaded
  if (!only) return notThere
  const { day: today } = await businessDay(shell.db, shell.journal)
  const facts = assignmentDecider.decide(command(today, only), only.streams)
  return isRefused(facts) ? facts : onFirms(loaded, facts)
}
