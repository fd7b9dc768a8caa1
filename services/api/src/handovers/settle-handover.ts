import { ReturnHandover, Written, type ProblemRefusal } from '@titian/contract'
import {
  assignmentDecider,
  handoverDecider,
  handoverStream,
  isRefused,
  tenureOn,
  tenuresOfFirm,
  type CodedFact,
  type HandoverCommand,
  type HandoverState,
} from '@titian/domain'
import { firmsByCode, listHandovers, type Principal } from '@titian/read-models'
import { loadFirms, onFirms } from '../assignments/firm-streams.ts'
import { businessDay } from '../calendar/business-day.ts'
import { carryOut, type Decision } from '../command.ts'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { judgeServing } from '../officers/officer-log.ts'
import { askAs } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { handoverId, loadHandover } from './handover-log.ts'

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
  return isAccepted ? moveAll(shell, principal, state, settled) : settled
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

/** Each firm that is still with the officer goes over from the day agreed, whatever day it is accepted. */
async function moveAll(
  shell: Shell,
  principal: Principal,
  { prepared, on }: Pending,
  settled: Decision,
): Promise<Decision | ProblemRefusal> {
  const { handover, from, to, document } = prepared
  const refusal = await judgeServing(shell, to, on, 'to')
  if (refusal) return refusal
  const known = await askAs(shell, principal, {}, async (db, moment) => ({
    firms: await firmsByCode(
      db,
      prepared.firms.map(({ uscc }) => uscc),
      moment,
    ),
  }))
  if ('refused' in known) return known
  const loaded = await loadFirms(
    shell,
    prepared.firms.map(
      ({ uscc, name }) => known.firms.get(uscc) ?? { asked: uscc, uscc, name, unit: '', codes: [uscc] },
    ),
  )
  const facts: CodedFact[] = []
  for (const { firm, streams } of loaded) {
    if (tenureOn(tenuresOfFirm(streams), on)?.officer !== from) continue
    const assignment = { uscc: firm.uscc, name: firm.name, officer: to, ...(document ? { document } : {}), handover }
    const decided = assignmentDecider.decide({ type: 'AssignOfficer', assignment, on }, streams)
    if (!isRefused(decided)) facts.push(...decided)
  }
  const moved = onFirms(loaded, facts)
  return {
    events: [...settled.events, ...moved.events],
    expect: [...(settled.expect ?? []), ...(moved.expect ?? [])],
  }
}
