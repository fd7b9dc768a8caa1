import { ReturnHandover, Written, type ProblemRefusal } from '@titian/contract'
import { handoverDecider, handoverStream, isRefused, type HandoverCommand, type HandoverState } from '@titian/domain'
import { listHandovers, type Principal } from '@titian/read-models'
import { businessDay } from '../calendar/business-day.ts'
import { carryOut, type Decision } from '../command.ts'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { askAs } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { handoverId, loadHandover } from './handover-log.ts'
import { moveAlong } from './move-along.ts'

const common = { tags: ['结对'], params: handoverId, response: { 200: Written, ...problems } }
const accepting = { ...common, summary: '接收交接：企业自交接日起由新服务员负责，未办结事项一并转来' }
const returning = { ...common, summary: '退回交接，写明原因；企业仍由原服务员负责', body: ReturnHandover }

export function acceptHandover(app: App, shell: Shell): void {
  app.post('/api/handovers/:handover/accept', { schema: accepting }, async (request, reply) => {
    const { handover } = request.params
    const done = await carryOut(shell, request, () =>
      settle(shell, principalOf(request), handover, (today) => ({ type: 'AcceptHandover', today })),
    )
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}

export function returnHandover(app: App, shell: Shell): void {
  app.post('/api/handovers/:handover/return', { schema: returning }, async (request, reply) => {
    const { handover } = request.params
    const { reason } = request.body
    const done = await carryOut(shell, request, () =>
      settle(shell, principalOf(request), handover, (today) => ({ type: 'ReturnHandover', reason, today })),
    )
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}

/** By the officer to whom the firms go, or by who answers for all of them. */
async function settle(
  shell: Shell,
  principal: Principal,
  handover: string,
  command: (today: string) => HandoverCommand,
): Promise<Decision | ProblemRefusal> {
  const { state, version } = await loadHandover(shell, handover)
  if (state.status === 'absent') return notThere
  const refusal = await judgeSettling(shell, principal, handover, state)
  if (refusal) return refusal
  const { day: today } = await businessDay(shell.db, shell.journal)
  const facts = handoverDecider.decide(command(today), state)
  if (isRefused(facts)) return facts
  const stream = handoverStream(handover)
  const settled: Decision = {
    events: facts.map(({ on, event: { type, data } }) => ({ stream, type, schema: 1, data, occurredOn: on })),
    expect: [{ stream, version }],
  }
  const isAccepted = facts.some(({ event }) => event.type === 'HandoverAccepted')
  return isAccepted ? moveAlong(shell, principal, state, settled, today) : settled
}

type Pending = Exclude<HandoverState, { readonly status: 'absent' }>

async function judgeSettling(
  shell: Shell,
  principal: Principal,
  handover: string,
  { prepared }: Pending,
): Promise<ProblemRefusal | undefined> {
  const answer = await askAs(shell, principal, {}, async (db, moment) => {
    const [seen] = await listHandovers(db, { ...moment, handover })
    if (!seen) return notThere
    return moment.officers.includes(prepared.to) || seen.whole
      ? { settled: true }
      : ({ refused: 'NotPermitted' } as const)
  })
  return 'refused' in answer ? answer : undefined
}
