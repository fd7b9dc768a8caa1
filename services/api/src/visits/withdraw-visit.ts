import { closed, Uuid, WithdrawVisit, Written, type ProblemRefusal } from '@titian/contract'
import { isRefused, visitDecider, visitStream } from '@titian/domain'
import { carryOut, type Decision } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { whoAsks, type Who } from '../who.ts'
import { visitAtHand, withProfile } from './visit-at-hand.ts'

const schema = {
  tags: ['走访'],
  summary: '撤回走访记录，说明原因；据此写入企业档案的情况一并撤回',
  params: closed({ visit: Uuid }),
  body: WithdrawVisit,
  response: { 200: Written, ...problems },
}

export function withdrawVisit(app: App, shell: Shell): void {
  app.post('/api/visits/:visit/withdrawal', { schema }, async (request, reply) => {
    const who = await whoAsks(shell, request)
    const decide = () => decideWithdrawVisit(shell, who, request.params.visit, request.body)
    const done = await carryOut(shell, request, decide)
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}

/** A visit that was none. What it found goes with it; a demand that was raised in it stands by itself. */
export async function decideWithdrawVisit(
  shell: Shell,
  who: Who,
  visit: string,
  { reason }: WithdrawVisit,
): Promise<Decision | ProblemRefusal> {
  const found = await visitAtHand(shell, who, visit)
  if ('refused' in found) return found
  const { state, isTheirs, today } = found
  const facts = visitDecider.decide({ type: 'WithdrawVisit', reason, isTheirs, today }, state)
  if (isRefused(facts)) return facts
  const events = facts.map(({ event, occurredOn }) => ({ stream: visitStream(visit), ...event, schema: 1, occurredOn }))
  return withProfile(shell, found, { events, after: undefined, reason: `撤回走访：${reason}` })
}
